package org.lodo.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexPageTest {

    @TempDir
    private Path reports;

    @Test
    void linksEveryReport() throws IOException {
        write("a-study/manifest.json", """
                {"title": "A < B", "environment": {"commit": "0123456789abcdef"}, "runs": [{}, {}],
                 "claims": [{"verdict": "reproduced"}, {"verdict": "not reproduced"}]}""");
        write("a-study/report.html", "");
        write("old-study/manifest.json", "{\"runs\": []}");
        write("damaged/manifest.json", "{");
        write("quick/manifest.json", "{}");
        write("tuned/bowl/report.md", "");
        write("performance/report.md", "");
        write("performance/manifest.json", "{\"title\": \"Speed\"}");
        write("performance/peers/report.md", "");

        IndexPage.write(reports);

        assertThat(reports.resolve("index.html"))
                .content()
                .containsSubsequence(
                        "href=\"a-study/report.html\">a-study</a>",
                        "A &lt; B",
                        "1 of 2 reproduced",
                        "data-sort=\"2.0\">2</td>",
                        ">0123456789</td>",
                        "href=\"old-study/report.md\">old-study</a>",
                        "href=\"tuned/bowl/report.md\">tuned/bowl</a>",
                        "href=\"performance/report.md\">performance</a>",
                        "href=\"performance/peers/report.md\">performance/peers</a>")
                .doesNotContain(">Speed<")
                .doesNotContain("damaged")
                .doesNotContain("\"quick/");
    }

    private void write(String file, String text) throws IOException {
        Path path = reports.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
