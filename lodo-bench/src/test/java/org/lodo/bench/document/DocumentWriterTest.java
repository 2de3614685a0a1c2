package org.lodo.bench.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodo.bench.plot.Axis;
import org.lodo.bench.plot.Curve;
import org.lodo.bench.plot.CurvePlot;
import org.lodo.bench.plot.ReferenceLine;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;
import org.lodo.bench.table.TableFormat;
import org.lodo.engine.io.ReportFolder;

class DocumentWriterTest {

    @TempDir
    private Path folder;

    @Test
    void tablesAndFiguresKeepTheirPlaces() throws IOException {
        Document document = new Document(
                "Two < three",
                List.of(
                        new Block.Paragraph("| a table | of the note |\n| --- | --- |\n| own | words |"),
                        Block.section("First"),
                        Block.table(table("numbers", Cell.number(1.5).shownAs("1.5 | 2 * x"))),
                        Block.figure(new Figures(new ReportFolder(folder))
                                .draw("curve[x]", "A curve of x[1], y]", plot("adam[rate=0.1]"))),
                        Block.section("charts"),
                        Block.table(table(
                                "numbers",
                                Cell.link("elsewhere", "../other/report.md").marked(Cell.Mark.WARNING)))));

        DocumentWriter.write(document, "run <it>", Set.of(), new ReportFolder(folder));
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
        assertThat(folder.resolve("report.md"))
                .content()
                .startsWith("# Two < three\n\n| a table |")
                .contains("1.5 \\| 2 \\* x", "![A curve of x\\[1\\], y\\]](plots/curve[x].svg)");
    }

    @Test
    void scriptLinksAreRemovedAndDataIsEscaped() throws IOException {
        Document document = new Document(
                "Title",
                List.of(
                        Block.paragraph(
                                "[press](javascript:alert(1)) [here](data:text/html,alert) ![p](http://a.example/p.png)"
                                        + " [good](https://example.org) <b>bold</b>"),
                        Block.figure(new Figures(new ReportFolder(folder))
                                .draw("c", "C", plot("</script><script>alert(1)//")))));

        DocumentWriter.write(document, "run", "{\"a\": \"</pre>\"}", Set.of(), new ReportFolder(folder));
        String page = Files.readString(folder.resolve("report.html"));

        assertThat(page)
                .doesNotContain("javascript:alert")
                .doesNotContain("data:text")
                .doesNotContain("a.example")
                .contains("href=\"https://example.org\"")
                .doesNotContain("<b>bold")
                .doesNotContain("<script>alert");
        assertThat(page).contains("&lt;/pre>");
    }

    @Test
    void chartHasItsCurvesReferencesAndGaps() throws IOException {
        Document document = new Document(
                "Title", List.of(Block.figure(new Figures(new ReportFolder(folder)).draw("c", "C", plot("adam")))));

        DocumentWriter.write(document, "run", Set.of(), new ReportFolder(folder));

        assertThat(folder.resolve("report.html"))
                .content()
                .contains("\"references\":[{\"label\":\"best\",\"y\":0.5}]")
                .contains("\"xs\":[[1.0,2.0,3.0,4.0]],\"y\":[3.0,2.0,null,1.235]")
                .contains("<th scope=\"row\">adam</th>");
    }

