package org.lodo.bench.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lodo.bench.document.Block;
import org.lodo.bench.document.Document;
import org.lodo.bench.document.DocumentWriter;
import org.lodo.bench.document.Figures;
import org.lodo.bench.plot.Axis;
import org.lodo.bench.plot.Curve;
import org.lodo.bench.plot.CurvePlot;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.CellFormat;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.StudyTables;
import org.lodo.bench.table.TableColumn;
import org.lodo.bench.table.TableFormat;
import org.lodo.engine.io.ReportFolder;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.stats.Holm;
import org.lodo.engine.stats.PairedComparison;
import org.lodo.engine.stats.Verdict;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyResults;
import tech.tablesaw.api.Table;

/** Compares two runs of a study: of two versions, on two machines, or with different settings. */
public final class CompareReport {

    private static final List<TableColumn> COLUMNS = List.of(
            TableColumn.words("problem"),
            TableColumn.words("optimizer"),
            TableColumn.number("loss A").lessIsBetter(),
            TableColumn.number("loss B").lessIsBetter(),
            TableColumn.number("difference"),
            TableColumn.number("95 % interval"),
            TableColumn.number("same bits"),
            TableColumn.number("p (A better)"),
            TableColumn.number("p (B better)"),
            TableColumn.words("verdict").alignedRight(),
            TableColumn.number("steps/s A", CellFormat.SPEED).moreIsBetter(),
            TableColumn.number("steps/s B", CellFormat.SPEED).moreIsBetter());

    private final StudyResults first;
    private final StudyResults second;
    private final Figures figures;

    private CompareReport(StudyResults first, StudyResults second, Figures figures) {
        this.first = first;
        this.second = second;
        this.figures = figures;
    }

    /**
     * Writes Markdown, page, plots and exports.
     *
     * @param first the results A
     * @param second the results B, compared with A
     * @param command the command that compares them
     * @param formats the formats of exported tables; with CSV, also the curves of plots are exported
     * @param folder the report's folder
     * @throws IOException if a file cannot be written
     */
    public static void write(
            StudyResults first, StudyResults second, String command, Set<TableFormat> formats, ReportFolder folder)
            throws IOException {
        Document report = new CompareReport(first, second, new Figures(folder)).document(command);
        DocumentWriter.write(report, command, formats, folder);
    }

    /**
     * The verdicts in words.
     *
     * @param first the results A
     * @param second the results B, compared with A
     * @return whether all curves are the same, and for each verdict the cells that have it
     */
    public static Block verdicts(StudyResults first, StudyResults second) {
        List<CellPair> pairs = CellPair.of(first, second);
        if (pairs.isEmpty()) {
            return Block.paragraph(
                    "Nothing to compare: no optimizer ran on the same problem with the same seeds in both.");
        }
        Table rows = table(pairs, first.study().rule().margin(), false).data();
        Map<String, List<String>> cells = new LinkedHashMap<>();
        rows.forEach(row -> cells.computeIfAbsent(row.getString("verdict"), missing -> new ArrayList<>())
                .add(row.getString("optimizer") + " on " + row.getString("problem")));
        List<String> sentences = new ArrayList<>(List.of(verdict(pairs)));
        cells.forEach((verdict, named) -> sentences.add(
                verdict + " (" + named.size() + " of " + pairs.size() + "): " + String.join(", ", named) + "."));
        return new Block.Bullets(sentences);
    }

    private String title() {
        String a = first.study().title();
        String b = second.study().title();
        return a.equals(b) ? a + ": two runs" : a + ", against " + b;
    }

    private Document document(String command) throws IOException {
        List<Block> blocks = new ArrayList<>(List.of(
                Block.paragraph(ReportFolder.MADE_BY + "`%s`.", command),
                new Block.Bullets(List.of(origin("A", first), origin("B", second)))));
        List<CellPair> pairs = CellPair.of(first, second);
        if (pairs.isEmpty()) {
            blocks.add(Block.section("Nothing to compare"));
            blocks.add(Block.paragraph("No optimizer ran on the same problem with the same seeds in both."));
            return new Document(title(), blocks);
        }
        blocks.add(Block.section("Losses"));
        blocks.add(Block.paragraph("%s", verdict(pairs)));
        blocks.add(Block.paragraph(
                "Only seeds present in both; *same bits* counts runs with bit-identical loss curves. Differences are B − A seed by"
                        + " seed, of means over searches where there are several: their mean and its bootstrap 95 %% interval. p is the p-value of the one-sided exact Wilcoxon signed-rank test"
                        + " in favour of the named side, Holm-corrected over all rows; the verdict is on B, against A, and needs p below %s. *Equivalent*: neither is significant, and a difference of"
                        + " %s of A's mean loss or more can be excluded at the same level.",
                PairedComparison.LEVEL, AnswerText.margin(first.study().rule())));
        boolean isOneClock = isOneClock();
        if (!isOneClock) {
            blocks.add(Block.paragraph(
                    "Speeds are left out: A and B were made on different machines, by different versions of Java or with different"
                            + " numbers of threads."));
        }
        blocks.add(Block.table(table(pairs, first.study().rule().margin(), isOneClock)));
        blocks.addAll(only("A", first.study(), second.study()));
        blocks.addAll(only("B", second.study(), first.study()));
        for (String problem : pairs.stream()
                .map(pair -> pair.cell().problem().label())
                .distinct()
                .toList()) {
            blocks.addAll(figure(problem, pairs));
        }
        return new Document(title(), blocks);
    }

