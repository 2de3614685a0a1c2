package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.text.StringEscapeUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodo.bench.site.Site;

/** Makes the site of this project, and looks at it without the classes that made it. */
class SiteTest {

    private static final Pattern LINK = Pattern.compile("<(?:a|img|link|script)\\b[^<>]*\\s(?:href|src)=\"([^\"]*)\"");
    private static final Pattern SCRIPT = Pattern.compile("(?s)(<script\\b[^>]*>).*?</script>");
    private static final Pattern ID = Pattern.compile("\\s(?:id|name)=\"([^\"]*)\"");

    @TempDir
    private Path dir;

    @Test
    void hasReportsDocumentsAndJavadocWithoutADeadLink() throws IOException {
        Path out = dir.resolve("site");
        Shell shell = Shell.run("site", "--out", out.toString());

        assertThat(shell.exitCode()).as(shell.err()).isZero();
        assertThat(shell.err()).isEmpty();
        assertThat(shell.out()).contains("Begin with: " + out.resolve("index.html"));
        for (String page : List.of(
                "index.html",
                "README.html",
                "CONTRIBUTING.html",
                "SKILL.html",
                "docs/architecture.html",
                "docs/tutorial/6-ci.html",
                "docs/adr/0008-tuning.html",
                "reports/index.html",
                "reports/matrix.html",
                "reports/ablations/report.html",
                "reports/tuned/mnist-cpu/report.html",
                "javadoc/index.html",
                "javadoc/org/lodo/Lodo.html",
                "javadoc/org/lodo/engine/catalog/CatalogProvider.html",
                "examples/SignDescent.java")) {
            assertThat(out.resolve(page)).isRegularFile();
        }
        assertThat(faults(out)).isEmpty();
        assertThat(out.resolve("README.html"))
                .content()
                .contains("<h2 id=\"section-speed\">Speed</h2>", "href=\"#section-speed\"", "src=\"data:image/svg+xml")
                .contains("href=\"docs/tutorial/1-train.html\"")
                .doesNotContain("figure:", "href=\"reports/paper-quadratic-published/report.md\"");
        assertThat(out.resolve("index.html")).content().contains("href=\"docs/tutorial/1-train.html\"");
        assertThat(out.resolve("docs/tutorial/2-optimizer.html"))
                .content()
                .contains("<pre style=\"max-height: none\"><code class=\"language-java\" style=\"padding: 0\">import ");
        assertThat(out.resolve("SKILL.html"))
                .content()
                .contains(">How to work on this project</h1>")
                .doesNotContain("name: lodo");
        assertThat(out.resolve("docs/adr/0008-tuning.html"))
                .content()
                .contains("href=\"../../docs/tutorial/1-train.html\"");
    }

    /** Links to files that are not there, to places that a page does not have, and whatever a page would load from elsewhere. */
    private static List<String> faults(Path site) throws IOException {
        List<Path> pages;
        try (Stream<Path> all = Files.walk(site)) {
            pages = all.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
        }
        Map<Path, List<String>> places = new TreeMap<>();
        List<String> faults = new ArrayList<>();
        for (Path page : pages) {
            String html = Files.readString(page);
            places.put(
                    page,
                    ID.matcher(html)
                            .results()
                            .map(id -> StringEscapeUtils.unescapeHtml4(id.group(1)))
                            .toList());
        }
        for (Path page : pages) {
            String html = SCRIPT.matcher(Files.readString(page)).replaceAll("$1");
            for (MatchResult match : LINK.matcher(html).results().toList()) {
                String link = StringEscapeUtils.unescapeHtml4(match.group(1));
                boolean isForeign = link.matches("(?i)[a-z][a-z0-9+.-]*:.*");
                boolean isLoaded = !match.group().startsWith("<a");
                if (isForeign ? isLoaded && !link.startsWith("data:") : !leadsSomewhere(page, link, places)) {
                    faults.add(site.relativize(page) + ": " + link);
                }
            }
        }
        return faults;
    }

