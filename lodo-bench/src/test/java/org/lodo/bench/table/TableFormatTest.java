package org.lodo.bench.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodo.engine.catalog.UsageException;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Exported tables, byte by byte. */
class TableFormatTest {

    private static final CellFormat SPEED =
            new CellFormat(value -> Double.isInfinite(value) ? "∞" : Numbers.count(Math.round(value)), Numbers.NONE);

    @Test
    void csvHasTheUnroundedNumbers() {
        assertThat(TableFormat.CSV.write(table())).isEqualTo("""
                optimizer,loss,loss_spread,95_interval_low,95_interval_high,speed,note
                "lodo[layers=8,blockSize=2]",9.0436,0.0612,9.01,9.08,19000.0,-
                100 % adam_2,15.4,,,,Infinity,best & only
                newton,,,7.4,7.5,,-
                """);
    }

    @Test
    void jsonHasAnObjectPerRow() {
        assertThat(TableFormat.JSON.write(table()).strip()).isEqualTo("""
                [
                  {
                    "optimizer" : "lodo[layers=8,blockSize=2]",
                    "loss" : 9.0436,
                    "loss_spread" : 0.0612,
                    "95_interval_low" : 9.01,
                    "95_interval_high" : 9.08,
                    "speed" : 19000.0,
                    "note" : "-"
                  },
                  {
                    "optimizer" : "100 % adam_2",
                    "loss" : 15.4,
                    "loss_spread" : null,
                    "95_interval_low" : null,
                    "95_interval_high" : null,
                    "speed" : null,
                    "note" : "best & only"
                  },
                  {
                    "optimizer" : "newton",
                    "loss" : null,
                    "loss_spread" : null,
                    "95_interval_low" : 7.4,
                    "95_interval_high" : 7.5,
                    "speed" : null,
                    "note" : "-"
                  }
                ]""");
    }

    @Test
    void latexHasTheFormattedCells() {
        assertThat(TableFormat.LATEX.write(table()))
                .isEqualTo("""
                % needs \\usepackage{array,booktabs}; fits a line of 345 pt at \\small
                \\begin{tabular}{lrrr}
                \\toprule
                optimizer & loss & \\begin{tabular}[b]{@{}r@{}}95 \\%\\\\interval\\end{tabular} & speed \\\\
                \\midrule
                lodo[layers=8,blockSize=2] & \\textbf{9.044 $\\pm$ 0.061} & 9.010 \\ldots{} 9.080 & 19,000 \\\\
                100 \\% adam\\_2 & 15.4DDDDDDPDDD & --- & $\\infty$ \\\\
                newton & --- & 7.400 \\ldots{} 7.500 & --- \\\\
                \\bottomrule
                \\end{tabular}
                \\par\\medskip
                \\begin{tabular}{lr}
                \\toprule
                optimizer & note \\\\
                \\midrule
                lodo[layers=8,blockSize=2] & - \\\\
                100 \\% adam\\_2 & best \\& only \\\\
                newton & - \\\\
                \\bottomrule
                \\end{tabular}
                """.replace("D", "\\phantom{0}").replace("P", "\\phantom{.}"));
    }

    @Test
    void rowsHaveACellPerColumn() {
        assertThatThrownBy(() -> builder().row(Cell.words("sgd")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bowl losses: a row of 1 cells: must have 5");
    }

    @Test
    void unknownFormatIsRejectedWithASuggestion() {
        assertThatThrownBy(() -> TableFormat.of("latx"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("latx")
                .hasMessageContaining("latex");
        assertThat(TableFormat.of("csv")).isEqualTo(TableFormat.CSV);
    }

    @Test
    void markdownAndTerminalHaveTheFormattedCells() {
        assertThat(TableText.markdown(table()))
                .isEqualTo("""
                | optimizer | loss | 95 % interval | speed | note |
                | --- | ---: | ---: | ---: | ---: |
                | lodo[layers=8,blockSize=2] | **9.044 ± 0.061** | 9.010 … 9.080 | 19,000 | - |
                | 100 % adam_2 | 15.4######.### | — | ∞ | best & only |
                | newton | — | 7.400 … 7.500 | — | - |
                """.replace('#', '\u2007').replace("\u2007.\u2007", "\u2007\u2008\u2007"));
        assertThat(TerminalTable.of(table(), 100)).isEqualTo("""
                optimizer                             loss  95 % interval   speed         note
                --------------------------  --------------  -------------  ------  -----------
                lodo[layers=8,blockSize=2]   9.044 ± 0.061  9.010 … 9.080  19,000            -
                100 % adam_2                15.4                        —       ∞  best & only
                newton                                   —  7.400 … 7.500       —            -""");
    }

    /** Parts of cells are columns of the Tablesaw table, present only if cells have them. */
    @Test
    void tablesawTableHasTheUnderlyingColumns() {
        assertThat(table().data().columnNames())
                .containsExactly(
                        "optimizer",
                        "loss",
                        "loss_spread",
                        "loss_mark",
                        "95_interval",
                        "95_interval_low",
                        "95_interval_high",
                        "speed",
                        "note");
    }

    @Test
    void columnsWithEqualTitlesAreDistinctInExports() {
        ReportTable table = new ReportTable.Builder(
                        "twice", List.of(TableColumn.number("failed"), TableColumn.number("failed")))
                .row(Cell.number(1, 0.5), Cell.number(2))
                .build();

        assertThat(TableFormat.CSV.write(table)).isEqualTo("failed,failed_spread,failed_2\n1.0,0.5,2.0\n");
    }

    @Test
    void descriptionShowsColumnsOfAnyTablesawTable() {
        Table data = Table.create(
                "runs",
                StringColumn.create("name", "lodo", "adam"),
                LongColumn.create("count", 12345, 7),
                StringColumn.create("note", "", "seven"),
                DoubleColumn.create("deviation", 0.5, Double.NaN));
        ReportTable table = new ReportTable(
                "runs",
                data,
                List.of(
                        TableColumn.words("name"),
                        TableColumn.number("how many", CellFormat.COUNT)
                                .from("count", "deviation")
                                .withTextsOf("note")));

        assertThat(TableText.markdown(table)).isEqualTo("""
                | name | how many |
                | --- | ---: |
                | lodo | 12,345 ± 1 |
                | adam | seven |
                """);
    }

    private static ReportTable table() {
        return builder()
                .row(
                        Cell.words("lodo[layers=8,blockSize=2]"),
                        Cell.number(9.0436, 0.0612).marked(Cell.Mark.BEST),
                        Cell.range(9.01, 9.08),
                        Cell.number(19000),
                        Cell.words("-"))
                .row(
                        Cell.words("100 % adam_2"),
                        Cell.number(15.4),
                        Cell.number(Double.NaN),
                        Cell.number(Double.POSITIVE_INFINITY),
                        Cell.words("best & only"))
                .row(
                        Cell.words("newton"),
                        Cell.number(Double.NaN),
                        Cell.range(7.4, 7.5),
                        Cell.number(Double.NaN),
                        Cell.words("-"))
                .build();
    }

    private static ReportTable.Builder builder() {
        return new ReportTable.Builder(
                "bowl losses",
                List.of(
                        TableColumn.words("optimizer"),
                        TableColumn.number("loss"),
                        TableColumn.number("95 % interval"),
                        TableColumn.number("speed", SPEED),
                        TableColumn.words("note").alignedRight()));
    }
}
