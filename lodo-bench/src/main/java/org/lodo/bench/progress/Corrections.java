package org.lodo.bench.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
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

    /**
     * The factor for a kind of runs. What cheap steps cost was only guessed while the compiler was at work, which says nothing
     * of costly ones.
     */
    double factor(Kind kind) {
        List<Predicate<Kind>> alike = List.of(
                other -> other == kind,
                other -> other.exclusive == kind.exclusive
                        && other.isCostly == kind.isCostly
                        && other.problem.equals(kind.problem),
                other -> other.exclusive == kind.exclusive && other.isCostly == kind.isCostly,
                other -> other.isCostly == kind.isCostly);
        return alike.stream()
                .mapToDouble(this::factor)
                .filter(factor -> !Double.isNaN(factor))
                .findFirst()
                .orElse(1);
    }

    private double factor(Predicate<Kind> isAsked) {
        double measured = 0;
        double expected = 0;
        for (Kind kind : kinds) {
            if (isAsked.test(kind)) {
                measured += kind.sumOfMeasured();
                expected += kind.sumOfExpected();
            }
        }
        return expected > 0 && measured > 0 ? measured / expected : Double.NaN;
    }
}
