package org.lodo.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexPageTest {

    private static final Path COMMITTED = Path.of("../reports");

    @TempDir
    private Path reports;

    @Test
    void linksEveryReportWithAPage() throws IOException {
        write("a-study/manifest.json", """
                {"title": "A < B", "environment": {"commit": "0123456789abcdef"},
                 "runs": [{"optimizer": "adam[learningRate=1]", "problem": "bowl"}, {"optimizer": "adam[learningRate=2]"}],
                 "claims": [{"verdict": "reproduced"}, {"verdict": "not reproduced"}]}""");
        write("a-study/report.html", "");
        write("old-study/manifest.json", "{\"runs\": []}");
        write("damaged/manifest.json", "{");
        write("quick/manifest.json", "{}");
        write("tuned/bowl/report.md", "");
        write("performance/report.html", "");
        write("performance/manifest.json", "{\"title\": \"Speed\", \"command\": \"bench it\"}");
        write("performance/peers/report.html", "");

        IndexPage.write(reports);

        assertThat(reports.resolve("index.html"))
                .content()
                .containsSubsequence(
                        "href=\"matrix.html\"",
                        "href=\"a-study/report.html\">a-study</a>",
                        "A &lt; B",
                        "<td>bowl",
                        "<td>adam</td>",
                        "1 of 2 reproduced",
                        "data-sort=\"2.0\">2</td>",
                        ">0123456789</td>",
                        "old-study (no page yet)",
                        "href=\"performance/report.html\">performance</a>",
                        "bench it",
                        "href=\"performance/peers/report.html\">performance/peers</a>",
                        "tuned/bowl (no page yet)")
                .doesNotContain(">Speed</td>")
                .doesNotContain("damaged")
                .doesNotContain("\"quick/");
    }

    @Test
    void noEntryLeadsToMarkdown() throws IOException {
        write("study/manifest.json", "{\"runs\": []}");
        write("study/report.md", "# Only Markdown");
        write("tuned/bowl/report.md", "# Only Markdown");

        IndexPage.write(reports);

        String page = Files.readString(reports.resolve("index.html"));
        assertThat(page.substring(page.indexOf("<main"))).doesNotContain(".md\"");
    }

    @Test
    void uncommittedChangesAreNamed() throws IOException {
        write("a/manifest.json", """
                {"environment": {"commit": "0123456789abcdef", "uncommittedChanges": true}, "runs": []}""");
        write("b/manifest.json", """
                {"environment": {"commit": "0123456789abcdef", "uncommittedChanges": false}, "runs": []}""");

        IndexPage.write(reports);

        assertThat(reports.resolve("index.html"))
                .content()
                .containsOnlyOnce("0123456789 with uncommitted changes")
                .contains(">0123456789</td>");
    }

    /** The committed study has both kinds; those of the suite's own say so in their source. */
    @Test
    void ownExpectationsAreCountedApart() throws IOException {
        copy("paper-quadratic-published/manifest.json");
        copy("paper-quadratic-published/study.json");

        IndexPage.write(reports);

        assertThat(reports.resolve("index.html"))
                .content()
                .contains("4 of 4 reproduced", "7 of 7 met")
                .doesNotContain("11 of 11");
    }

    @Test
    void everyOptimizerProblemAndSettingIsInARow() throws IOException {
        copy("paper-quadratic-published/manifest.json");
        copy("paper-quadratic-published/study.json");
        copy("tuned/rosenbrock/adam.yaml");
        copy("tuned/rosenbrock/adam.csv");
        write("tuned/rosenbrock/report.html", "");

        IndexPage.write(reports);

        List<String> rows = Pattern.compile("<tr>.*?</tr>", Pattern.DOTALL)
                .matcher(Files.readString(reports.resolve("index.html")))
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(rows).filteredOn(row -> row.contains("adam")).hasSizeGreaterThanOrEqualTo(3);
        assertThat(rows).anyMatch(row -> row.contains("lbfgs-no-line-search") && row.contains("noisy-quadratic"));
        assertThat(rows).anyMatch(row -> row.contains("metaLearningRate") && row.contains("9.04"));
        assertThat(rows).anyMatch(row -> row.contains("tuned/rosenbrock") && row.contains("learningRate"));
    }

    private void copy(String file) throws IOException {
        write(file, Files.readString(COMMITTED.resolve(file)));
    }

    private void write(String file, String text) throws IOException {
        Path path = reports.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
