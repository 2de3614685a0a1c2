package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;
import org.lodo.engine.io.ClassPath;

/**
 * Follows a document as its reader would: saves its files, runs its commands in this process, and compares what they print. What
 * lies in a reader's folder is in a folder of the test.
 */
final class GuideReader {

    /** How the jar is called; Java runs the classes of this process instead. */
    private static final Pattern LODO =
            Pattern.compile("(?:lodo|java -jar lodo-bench/target/lodo/lodo\\.jar) (.*)", Pattern.DOTALL);

    private static final Pattern JAVA =
            Pattern.compile("java -cp 'lodo-bench/target/lodo/lib/\\*' (\\S+/(\\w+)\\.java)");

    /** Words of a POSIX shell, as far as these documents use it. */
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    private static final String CHECK_FAILS = "check fails with exit code 1";

    private final Path folder;
    private final Map<String, String> places;
    private final List<String> commands = new ArrayList<>();
    private final List<String> leftToOthers = new ArrayList<>();
    private String printed = "";

    /**
     * @param folder where the reader's files are
     * @param places what paths begin with in the document, and here
     */
    GuideReader(Path folder, Map<String, String> places) {
        this.folder = folder;
        this.places = Map.copyOf(places);
    }

    /**
     * Does what a document says.
     *
     * @param markdown the document
     * @return the commands that are not the suite's own, which were not run
     * @throws ReflectiveOperationException if a program of the document cannot be run, or fails
     */
    List<String> follow(String markdown) throws IOException, ReflectiveOperationException {
        leftToOthers.clear();
        String unread = markdown;
        for (GuideStep step : GuideStep.of(markdown)) {
            int begin = unread.indexOf(step.text());
            boolean fails = unread.substring(0, begin).contains(CHECK_FAILS);
            unread = unread.substring(begin + step.text().length());
            take(step, fails ? CommandLines.FAILED : CommandLines.DONE);
        }
        return List.copyOf(leftToOthers);
    }

    private void take(GuideStep step, int exitCode) throws IOException, ReflectiveOperationException {
        switch (step.kind()) {
            case COMMANDS -> {
                for (String command : step.commands()) {
                    run(command, exitCode);
                }
            }
            case OUTPUT -> assertShows(printed, step.text());
            case FILE -> {
                Path file = Path.of(here(step.file()));
                Files.createDirectories(file.getParent());
                Files.writeString(file, step.file().endsWith(".java") ? step.text() : here(step.text()));
            }
            case CHANGE -> change(Path.of(here(step.file())), step.text());
            case EXCERPT -> assertShows(Files.readString(Path.of(here(step.file()))), step.text());
            case QUOTE ->
                assertThat(step.text().strip().replaceFirst("^- run: java -jar lodo.jar ", ""))
                        .isIn(commands);
        }
    }

    private void run(String command, int exitCode) throws IOException, ReflectiveOperationException {
        Matcher lodo = LODO.matcher(command);
        Matcher java = JAVA.matcher(command);
        if (lodo.matches()) {
            commands.add(lodo.group(1));
            Shell shell = Shell.run(words(lodo.group(1)));
            assertThat(shell.exitCode()).as("%s%n%s", command, shell.err()).isEqualTo(exitCode);
            assertThat(shell.err()).as(command).doesNotContain("lodo:", "WARN", "ERROR");
            printed = shell.out().replace(folder + File.separator, "");
        } else if (java.matches()) {
            printed = main(Path.of(here(java.group(1))), java.group(2));
        } else {
            leftToOthers.add(command);
        }
    }

    private String[] words(String line) {
        return WORD.matcher(line)
                .results()
                .map(word -> word.group(1) != null ? word.group(1) : here(word.group(2)))
                .toArray(String[]::new);
    }

    /** A path, or a text with paths, as it is on this machine. */
    private String here(String text) {
        String here = text;
        for (Map.Entry<String, String> place : places.entrySet()) {
            here = here.replaceAll(
                    "(?<![\\w./])" + Pattern.quote(place.getKey()), Matcher.quoteReplacement(place.getValue()));
        }
        return here;
    }

    /** Compiles and runs a program of one file, as Java does. */
    private static String main(Path source, String name) throws IOException, ReflectiveOperationException {
        Path classes = Files.createTempDirectory(source.getParent(), "classes");
        int errors = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-Xlint:all,-path",
                        "-Werror",
                        "-cp",
                        ClassPath.current(),
                        "-d",
                        classes.toString(),
                        source.toString());
        assertThat(errors).as(source.toString()).isZero();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream console = System.out;
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, GuideReader.class.getClassLoader())) {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            loader.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(console);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Replaces the line with a minus by the one with a plus. */
    private static void change(Path file, String diff) throws IOException {
        List<String> lines = diff.lines().toList();
        assertThat(lines).hasSize(2).first().asString().startsWith("-");
        String before = Files.readString(file);
        String old = lines.get(0).substring(1) + "\n";
        assertThat(before.split(Pattern.quote(old), -1))
                .as("%s with one line%n%s", file, old)
                .hasSize(2);
        Files.writeString(file, before.replace(old, lines.get(1).substring(1) + "\n"));
    }

    /** Shown lines stand in the text one after another; an ellipsis stands for a part of a line, or alone for lines. */
    private static void assertShows(String text, String shown) {
        String pattern = shown.lines()
                .map(line -> line.equals("…") ? "(?s:.*?)" : Pattern.quote(line).replace("…", "\\E.*\\Q"))
                .collect(Collectors.joining("\\R", "(?m)^", "$"));
        assertThat(text).containsPattern(pattern);
    }
}
