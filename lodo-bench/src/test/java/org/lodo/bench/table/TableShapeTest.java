package org.lodo.bench.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/** What fits where: terminals of 80 columns, lines of LaTeX, and programs that read CSV. */
class TableShapeTest {

    private static final Path REPORTS = Path.of(System.getProperty("lodo.root"), "reports");

    @Test
    void decimalPointsAreBelowEachOther() {
        List<String> lines =
                TerminalTable.of(losses(), TerminalTable.WIDTH).lines().toList();
        assertThat(lines.get(2).indexOf('.')).isEqualTo(lines.get(3).indexOf("470,000") + "470,000".length());
        assertThat(lines.get(2).indexOf('±')).isEqualTo(lines.get(3).indexOf('±'));
    }

    @Test
    void columnsThatSayNothingAreLeftOutUnlessAFailureExists() {
        assertThat(TableText.markdown(losses()).lines().findFirst().orElseThrow())
                .isEqualTo("| optimizer | loss | 95 % interval | steps/s |");
        ReportTable failed = builder()
                .row(
                        Cell.words("bfgs"),
                        Cell.number(Double.NaN),
                        Cell.range(Double.NaN, Double.NaN),
                        Cell.count(2),
                        Cell.number(Double.NaN),
                        Cell.number(3))
                .build();
        assertThat(TableText.markdown(failed).lines().findFirst().orElseThrow())
                .isEqualTo("| optimizer | failed | Hessian error |");
    }

    @Test
    void csvHasAllColumnsAndNumbersOrNothingInThem() {
        String csv = TableFormat.CSV.write(losses());
        assertThat(csv).isEqualTo("""
                optimizer,loss,loss_spread,95_interval_low,95_interval_high,failed,steps_s,hessian_error
                lodo,9.0436,0.0612,9.0021,9.0863,0.0,22231.4,
                bfgs,470271.0,144476.0,,,0.0,,
                """);
        Table read = Table.read()
                .usingOptions(CsvReadOptions.builderFromString(csv)
                        .columnTypesPartial(Map.of("hessian_error", ColumnType.DOUBLE)));
        assertThat(read.columns().subList(1, 7)).allMatch(column -> column instanceof NumericColumn<?>);
        assertThat(read.doubleColumn("hessian_error").countMissing()).isEqualTo(2);
    }

    @Test
    void exportedNamesHaveUnits() {
        ReportTable table = new ReportTable.Builder(
                        "costs",
                        List.of(
                                TableColumn.words("optimizer"),
                                TableColumn.number("state", CellFormat.BYTES).in("B"),
                                TableColumn.number("optimizer ", CellFormat.SECONDS)
                                        .named("optimizer_time")
                                        .in("s"),
                                TableColumn.number("reading, GB/s").in("GB/s")))
                .row(Cell.words("a, b"), Cell.number(8), Cell.number(1.5, 0.5), Cell.number(20))
                .build();
        assertThat(TableFormat.CSV.write(table)).isEqualTo("""
                optimizer,state_bytes,optimizer_time_seconds,optimizer_time_spread_seconds,reading_gb_s
                "a, b",8.0,1.5,0.5,20.0
                """);
    }

    static List<Path> committedReports() throws IOException {
        try (Stream<Path> files = Files.walk(REPORTS)) {
            return files.filter(file -> file.endsWith("report.md")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("committedReports")
    void everyCommittedTableFitsATerminalAndALineOfLatex(Path report) throws IOException {
        List<ReportTable> tables = tables(Files.readString(report));
        assertThat(tables).isNotEmpty();
        for (ReportTable table : tables) {
            assertThat(TerminalTable.of(table, 80).lines())
                    .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
            for (double width : LatexWidths.of(TableFormat.LATEX.write(table))) {
                assertThat(width).as(TableFormat.LATEX.write(table)).isLessThanOrEqualTo(345);
            }
        }
    }

    /** The tables of a report in Markdown, with the same texts. */
    private static List<ReportTable> tables(String markdown) {
        List<ReportTable> tables = new ArrayList<>();
        List<String> block = new ArrayList<>();
        for (String line : (markdown + "\n\n").split("\n", -1)) {
            if (line.startsWith("| ")) {
                block.add(line);
            } else if (!block.isEmpty()) {
                tables.add(table(block));
                block.clear();
            }
        }
        return tables;
    }

    private static ReportTable table(List<String> lines) {
        List<String> alignments = cells(lines.get(1));
        List<String> titles = cells(lines.get(0));
        List<TableColumn> columns = new ArrayList<>();
        for (int i = 0; i < titles.size(); i++) {
            columns.add(
                    alignments.get(i).endsWith(":")
                            ? TableColumn.number(titles.get(i))
                            : TableColumn.words(titles.get(i)));
        }
        ReportTable.Builder table = new ReportTable.Builder("committed", columns);
        for (String line : lines.subList(2, lines.size())) {
            table.row(cells(line).stream()
                    .map(text -> text.startsWith("**")
                            ? Cell.words(text.replace("**", "")).marked(Cell.Mark.BEST)
                            : Cell.words(text))
                    .toList());
        }
        return table.build();
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.replaceAll("^\\| | \\|$", "").split(" \\| ", -1))
                .map(String::strip)
                .toList();
    }

    private static ReportTable.Builder builder() {
        return new ReportTable.Builder(
                "losses",
                List.of(
                        TableColumn.words("optimizer"),
                        TableColumn.number("loss"),
                        TableColumn.number("95 % interval"),
                        TableColumn.number("failed", CellFormat.COUNT).rare(),
                        TableColumn.number("steps/s", CellFormat.SPEED),
                        TableColumn.number("Hessian error")));
    }

    private static ReportTable losses() {
        return builder()
                .row(
                        Cell.words("lodo"),
                        Cell.number(9.0436, 0.0612),
                        Cell.range(9.0021, 9.0863),
                        Cell.count(0),
                        Cell.number(22231.4),
                        Cell.number(Double.NaN))
                .row(
                        Cell.words("bfgs"),
                        Cell.number(470271, 144476),
                        Cell.range(Double.NaN, Double.NaN),
                        Cell.count(0),
                        Cell.number(Double.NaN),
                        Cell.number(Double.NaN))
                .build();
    }
}
