package org.lodo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Checks that the documents name types, members, packages and files that exist. Of the changelog and the records of decisions
 * (docs/adr/), which are history, only links are checked.
 */
class DocsTest {

    private static final Path ROOT = Path.of("..");

    /** Types that the documents name but the suite does not have, and a placeholder for a reader's own. */
    private static final Set<String> FOREIGN = Set.of(
            "Arrays",
            "BatchNorm",
            "Config",
            "Double",
            "EasyTrain",
            "Long",
            "Math",
            "Model",
            "MyObjective",
            "NullMarked",
            "Nullable",
            "RandomAccessDataset",
            "ServiceLoader",
            "StrictMath",
            "SymbolBlock",
            "Trainer");

    /** Names of Java modules, not packages. */
    private static final Set<String> MODULES = Set.of("org.lodo.core");

    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");

    private static final Pattern COMMAND_LINE = Pattern.compile("(?:mvn|…|JAVA_\\w+=.*) .*|-.*");

    /** A capitalized word with a lower-case letter, and its member if one follows; not within a file name. */
    private static final Pattern TYPE =
            Pattern.compile("(?<![\\w./=$-])([A-Z]\\w*[a-z]\\w*)(?![\\w/=-]|\\.(?:md|java|yaml))(?:\\.([a-z]\\w*))?");

    private static final Pattern PACKAGE = Pattern.compile("org\\.lodo(?:\\.[a-z]+)*");

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

    private static Map<String, Path> sources;

    @BeforeAll
    static void findSources() throws IOException {
        sources = new HashMap<>();
        for (Path module : modules()) {
            try (Stream<Path> files = Files.walk(module)) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file ->
                                sources.put(file.getFileName().toString().replace(".java", ""), file));
            }
        }
    }

    @Test
    void typesAndTheirMembersExist() throws IOException {
        Set<String> missing = new TreeSet<>();
        Set<String> found = new TreeSet<>();
        for (Path document : documents()) {
            for (String code : code(document)) {
                for (Matcher type = TYPE.matcher(code); type.find(); ) {
                    if (exists(type.group(1), type.group(2))) {
                        found.add(type.group(1));
                    } else if (!FOREIGN.contains(type.group(1))) {
                        missing.add(document.getFileName() + ": " + type.group());
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(found).hasSizeGreaterThan(80);
    }

    private static boolean exists(String type, String member) throws IOException {
        Path source = sources.get(type);
        return source != null
                && (member == null
                        || member.equals("class")
                        || Pattern.compile("\\b" + member + "\\b")
                                .matcher(Files.readString(source))
                                .find());
    }

    @Test
    void packagesExist() throws IOException {
        Set<String> missing = new TreeSet<>();
        Set<String> packages = sources.values().stream()
                .map(source -> source.getParent().toString().replaceAll("^.*/java/", ""))
                .map(folder -> folder.replace('/', '.'))
                .collect(Collectors.toSet());
        for (Path document : documents()) {
            for (String code : code(document)) {
                PACKAGE.matcher(code)
                        .results()
                        .map(MatchResult::group)
                        .filter(name -> !MODULES.contains(name))
                        .filter(name -> packages.stream()
                                .noneMatch(known -> known.equals(name) || known.startsWith(name + ".")))
                        .forEach(name -> missing.add(document.getFileName() + ": " + name));
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void linkedFilesExist() throws IOException {
        Set<String> missing = new TreeSet<>();
        try (Stream<Path> records = Files.list(ROOT.resolve("docs/adr"))) {
            Stream<Path> all = Stream.concat(
                    Stream.concat(documents().stream(), Stream.of(ROOT.resolve("CHANGELOG.md"))), records);
            for (Path document : all.sorted().toList()) {
                LINK.matcher(Files.readString(document))
                        .results()
                        .map(link -> link.group(1))
                        .filter(link -> !Files.exists(document.resolveSibling(link)))
                        .forEach(link -> missing.add(document.getFileName() + ": " + link));
            }
        }
        assertThat(missing).isEmpty();
    }

    private static List<String> code(Path document) throws IOException {
        String prose = Files.readString(document).replaceAll("(?ms)^```.*?^```$", "");
        return CODE.matcher(prose)
                .results()
                .map(match -> match.group(1))
                .filter(code -> !COMMAND_LINE.matcher(code).matches())
                .toList();
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"));
                Stream<Path> tutorial = Files.list(ROOT.resolve("docs/tutorial"))) {
            return Stream.concat(
                            Stream.concat(docs, tutorial)
                                    .filter(file -> file.toString().endsWith(".md")),
                            Stream.of("README.md", "CONTRIBUTING.md", "SKILL.md")
                                    .map(ROOT::resolve))
                    .sorted()
                    .toList();
        }
    }

    /** The source folders of all modules, including those of profiles. */
    private static List<Path> modules() throws IOException {
        try (Stream<Path> folders = Files.list(ROOT)) {
            return Stream.concat(
                            folders.map(folder -> folder.resolve("src")).filter(Files::isDirectory),
                            Stream.of(ROOT.resolve("examples")))
                    .toList();
        }
    }
}
