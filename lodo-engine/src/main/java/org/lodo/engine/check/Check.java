package org.lodo.engine.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.check.CheckResult.Level;
import org.lodo.engine.stats.Holm;
import org.lodo.engine.stats.LossChange;
import org.lodo.engine.stats.Means;
import org.lodo.engine.stats.Verdict;
import org.lodo.engine.study.Study;

/** Compares the results of the current code with a baseline. */
public final class Check {

    /** The probability of any alarm over all cells of a check if nothing became worse. */
    public static final double FALSE_ALARMS = 0.001;

    /** The probability that any cell is called equivalent although it is not. */
    public static final double FALSE_EQUIVALENCES = 0.05;

    /** Enough to cover code that only some seeds reach, few enough for every build. */
    private static final int SEEDS_OF_EXACT_LEVEL = 3;

    private final Baseline baseline;
    private final Study study;
    private final Level level;

    private Check(Baseline baseline, Study study, Level level) {
        this.baseline = baseline;
        this.study = study;
        this.level = level;
    }

    /**
     * The seeds compared bit by bit by default.
     *
     * @param study the study as a whole
     * @return its first seeds
     */
    public static List<Long> seedsOfExactLevel(Study study) {
        return study.seeds()
                .subList(0, Math.min(SEEDS_OF_EXACT_LEVEL, study.seeds().size()));
    }

    /**
     * Selects the statistical test for the seeds of a study: paired if the baseline has them all, of independent samples if it
     * has none.
     *
     * @param baseline the earlier results
     * @param study the study to be run
     * @return the level
     * @throws UsageException if the baseline has some of the seeds only, or they are too few to decide anything
     */
    public static Level statisticalLevel(Baseline baseline, Study study) {
        List<Long> known = baseline.study().seeds();
        int seeds = study.seeds().size();
        long shared = study.seeds().stream().filter(known::contains).count();
        if (shared != 0 && shared != seeds) {
            throw new UsageException("seeds " + study.seeds()
                    + ": must be all of the baseline, or all fresh, but it has " + shared + " of " + seeds);
        }
        int needed = 1;
        while (study.cells().size() * Math.scalb(1.0, -needed) >= FALSE_ALARMS) {
            needed++;
        }
        if (seeds < needed) {
            throw new UsageException("seeds = " + seeds + ": must be at least " + needed + ", or no change of any of "
                    + study.cells().size() + " cells could be distinguished from chance");
        }
        return shared > 0 ? Level.PAIRED : Level.INDEPENDENT;
    }

    /**
     * Checks, before time is spent on runs, that the baseline has their seeds.
     *
     * @param baseline the earlier results
     * @param study the study to be run
     * @param level how to compare
     * @throws UsageException if the baseline lacks seeds that the level needs
     */
    public static void requireSeeds(Baseline baseline, Study study, Level level) {
        List<Long> known = baseline.study().seeds();
        if (level != Level.INDEPENDENT && !known.containsAll(study.seeds())) {
            throw new UsageException("seeds " + study.seeds() + ": must be among those of the baseline, " + known
                    + "; fresh ones go with --statistical");
        }
    }

    /**
     * Compares runs with a baseline.
     *
     * @param baseline the earlier results
     * @param whole the whole study, of which possibly only a part was run
     * @param regression the results of the current code
     * @param level how to compare
     * @return the comparison, including cells of the baseline that the whole study lacks
     */
    public static CheckResult of(Baseline baseline, Study whole, Regression regression, Level level) {
        Check check = new Check(baseline, regression.study(), level);
        List<CellCheck> cells = new ArrayList<>();
        for (Study.Cell cell : regression.study().cells()) {
            cells.add(check.compare(cell, regression));
        }
        baseline.study().cells().stream()
                .filter(cell -> counterpart(cell, whole).isEmpty())
                .forEach(cell -> cells.add(check.gone(cell)));
        return new CheckResult(level, regression.study().seeds(), level == Level.EXACT ? cells : check.decided(cells));
    }

    private static Optional<Study.Cell> counterpart(Study.Cell cell, Study study) {
        return study.cell(cell.problem().label(), cell.optimizer().label());
    }