    private static String origin(String name, StudyResults side) {
        return name + ": `" + side.command() + "`. " + Provenance.of(side.environment());
    }

    private static String verdict(List<CellPair> pairs) {
        boolean isSame = pairs.stream().allMatch(pair -> pair.same() == pair.runs());
        return isSame ? "All loss curves present in both are bit-identical." : "Loss curves differ.";
    }

    private boolean isOneClock() {
        return first.environment().clocksLike(second.environment());
    }

    private static ReportTable table(List<CellPair> pairs, double margin, boolean isOneClock) {
        List<PairedComparison> rivals = pairs.stream()
                .map(pair -> PairedComparison.compare(
                                CellPair.losses(pair.first()), Map.of("B", CellPair.losses(pair.second())), margin)
                        .get(0))
                .toList();
        double[] firstBetter = Holm.adjusted(
                rivals.stream().mapToDouble(PairedComparison::referenceBetter).toArray());
        double[] secondBetter = Holm.adjusted(
                rivals.stream().mapToDouble(PairedComparison::rivalBetter).toArray());
        double[] equivalent = Holm.adjusted(
                rivals.stream().mapToDouble(PairedComparison::equivalent).toArray());
        ReportTable.Builder table = new ReportTable.Builder("comparison", COLUMNS);
        for (int row = 0; row < pairs.size(); row++) {
            CellPair pair = pairs.get(row);
            PairedComparison rival =
                    rivals.get(row).withProbabilities(firstBetter[row], secondBetter[row], equivalent[row]);
            int runs = pair.runs();
            table.row(
                    Cell.words(pair.cell().problem().label()),
                    Cell.words(pair.cell().optimizer().label()),
                    Cell.mean(CellPair.losses(pair.first())),
                    Cell.mean(CellPair.losses(pair.second())),
                    Cell.number(rival.difference()),
                    Cell.range(rival.low(), rival.high()),
                    Cell.count(pair.same()).shownAs(pair.same() + " of " + runs),
                    Cell.number(rival.referenceBetter()),
                    Cell.number(rival.rivalBetter()),
                    Cell.words((pair.same() == runs ? Verdict.SAME : rival.verdict()).words()),
                    Cell.number(isOneClock ? StudyTables.stepsPerSecond(pair.first()) : Double.NaN),
                    Cell.number(isOneClock ? StudyTables.stepsPerSecond(pair.second()) : Double.NaN));
        }
        return table.build();
    }

    private static List<Block> only(String name, Study study, Study other) {
        List<String> missing = study.cells().stream()
                .filter(cell -> CellPair.counterpart(cell, other).isEmpty())
                .map(cell -> cell.optimizer().label() + " on " + cell.problem().label())
                .toList();
        return missing.isEmpty()
                ? List.of()
                : List.of(Block.paragraph("Only in %s: %s.", name, String.join(", ", missing)));
    }

    private List<Block> figure(String problem, List<CellPair> pairs) throws IOException {
        List<Curve> curves = new ArrayList<>();
        for (CellPair pair : pairs) {
            if (pair.cell().problem().label().equals(problem) && pair.hasCurves()) {
                String label = pair.cell().optimizer().label();
                curves.add(curve(label + "[A]", pair.first()));
                curves.add(curve(label + "[B]", pair.second()));
            }
        }
        if (curves.isEmpty()) {
            return List.of();
        }
        HeightAxis axis = HeightAxis.logarithmicWherePossible(curves);
        CurvePlot plot = new CurvePlot(
                "Loss by step: " + problem,
                "step",
                "loss",
                Axis.LOG,
                axis.axis(),
                curves,
                List.of(),
                axis.limits(Double.POSITIVE_INFINITY));
        return List.of(Block.figure(figures.draw(problem + "-loss-by-step", "Loss by step, " + problem, plot)));
    }

    private static Curve curve(String label, List<RunResult> runs) {
        return new CurveBuilder(label, runs).byStep("loss");
    }
}