    /** A kind of block that a renderer does not know would be missing from reports. */
    @Test
    void everyKindOfBlockIsRendered() throws IOException {
        List<Block> blocks = List.of(
                new Block.Heading(2, "a heading"),
                Block.paragraph("a paragraph with `code` and **bold**"),
                new Block.Bullets(List.of("one entry", "another entry")),
                new Block.Quotation("a quotation"),
                Block.table(table("shown", Cell.number(2))),
                new Block.Picture(new Figures(new ReportFolder(folder)).draw("c", "a curve", plot("adam")), " of Adam"),
                new Block.Fold(
                        "what is folded & how",
                        List.of(Block.table(table("shown", Cell.number(3))), Block.paragraph("folded"))),
                new Block.Barred(
                        table("barred", Cell.number(4)), 1, List.of(new Bar(2, 4, 8, List.of(2.0, 4.0, 8.0), 8))),
                new Block.Widget("matrix", table("operated", Cell.number(5)), List.of("</script>")),
                new Block.References(
                        "adam",
                        Map.of("adam", new Block.Reference("against adam", "lower than adam on", List.of(), Map.of()))),
                new Block.Preformatted("{\"as\": \"it is\"}"));
        assertThat(blocks.stream().<Class<?>>map(Block::getClass).toList())
                .containsAll(List.of(Block.class.getPermittedSubclasses()));
        Document document = new Document("All", blocks);
        assertThat(document.tables())
                .extracting(ReportTable::name)
                .containsExactly("shown", "shown-2", "barred", "operated");

        DocumentWriter.write(document, "run", Set.of(TableFormat.CSV), new ReportFolder(folder));

        assertThat(MarkdownRenderer.render(document)).isEqualTo("""
                # All

                ## a heading

                a paragraph with `code` and **bold**

                - one entry
                - another entry

                > a quotation

                | what | how much |
                | --- | ---: |
                | this | 2 |

                ![a curve of Adam](plots/c.svg)

                <details>
                <summary>what is folded &amp; how</summary>

                | what | how much |
                | --- | ---: |
                | this | 3 |

                folded

                </details>

                | what | how much |
                | --- | ---: |
                | this | 4 |

                | what | how much |
                | --- | ---: |
                | this | 5 |

                ````
                {"as": "it is"}
                ````
                """);
        assertThat(folder.resolve("report.html"))
                .content()
                .containsSubsequence(
                        "<h1 id=\"section-all\">All</h1>",
                        "<h2 id=\"section-a-heading\">a heading</h2>",
                        "<p>a paragraph with <code>code</code> and <strong>bold</strong></p>",
                        "<li>one entry</li>",
                        "<blockquote>",
                        "id=\"table-shown\"",
                        "id=\"figure-c\"",
                        "<details><summary>what is folded &amp; how</summary>",
                        "id=\"table-shown-2\"",
                        "<p>folded</p>",
                        "</details>",
                        ">4<svg class=\"bar\" width=\"160\"",
                        "width=\"80.0\" height=\"10\"/><path class=\"range\" d=\"M40.5 8H159.0\"/>",
                        "d=\"M40.5 1v14M80.0 1v14M159.0 1v14\"/></svg></td>",
                        "<div class=\"widget\" id=\"matrix\">",
                        "id=\"table-operated\"",
                        "id=\"matrix-data\">[\"\\u003c/script>\"]</script>",
                        "<pre>{\"as\": \"it is\"}</pre>");
        assertThat(folder.resolve("tables/shown-2.csv")).hasContent("what,how_much\nthis,3.0\n");
        assertThat(folder.resolve("curves/c.csv")).content().startsWith("curve,x,y,low,high\nadam,1.0,3.0,,\n");
    }

    @Test
    void columnHeadsHaveUnitAndDirection() throws IOException {
        ReportTable table = new ReportTable.Builder(
                        "speeds",
                        List.of(
                                TableColumn.words("what"),
                                TableColumn.number("speed").in("GB/s").moreIsBetter(),
                                TableColumn.number("time").lessIsBetter()))
                .row(Cell.words("this"), Cell.number(1), Cell.number(2))
                .build();

        DocumentWriter.write(new Document("T", List.of(Block.table(table))), "run", Set.of(), new ReportFolder(folder));

        assertThat(folder.resolve("report.html"))
                .content()
                .containsSubsequence(
                        "<th scope=\"col\" aria-sort=\"none\"><button",
                        " data-better=\"more\" title=\"in GB/s; higher is better\"><button",
                        " data-better=\"less\" title=\"lower is better\"><button");
    }

    private static ReportTable table(String name, Cell cell) {
        return new ReportTable.Builder(name, List.of(TableColumn.words("what"), TableColumn.number("how much")))
                .row(Cell.words("this"), cell)
                .build();
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