    private CellCheck compare(Study.Cell cell, Regression regression) {
        String problem = cell.problem().label();
        String optimizer = cell.optimizer().label();
        List<BaselineRun> now = study.seeds().stream()
                .map(seed -> regression.run(cell, seed).orElseThrow())
                .toList();
        List<BaselineRun> before = (level == Level.INDEPENDENT ? baseline.study() : study)
                .seeds().stream()
                        .flatMap(seed -> baseline.run(problem, optimizer, seed).stream())
                        .toList();
        Verdict verdict = verdictBeforeTests(cell, before, now);
        int same = verdict == Verdict.NEW || level == Level.INDEPENDENT ? 0 : same(before, now);
        LossChange change = null;
        if (level != Level.EXACT && verdict == Verdict.CHANGED) {
            change = level == Level.PAIRED
                    ? LossChange.paired(losses(before), losses(now))
                    : LossChange.independent(losses(before), losses(now));
        }
        return new CellCheck(
                problem,
                optimizer,
                verdict,
                now.size(),
                same,
                summary(before),
                summary(now),
                change,
                verdict == Verdict.CHANGED && level != Level.INDEPENDENT ? divergence(cell, regression) : null);
    }

    private Verdict verdictBeforeTests(Study.Cell cell, List<BaselineRun> before, List<BaselineRun> now) {
        Optional<Study.Cell> known = counterpart(cell, baseline.study());
        if (known.isEmpty()) {
            return Verdict.NEW;
        }
        if (!baseline.study()
                .run(known.get(), 1)
                .canonical()
                .equals(study.run(cell, 1).canonical())) {
            return Verdict.RESPECIFIED;
        }
        if (level == Level.INDEPENDENT) {
            return Verdict.CHANGED;
        }
        return same(before, now) == now.size() ? Verdict.SAME : Verdict.CHANGED;
    }

    private @Nullable Divergence divergence(Study.Cell cell, Regression regression) {
        double[] now = regression.curve(cell);
        return baseline.run(
                        cell.problem().label(),
                        cell.optimizer().label(),
                        study.seeds().get(0))
                .flatMap(baseline::curve)
                .map(before -> new Divergence(before, now))
                .filter(divergence -> divergence.evaluation() <= Math.max(divergence.before().length, now.length))
                .orElse(null);
    }

    private CellCheck gone(Study.Cell cell) {
        List<BaselineRun> before = baseline.study().seeds().stream()
                .flatMap(seed ->
                        baseline.run(cell.problem().label(), cell.optimizer().label(), seed).stream())
                .toList();
        return new CellCheck(
                cell.problem().label(),
                cell.optimizer().label(),
                Verdict.GONE,
                0,
                0,
                summary(before),
                summary(List.of()),
                null,
                null);
    }

    /** Corrects over all cells, including those with the same bits: the number of tests must not depend on the results. */
    private List<CellCheck> decided(List<CellCheck> cells) {
        double[] worse = corrected(cells, LossChange::worse);
        double[] better = corrected(cells, LossChange::better);
        double[] equivalent = corrected(cells, LossChange::equivalent);
        List<CellCheck> decided = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            CellCheck cell = cells.get(i);
            if (cell.change() == null) {
                decided.add(cell);
                continue;
            }
            LossChange change = cell.change();
            decided.add(cell.decided(
                    verdict(cell, worse[i], better[i], equivalent[i]),
                    new LossChange(
                            change.relative(), change.low(), change.high(), worse[i], better[i], equivalent[i])));
        }
        return decided;
    }

    private Verdict verdict(CellCheck cell, double worse, double better, double equivalent) {
        if (worse < FALSE_ALARMS) {
            return Verdict.WORSE;
        }
        // With the same seeds no test is needed: these very runs failed less often before.
        if (level == Level.PAIRED && cell.now().failed() > cell.before().failed()) {
            return Verdict.FAILING;
        }
        if (better < FALSE_ALARMS) {
            return Verdict.BETTER;
        }
        boolean failAlike = cell.now().failed() == cell.before().failed();
        return failAlike && equivalent < FALSE_EQUIVALENCES ? Verdict.EQUIVALENT : Verdict.UNDECIDED;
    }

    private static double[] corrected(List<CellCheck> cells, ToDoubleFunction<LossChange> probability) {
        return Holm.adjusted(cells.stream()
                .mapToDouble(cell -> cell.change() == null ? 1 : probability.applyAsDouble(cell.change()))
                .toArray());
    }

    private static int same(List<BaselineRun> before, List<BaselineRun> now) {
        int same = 0;
        for (int i = 0; i < Math.min(before.size(), now.size()); i++) {
            same += before.get(i).isSameAs(now.get(i)) ? 1 : 0;
        }
        return same;
    }

    private static double[] losses(List<BaselineRun> runs) {
        return runs.stream().mapToDouble(BaselineRun::finalLoss).toArray();
    }

    private static CellCheck.Losses summary(List<BaselineRun> runs) {
        double mean =
                Means.of(DoubleStream.of(losses(runs)).filter(Double::isFinite).toArray());
        long failed = runs.stream().filter(run -> run.failure() != null).count();
        return new CellCheck.Losses(mean, (int) failed);
    }
}
