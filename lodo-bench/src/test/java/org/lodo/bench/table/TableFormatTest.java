package org.lodo.bench.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodo.engine.catalog.UsageException;

/** What tables look like as files, to the byte. */
class TableFormatTest {

    @Test
    void csvHoldsTheNumbersBehindTheTable() {
        assertThat(TableFormat.CSV.write(table())).isEqualTo("""
                optimizer,loss,loss_spread,95_interval_low,95_interval_high,speed,note
                "lodo[layers=8,blockSize=2]",9.0436,0.0612,9.01,9.08,19000.0,-
                100 % adam_2,15.4,,,,Infinity,best & only
                newton,,,7.4,7.5,,-
                """);
    }

    @Test
    void jsonHasAnObjectForEachRow() {
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
    void latexShowsWhatPeopleRead() {
        assertThat(TableFormat.LATEX.write(table())).isEqualTo("""
                % needs \\usepackage{booktabs}
                \\begin{tabular}{lrrrr}
                \\toprule
                optimizer & loss & 95 \\% interval & speed & note \\\\
                \\midrule
                lodo[layers=8,blockSize=2] & \\textbf{9.044 $\\pm$ 0.0612} & 9.01 \\ldots{} 9.08 & 19,000 & - \\\\
                100 \\% adam\\_2 & 15.4 & --- & $\\infty$ & best \\& only \\\\
                newton & --- & 7.4 \\ldots{} 7.5 & --- & - \\\\
                \\bottomrule
                \\end{tabular}
                """);
    }

    @Test
    void aRowHasACellForEachColumn() {
        assertThatThrownBy(() -> table().add(List.of(Cell.words("sgd"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bowl-losses: a row of 1 cells: must have 5");
    }

    @Test
    void anUnknownFormatIsNamedWithTheNearest() {
        assertThatThrownBy(() -> TableFormat.of("latx"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("latx")
                .hasMessageContaining("latex");
        assertThat(TableFormat.of("csv")).isEqualTo(TableFormat.CSV);
    }

    private static ReportTable table() {
        ReportTable table =
                new ReportTable("bowl losses", 1, List.of("optimizer", "loss", "95 % interval", "speed", "note"));
        table.add(List.of(
                Cell.words("lodo[layers=8,blockSize=2]"),
                Cell.of("9.044 ± 0.0612", 9.0436, 0.0612).marked(Cell.Mark.BEST),
                Cell.interval("9.01 … 9.08", Double.NaN, 9.01, 9.08),
                Cell.of("19,000", 19000),
                Cell.words("-")));
        table.add(List.of(
                Cell.words("100 % adam_2"),
                Cell.of("15.4", 15.4),
                Cell.words("—"),
                Cell.of("∞", Double.POSITIVE_INFINITY),
                Cell.words("best & only")));
        table.add(List.of(
                Cell.words("newton"),
                Cell.words("—"),
                Cell.interval("7.4 … 7.5", Double.NaN, 7.4, 7.5),
                Cell.words("—"),
                Cell.words("-")));
        return table;
    }
}
