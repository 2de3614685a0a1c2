package org.lodo.bench.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.lodo.bench.plot.Axis;
import org.lodo.bench.plot.Curve;
import org.lodo.bench.plot.CurvePlot;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.SummaryTable;
import org.lodo.bench.table.TableFormat;
import org.lodo.engine.io.AtomicFiles;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.stats.Holm;
import org.lodo.engine.stats.PairedComparison;
import org.lodo.engine.study.Study;

/** Sets two runs of a study side by side: of two versions, two machines, or with other settings. */
public final class CompareReport {

    private final StudyResults first;
    private final StudyResults second;
    private final MarkdownText text = new MarkdownText();
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
        Figures figures = new Figures(folder);
        CompareReport report = new CompareReport(first, second, figures);
        report.compose(command);
        AtomicFiles.write(folder.resolve("report.md"), report.text.toString());
        new HtmlReport(folder).write(report.title(), report.text, command, null);
        Exports.write(report.text, figures, formats, folder);
    }

    private String title() {
        String a = first.study().title();
        String b = second.study().title();
        return a.equals(b) ? a + ": two runs" : a + ", against " + b;
    }

    private void compose(String command) throws IOException {
        text.line("# %s", title());
        text.line("");
        text.line("Made by `%s`.", command);
        text.line("");
        text.line("- A: `%s`. %s", first.command(), Provenance.of(first.environment()));
        text.line("- B: `%s`. %s", second.command(), Provenance.of(second.environment()));
        List<Pair> pairs = pairs();
        if (pairs.isEmpty()) {
            text.heading("Nothing to compare");
            text.paragraph("No optimizer ran on the same problem with the same seeds in both.");
            return;
        }
        text.heading("Losses");
        text.paragraph("%s", verdict(pairs));
        text.paragraph(
                "Only seeds that both have; *same bits* counts those whose loss curves are equal bit by bit. Differences"
                        + " are B − A seed by seed, their mean and its bootstrap 95 %% interval. p is the one-sided exact Wilcoxon signed-rank"
                        + " probability in favour of the named side, Holm-corrected over all rows; below %s it decides.",
                PairedComparison.LEVEL);
        table(pairs);
        onlyInOne();
        for (String problem : pairs.stream()
                .map(pair -> pair.cell().problem().label())
                .distinct()
                .toList()) {
            figure(problem, pairs);
        }
    }

    private static String verdict(List<Pair> pairs) {
        boolean isSame =
                pairs.stream().allMatch(pair -> pair.same() == pair.first().size());
        return isSame ? "All loss curves that both have are equal bit by bit." : "Loss curves differ.";
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

    private void table(List<Pair> pairs) {
        List<PairedComparison> rivals = pairs.stream()
                .map(pair -> PairedComparison.compare(
                                Pair.losses(pair.first()), Map.of("B", Pair.losses(pair.second())))
                        .get(0))
                .toList();
        double[] firstBetter = Holm.adjusted(
                rivals.stream().mapToDouble(PairedComparison::referenceBetter).toArray());
        double[] secondBetter = Holm.adjusted(
                rivals.stream().mapToDouble(PairedComparison::rivalBetter).toArray());
        ReportTable table = new ReportTable(
                "comparison",
                2,
                List.of(
                        "problem",
                        "optimizer",
                        "loss A",
                        "loss B",
                        "difference",
                        "95 % interval",
                        "same bits",
                        "p (A better)",
                        "p (B better)",
                        "verdict",
                        "steps/s A",
                        "steps/s B"));
        for (int row = 0; row < pairs.size(); row++) {
            Pair pair = pairs.get(row);
            PairedComparison rival = rivals.get(row);
            String verdict = firstBetter[row] < PairedComparison.LEVEL
                    ? "A better"
                    : secondBetter[row] < PairedComparison.LEVEL
                            ? "B better"
                            : pair.same() == pair.first().size() ? "same" : "undecided";
            table.add(List.of(
                    Cells.words(pair.cell().problem().label()),
                    Cells.words(pair.cell().optimizer().label()),
                    Cells.mean(Pair.losses(pair.first())),
                    Cells.mean(Pair.losses(pair.second())),
                    Cells.number(rival.difference()),
                    Cells.range(rival.low(), rival.high()),
                    Cell.of(pair.same() + " of " + pair.first().size(), (double) pair.same()),
                    Cells.number(firstBetter[row]),
                    Cells.number(secondBetter[row]),
                    Cells.words(verdict),
                    Cells.speed(SummaryTable.stepsPerSecond(pair.first())),
                    Cells.speed(SummaryTable.stepsPerSecond(pair.second()))));
        }
        text.table(table);
    }

    private void onlyInOne() {
        text.line("");
        only("A", first.study(), second.study());
        only("B", second.study(), first.study());
    }

    private void only(String name, Study study, Study other) {
        List<String> missing = study.cells().stream()
                .filter(cell -> twin(cell, other).isEmpty())
                .map(cell -> cell.optimizer().label() + " on " + cell.problem().label())
                .toList();
        if (!missing.isEmpty()) {
            text.paragraph("Only in %s: %s.", name, String.join(", ", missing));
        }
    }

    private void figure(String problem, List<Pair> pairs) throws IOException {
        List<Curve> curves = new ArrayList<>();
        for (Pair pair : pairs) {
            if (pair.cell().problem().label().equals(problem) && pair.hasCurves()) {
                String label = pair.cell().optimizer().label();
                curves.add(curve(label + "[A]", pair.first()));
                curves.add(curve(label + "[B]", pair.second()));
            }
        }
        if (curves.isEmpty()) {
            return;
        }
        CurvePlot plot =
                new CurvePlot("Loss by step: " + problem, "step", "loss", Axis.LOG, Axis.LOG, curves, List.of());
        text.figure(figures.draw(problem + "-loss-by-step", "Loss by step, " + problem, plot));
    }

    private static Curve curve(String label, List<RunResult> runs) {
        return Clipping.aboveFloor(new CurveBuilder(label, runs).byStep("loss"));
    }
}
