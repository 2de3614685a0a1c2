package org.lodo.bench.progress;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lodo.engine.run.RunSpec;

/** By which factor runs take longer than was expected: known for kinds of runs that were made, else guessed from others. */
final class Corrections {

    /** Steps from here on cost what a trial shows. */
    private static final double COSTLY_SECONDS = 1e-3;

    private final List<Kind> kinds = new ArrayList<>();

    /** Runs of one optimizer on one problem, and how long those made took, next to what was expected of them. */
    static final class Kind {
        private final boolean isCostly;
        private final String problem;
        private final String optimizer;
        private final boolean exclusive;
        private final List<RunUnderWay> underWay = new ArrayList<>();
        private double measured;
        private double expected;

        private Kind(RunSpec run, boolean exclusive, boolean isCostly) {
            this.isCostly = isCostly;
            problem = run.problem().label();
            optimizer = run.optimizer().label();
            this.exclusive = exclusive;
        }

        void begin(RunUnderWay run) {
            underWay.add(run);
        }

        /** Of a run that has ended, the part that was made, and not skipped, tells what such runs take. */
        void end(RunUnderWay run) {
            underWay.remove(run);
            measured += run.measuredSeconds();
            expected += run.expectedSeconds();
        }

        private double sumOfMeasured() {
            return measured
                    + underWay.stream()
                            .mapToDouble(RunUnderWay::measuredSeconds)
                            .sum();
        }

        private double sumOfExpected() {
            return expected
                    + underWay.stream()
                            .mapToDouble(RunUnderWay::expectedSeconds)
                            .sum();
        }
    }

    /**
     * @param run one of the runs
     * @param exclusive whether it has the machine to itself
     * @param expectedSeconds what is expected of it
     */
    Kind kind(RunSpec run, boolean exclusive, double expectedSeconds) {
        for (Kind kind : kinds) {
            if (kind.exclusive == exclusive
                    && kind.problem.equals(run.problem().label())
                    && kind.optimizer.equals(run.optimizer().label())) {
                return kind;
            }
        }
        Kind added = new Kind(run, exclusive, expectedSeconds / run.steps() >= COSTLY_SECONDS);
        kinds.add(added);
        return added;
    }

    /** The factors as things are, for all kinds at once: a study may have thousands. */
    Factors now() {
        return new Factors(kinds);
    }

    /**
     * The factor of each kind of runs. What cheap steps cost was only guessed while the compiler was at work, which says nothing
     * of costly ones.
     */
    static final class Factors {

        /** Seconds measured and seconds expected, of a kind and of groups of kinds that are alike. */
        private final Map<Object, double[]> sums = new HashMap<>();

        private Factors(List<Kind> kinds) {
            for (Kind kind : kinds) {
                double measured = kind.sumOfMeasured();
                double expected = kind.sumOfExpected();
                for (Object alike : alike(kind)) {
                    double[] sum = sums.computeIfAbsent(alike, none -> new double[2]);
                    sum[0] += measured;
                    sum[1] += expected;
                }
            }
        }

        /** Itself, and groups of kinds that are less and less like it. */
        private static List<Object> alike(Kind kind) {
            return List.of(
                    kind,
                    List.of(kind.exclusive, kind.isCostly, kind.problem),
                    List.of(kind.exclusive, kind.isCostly),
                    kind.isCostly);
        }

        /** That of the kinds most like it of which anything is known. */
        double of(Kind kind) {
            for (Object alike : alike(kind)) {
                double[] sum = sums.getOrDefault(alike, new double[2]);
                if (sum[1] > 0 && sum[0] > 0) {
                    return sum[0] / sum[1];
                }
            }
            return 1;
        }
    }
}
