package org.lodo.bench.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
import org.lodo.engine.run.RunResult;
import org.lodo.engine.stats.Holm;
import org.lodo.engine.stats.PairedComparison;
import org.lodo.engine.stats.Verdict;
import org.lodo.engine.study.Study;

/** Sets two runs of a study side by side: of two versions, two machines, or with other settings. */
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

    /** Runs with the same labels and seeds. */
    private record Pair(Study.Cell cell, List<RunResult> first, List<RunResult> second) {

        static double[] losses(List<RunResult> runs) {
            return runs.stream().mapToDouble(RunResult::finalLoss).toArray();
        }

        /** Of results that only a manifest tells, there are none. */
        boolean hasCurves() {
            return Stream.concat(first.stream(), second.stream())
                    .allMatch(run -> run.log().size() > 0);
        }

        long same() {
            long same = 0;
            for (int i = 0; i < first.size(); i++) {
                same += first.get(i).digest().equals(second.get(i).digest()) ? 1 : 0;
            }
            return same;
        }
    }

    /**
     * Writes {@code report.md} and {@code report.html}.
     *
     * @param first the results that others are held against
     * @param second the others
     * @param command how to make this again
     * @param formats formats in which tables are written into {@code tables/}, and, if one is CSV, curves into {@code curves/}
     * @param folder where to
     * @throws IOException if a file cannot be written
     */
    public static void write(
            StudyResults first, StudyResults second, String command, Set<TableFormat> formats, Path folder)
            throws IOException {
        Document report = new CompareReport(first, second, new Figures(folder)).document(command);
        DocumentWriter.write(report, command, formats, folder);
    }

    private String title() {
        String a = first.study().title();
        String b = second.study().title();
        return a.equals(b) ? a + ": two runs" : a + ", against " + b;
    }

    private Document document(String command) throws IOException {
        List<Block> blocks = new ArrayList<>(List.of(
                Block.paragraph("Made by `%s`.", command),
                new Block.Bullets(List.of(origin("A", first), origin("B", second)))));
        List<Pair> pairs = pairs();
        if (pairs.isEmpty()) {
            blocks.add(Block.section("Nothing to compare"));
            blocks.add(Block.paragraph("No optimizer ran on the same problem with the same seeds in both."));
            return new Document(title(), blocks);
        }
        blocks.add(Block.section("Losses"));
        blocks.add(Block.paragraph("%s", verdict(pairs)));
        blocks.add(Block.paragraph(
                "Only seeds present in both; *same bits* counts those with bit-identical loss curves. Differences are B − A seed by"
                        + " seed: their mean and its bootstrap 95 %% interval. p is the p-value of the one-sided exact Wilcoxon signed-rank test"
                        + " in favour of the named side, Holm-corrected over all rows; a verdict needs p below %s.",
                PairedComparison.LEVEL));
        blocks.add(Block.table(table(pairs)));
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

    private static String verdict(List<Pair> pairs) {
        boolean isSame =
                pairs.stream().allMatch(pair -> pair.same() == pair.first().size());
        return isSame ? "All loss curves present in both are equal bit by bit." : "Loss curves differ.";
    }

    private List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (Study.Cell cell : first.study().cells()) {
            Optional<Study.Cell> other = twin(cell, second.study());
            if (other.isEmpty()) {
                continue;
            }
            List<RunResult> ofFirst = new ArrayList<>();
            List<RunResult> ofSecond = new ArrayList<>();
            for (RunResult run : first.of(cell)) {
                second.of(other.get()).stream()
                        .filter(candidate ->
                                candidate.spec().seed() == run.spec().seed())
                        .findFirst()
                        .ifPresent(twin -> {
                            ofFirst.add(run);
                            ofSecond.add(twin);
                        });
            }
            if (!ofFirst.isEmpty()) {
                pairs.add(new Pair(cell, ofFirst, ofSecond));
            }
        }
        return pairs;
    }

    private static Optional<Study.Cell> twin(Study.Cell cell, Study study) {
        return study.cell(cell.problem().label(), cell.optimizer().label());
    }

    private static ReportTable table(List<Pair> pairs) {
        List<PairedComparison> rivals = pairs.stream()
                .map(pair -> PairedComparison.compare(
                                Pair.losses(pair.first()), Map.of("B", Pair.losses(pair.second())))
                        .get(0))
                .toList();
        double[] firstBetter = Holm.adjusted(
                rivals.stream().mapToDouble(PairedComparison::referenceBetter).toArray());
        double[] secondBetter = Holm.adjusted(
                rivals.stream().mapToDouble(PairedComparison::rivalBetter).toArray());
        ReportTable.Builder table = new ReportTable.Builder("comparison", COLUMNS);
        for (int row = 0; row < pairs.size(); row++) {
            Pair pair = pairs.get(row);
            PairedComparison rival = rivals.get(row).withProbabilities(firstBetter[row], secondBetter[row]);
            int seeds = pair.first().size();
            table.row(
                    Cell.words(pair.cell().problem().label()),
                    Cell.words(pair.cell().optimizer().label()),
                    Cell.mean(Pair.losses(pair.first())),
                    Cell.mean(Pair.losses(pair.second())),
                    Cell.number(rival.difference()),
                    Cell.range(rival.low(), rival.high()),
                    Cell.count(pair.same()).shownAs(pair.same() + " of " + seeds),
                    Cell.number(rival.referenceBetter()),
                    Cell.number(rival.rivalBetter()),
                    Cell.words(words(rival.verdict(), pair.same() == seeds)),
                    Cell.number(StudyTables.stepsPerSecond(pair.first())),
                    Cell.number(StudyTables.stepsPerSecond(pair.second())));
        }
        return table.build();
    }

    private static String words(Verdict verdict, boolean isSame) {
        return switch (verdict) {
            case WORSE -> "A better";
            case BETTER -> "B better";
            default -> isSame ? "same" : verdict.words();
        };
    }

    private static List<Block> only(String name, Study study, Study other) {
        List<String> missing = study.cells().stream()
                .filter(cell -> twin(cell, other).isEmpty())
                .map(cell -> cell.optimizer().label() + " on " + cell.problem().label())
                .toList();
        return missing.isEmpty()
                ? List.of()
                : List.of(Block.paragraph("Only in %s: %s.", name, String.join(", ", missing)));
    }

    private List<Block> figure(String problem, List<Pair> pairs) throws IOException {
        List<Curve> curves = new ArrayList<>();
        for (Pair pair : pairs) {
            if (pair.cell().problem().label().equals(problem) && pair.hasCurves()) {
                String label = pair.cell().optimizer().label();
                curves.add(curve(label + "[A]", pair.first()));
                curves.add(curve(label + "[B]", pair.second()));
            }
        }
        if (curves.isEmpty()) {
            return List.of();
        }
        CurvePlot plot =
                new CurvePlot("Loss by step: " + problem, "step", "loss", Axis.LOG, Axis.LOG, curves, List.of());
        return List.of(Block.figure(figures.draw(problem + "-loss-by-step", "Loss by step, " + problem, plot)));
    }

    private static Curve curve(String label, List<RunResult> runs) {
        return Clipping.aboveFloor(new CurveBuilder(label, runs).byStep("loss"));
    }
}