    private static boolean leadsSomewhere(Path page, String link, Map<Path, List<String>> places) {
        String[] parts = link.split("#", 2);
        String file = parts[0].replaceFirst("\\?.*", "");
        Path target = file.isEmpty()
                ? page
                : page.resolveSibling(URLDecoder.decode(file.replace("+", "%2B"), StandardCharsets.UTF_8))
                        .normalize();
        if (!Files.isRegularFile(target)) {
            return false;
        }
        // The index of constants, made by the tool, has a place for a package that has none.
        return parts.length == 1
                || parts[1].isEmpty()
                || page.endsWith("javadoc/constant-values.html")
                || !places.containsKey(target)
                || places.get(target).contains(URLDecoder.decode(parts[1].replace("+", "%2B"), StandardCharsets.UTF_8));
    }

    @Test
    void aFormerSiteIsReplacedWithAllOfItsFiles() throws IOException {
        Path project = project();
        Path out = dir.resolve("site");
        Site.make(project, out, false);
        assertThat(out.resolve("old.html")).exists();
        Files.delete(project.resolve("old.md"));
        Files.writeString(project.resolve("README.md"), "# New\n");

        Site.make(project, out, false);

        assertThat(out.resolve("old.html")).doesNotExist();
        assertThat(out.resolve("README.html")).content().contains(">New</h1>");
    }

    @Test
    void saysWhatIsMissingBesideThePackagedJar() throws IOException {
        Path root = Files.createDirectories(dir.resolve("elsewhere"));
        Files.createDirectories(root.resolve("reports"));
        Files.writeString(root.resolve("reports/index.html"), "<a href=\"gone.html\">gone</a>");

        Site.Made made = Site.make(root, dir.resolve("site"), true);

        assertThat(made.notes())
                .anyMatch(note -> note.startsWith("Without documents"))
                .anyMatch(note -> note.startsWith("Without Javadoc: there are no sources"));
        assertThat(made.start()).content().contains("Without Javadoc: there are no sources");
        assertThat(made.deadLinks()).containsExactly(Path.of("reports", "index.html") + ": gone.html");
    }

    @Test
    void filesOfOtherOriginAreNeverReplaced() throws IOException {
        Path out = Files.createDirectories(dir.resolve("mine"));
        Files.writeString(out.resolve("index.html"), "mine");
        refused("holds index.html, which is of no site: must be empty or hold a site", "site", "--out", out.toString());
        assertThat(out.resolve("index.html")).hasContent("mine");

        Path file = Files.writeString(dir.resolve("file"), "mine");
        refused("must be a folder that can be written to", "site", "--out", file.toString());
        refused("'--out=FOLDER'", "site");
        refused("which is of no site", "site", "--out", "../reports");
    }

    @Test
    void aFileAddedToASiteKeepsIt() throws IOException {
        Path out = dir.resolve("site");
        Site.make(project(), out, false);
        Files.writeString(out.resolve("notes.txt"), "mine");

        refused("holds notes.txt, which is of no site", "site", "--no-javadoc", "--out", out.toString());
        assertThat(out.resolve("README.html")).exists();
    }

    @Test
    void aDamagedListIsNoLicence() throws IOException {
        Path out = Files.createDirectories(dir.resolve("site"));
        Files.writeString(out.resolve("site.json"), "{\"files\": [\"../file\"], \"seal\": \"0\"}");
        refused("site.json that is not as 'site' wrote it", "site", "--no-javadoc", "--out", out.toString());
    }

    private static void refused(String message, String... arguments) {
        Shell shell = Shell.run(arguments);
        assertThat(shell.exitCode()).as(shell.out()).isEqualTo(2);
        assertThat(shell.err()).startsWith("lodo: ").contains(message);
        assertThat(shell.err().strip().lines()).hasSize(1);
    }

    private Path project() throws IOException {
        Path root = Files.createDirectories(dir.resolve("project"));
        Files.createDirectories(root.resolve("reports"));
        Files.writeString(root.resolve("reports/index.html"), "<a href=\"../README.md\">Project</a>");
        Files.writeString(root.resolve("README.md"), "# Title\n\n[old](old.md)\n");
        Files.writeString(root.resolve("old.md"), "# Old\n");
        return root;
    }
}
