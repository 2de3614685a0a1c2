package org.lodo.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodo.bench.plot.Axis;
import org.lodo.bench.plot.Curve;
import org.lodo.bench.plot.CurvePlot;
import org.lodo.bench.plot.ReferenceLine;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.ReportTable;

class HtmlReportTest {

    @TempDir
    private Path folder;

    @Test
    void tablesAndFiguresStandWhereTheTextHasThem() throws IOException {
        MarkdownText text = new MarkdownText();
        text.paragraph("| a table | of the note |\n| --- | --- |\n| own | words |");
        text.heading("First");
        text.table(table("numbers", Cell.of("1.5 | 2 * x", 1.5)));
        text.figure(new Figures(folder).draw("curve[x]", "A curve of x[1], y]", plot("adam[rate=0.1]")));
        text.heading("charts");
        text.table(table("numbers", Cell.link("elsewhere", "../other/report.md").marked(Cell.Mark.WARNING)));

        new HtmlReport(folder).write("Two < three", text, "run <it>", null);
        String page = Files.readString(folder.resolve("report.html"));
        String body = page.substring(page.indexOf("<main"), page.indexOf("</main>"));

        assertThat(body)
                .containsSubsequence(
                        "own</td>",
                        ">First</h2>",
                        "id=\"table-numbers\"",
                        "data-sort=\"1.5\">1.5 | 2 * x</td>",
                        "data-chart=\"curve[x]\"",
                        "Made by <code>run &lt;it&gt;</code>.",
                        "id=\"section-charts\"",
                        "id=\"table-numbers-2\"",
                        "class=\"number warning\"><a href=\"../other/report.md\">elsewhere</a>");
        assertThat(page).contains("<title>Two &lt; three</title>").doesNotContain("{{");
        assertThat(text.toString()).contains("1.5 \\| 2 \\* x", "![A curve of x\\[1\\], y\\]](plots/curve[x].svg)");
    }

    @Test
    void linksThatWouldRunScriptsAreDisarmedAndDataCannotEndTheirElement() throws IOException {
        MarkdownText text = new MarkdownText();
        text.paragraph("[press](javascript:alert(1)) <b>bold</b>");
        text.figure(new Figures(folder).draw("c", "C", plot("</script><script>alert(1)//")));

        new HtmlReport(folder).write("Title", text, "run", "{\"a\": \"</pre>\"}");
        String page = Files.readString(folder.resolve("report.html"));

        assertThat(page)
                .doesNotContain("javascript:alert")
                .doesNotContain("<b>bold")
                .doesNotContain("<script>alert");
        assertThat(page).contains("&lt;/pre>");
    }

    @Test
    void theChartHasAllItsCurvesReferencesAndGaps() throws IOException {
        MarkdownText text = new MarkdownText();
        text.figure(new Figures(folder).draw("c", "C", plot("adam")));

        new HtmlReport(folder).write("Title", text, "run", null);

        assertThat(folder.resolve("report.html"))
                .content()
                .contains("\"references\":[{\"label\":\"best\",\"y\":0.5}]")
                .contains("\"xs\":[[1.0,2.0,3.0,4.0]],\"y\":[3.0,2.0,null,1.235]")
                .contains("<th scope=\"row\">adam</th>");
    }

    private static ReportTable table(String name, Cell cell) {
        ReportTable table = new ReportTable(name, 1, List.of("what", "how much"));
        table.add(List.of(Cell.words("this"), cell));
        return table;
    }

    private static CurvePlot plot(String label) {
        return new CurvePlot(
                "A curve",
                "x",
                "y",
                Axis.LINEAR,
                Axis.LOG,
                List.of(new Curve(label, new double[] {1, 2, 3, 4}, new double[] {3, 2, Double.NaN, 1.23456789})),
                List.of(new ReferenceLine("best", 0.5)));
    }
}
