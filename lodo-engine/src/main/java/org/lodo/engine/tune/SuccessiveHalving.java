package org.lodo.engine.tune;

import java.util.ArrayList;
import java.util.List;
import org.lodo.engine.run.StepCount;

/**
 * Successive halving with renewal. Each rung runs its candidates for longer than the one before. Those of the first rung fill the
 * whole range of the hyper-parameters evenly; half of those of a later rung are the best of the rung before, and the others are
 * drawn around the best quarter of these. The best of the last rung are run at the full horizon on several fresh seeds, and the one with the lowest
 * mean loss there is the tuned point. All candidates of a rung have the same draws.
 *
 * <p>What is equal for all optimizers is the number of gradients, not of steps: see {@link #allot}.
 *
 * <p>K. Jamieson and A. Talwalkar, <i>Non-stochastic best arm identification and hyperparameter optimization</i>, AISTATS 2016,
 * section 3, without renewal; drawing around the best is due to S. Falkner, A. Klein and F. Hutter, <i>BOHB: Robust and efficient
 * hyperparameter optimization at scale</i>, ICML 2018, section 4. In contrast to both, the last choice is made on seeds that no
 * earlier choice has seen.
 *
 * @param rungs the rungs for an optimizer that evaluates one gradient a step, from the shortest to the longest
 * @param confirmation the last choice, for such an optimizer
 * @param countsEvaluations whether runs end with the step that reaches as many evaluations as they are long, as in a study with a
 *     budget: an optimizer of which a step costs more makes fewer steps then, and has fewer candidates than others only as far as
 *     last steps go beyond the ends of runs
 */
public record SuccessiveHalving(List<Rung> rungs, Confirmation confirmation, boolean countsEvaluations)
        implements SearchProtocol {

    /** Its name in files of tunings. */
    public static final String NAME = "successive-halving";

    /** What follows the name in tuned points that were found by runs as long as their evaluations. */
    private static final String BY_EVALUATIONS = "-by-evaluations";

    /** A rung of fewer candidates chooses nothing. */
    static final int FEWEST_CANDIDATES = 4;

    /** An optimizer with costly steps has at least this part of the candidates, and shorter runs if it cannot afford them. */
    private static final int MOST_REDUCED = 16;

    /** A charge of little more than 1, as of a method that evaluates twice at its first step, costs no candidate. */
    private static final double LENIENCE = 0.1;

    /** So does a confirmation of a single one. */
    static final int FEWEST_FINALISTS = 2;

    /**
     * Runs of the same length.
     *
     * @param steps how many steps each run makes, or how many evaluations
     * @param candidates how many points are run, once each
     */
    public record Rung(long steps, int candidates) {

        /** Checks both values. */
        public Rung {
            requireSteps(steps);
            if (candidates < FEWEST_CANDIDATES) {
                throw new IllegalArgumentException(
                        "candidates = " + candidates + ": must be at least " + FEWEST_CANDIDATES);
            }
        }
    }

    /**
     * The choice among the best of the last rung.
     *
     * @param steps how many steps each run makes, or how many evaluations: the horizon of the reports that take the tuned points
     * @param candidates how many points are run
     * @param seeds how many runs, each with a seed of its own, a point has
     */
    public record Confirmation(long steps, int candidates, int seeds) {

        /** Checks all values. */
        public Confirmation {
            requireSteps(steps);
            if (candidates < FEWEST_FINALISTS) {
                throw new IllegalArgumentException(
                        "candidates = " + candidates + ": must be at least " + FEWEST_FINALISTS);
            }
            if (seeds < 1) {
                throw new IllegalArgumentException("seeds = " + seeds + ": must be at least 1");
            }
        }

        private long runs() {
            return (long) candidates * seeds;
        }
    }

    /**
     * A search in which all optimizers make runs of the same numbers of steps.
     *
     * @param rungs the rungs for an optimizer that evaluates one gradient a step, from the shortest to the longest
     * @param confirmation the last choice, for such an optimizer
     */
    public SuccessiveHalving(List<Rung> rungs, Confirmation confirmation) {
        this(rungs, confirmation, false);
    }

    /** Checks that rungs grow, and that a rung can be filled by the one before. */
    public SuccessiveHalving {
        rungs = List.copyOf(rungs);
        if (rungs.isEmpty()) {
            throw new IllegalArgumentException("rungs = []: must have at least one");
        }
        long steps = 0;
        int candidates = Integer.MAX_VALUE;
        for (Rung rung : rungs) {
            if (rung.steps() < steps) {
                throw new IllegalArgumentException(
                        "steps = " + rung.steps() + ": must be at least those of the rung before, " + steps);
            }
            if (rung.candidates() > candidates) {
                throw new IllegalArgumentException("candidates = " + rung.candidates()
                        + ": must be at most those of the rung before, " + candidates);
            }
            steps = rung.steps();
            candidates = rung.candidates();
        }
        if (confirmation.steps() < steps) {
            throw new IllegalArgumentException(
                    "steps = " + confirmation.steps() + ": must be at least those of the last rung, " + steps);
        }
        if (confirmation.candidates() > candidates) {
            throw new IllegalArgumentException("candidates = " + confirmation.candidates()
                    + ": must be at most those of the last rung, " + candidates);
        }
    }

    private static void requireSteps(long steps) {
        if (steps < 1 || steps > StepCount.MAX_OF_RUN) {
            throw new IllegalArgumentException("steps = " + steps + ": must be from 1 to " + StepCount.MAX_OF_RUN);
        }
    }

    @Override
    public String name() {
        return countsEvaluations ? NAME + BY_EVALUATIONS : NAME;
    }

    @Override
    public int rounds() {
        return rungs.size() + 1;
    }

    @Override
    public int population() {
        return rungs.get(0).candidates();
    }

    @Override
    public long runs() {
        return rungs.stream().mapToLong(Rung::candidates).sum() + confirmation.runs();
    }

    @Override
    public long steps() {
        long ofRungs =
                StepCount.sum(rungs.stream().mapToLong(rung -> StepCount.product(rung.candidates(), rung.steps())));
        long ofConfirmation = StepCount.product(confirmation.runs(), confirmation.steps());
        return ofRungs > Long.MAX_VALUE - ofConfirmation ? Long.MAX_VALUE : ofRungs + ofConfirmation;
    }

    @Override
    public long horizon() {
        return confirmation.steps();
    }

    @Override
    public String unit() {
        return countsEvaluations ? "evaluations" : "steps";
    }

    /**
     * The share of an optimizer of which a step costs more than one gradient. It has fewer candidates in proportion, at the
     * same horizons, and the first rung has what rounding leaves over. Only where too few candidates would be left to choose
     * from, its runs are shorter as well. If runs end by their evaluations, they are not shortened, and it has fewer candidates
     * only as far as last steps go beyond the ends of runs.
     *
     * @param charge evaluations a step: values, gradients and products with the Hessian; at least 1
     * @return rungs and confirmation whose runs cost as many evaluations as those of an optimizer with a charge of 1, up to one
     *     run of the first rung; none costs more, unless the fewest candidates with a step each do
     */
    public SuccessiveHalving allot(double charge) {
        if (!(charge >= 1)) {
            throw new IllegalArgumentException("charge = " + charge + ": must be at least 1");
        }
        double affordable = steps() / charge;
        double share = countsEvaluations ? Math.max(1, stepsOfAll(charge) / affordable - LENIENCE) : charge;
        Confirmation last = new Confirmation(
                confirmation.steps(), fewer(confirmation.candidates(), share, FEWEST_FINALISTS), confirmation.seeds());
        List<Rung> fewer = new ArrayList<>();
        double left = affordable - last.runs() * stepsOfRun(last.steps(), charge);
        for (Rung rung : rungs.subList(1, rungs.size())) {
            Rung own = new Rung(rung.steps(), fewer(rung.candidates(), share, fewest(rung)));
            fewer.add(own);
            left -= own.candidates() * stepsOfRun(own.steps(), charge);
        }
        Rung first = rungs.get(0);
        int least = Math.max(
                Math.min(fewest(first), first.candidates()),
                fewer.isEmpty() ? last.candidates() : fewer.get(0).candidates());
        int most = countsEvaluations ? first.candidates() : Integer.MAX_VALUE;
        double candidates = Math.min(most, Math.floor(left / stepsOfRun(first.steps(), charge)));
        fewer.add(0, new Rung(first.steps(), (int) Math.max(least, candidates)));
        SuccessiveHalving all = new SuccessiveHalving(fewer, last, countsEvaluations);
        return countsEvaluations || all.steps() <= affordable ? all : all.shortened(affordable / all.steps());
    }

    private double stepsOfAll(double charge) {
        double steps = confirmation.runs() * stepsOfRun(confirmation.steps(), charge);
        for (Rung rung : rungs) {
            steps += rung.candidates() * stepsOfRun(rung.steps(), charge);
        }
        return steps;
    }

    /** A run that ends by its evaluations ends with the step that reaches them. */
    private double stepsOfRun(long length, double charge) {
        return countsEvaluations ? Math.ceil(length / charge) : length;
    }

    private static int fewest(Rung rung) {
        return Math.max(FEWEST_CANDIDATES, rung.candidates() / MOST_REDUCED);
    }

    private static int fewer(int candidates, double charge, int fewest) {
        return Math.max(Math.min(candidates, fewest), (int) (candidates / charge + LENIENCE));
    }

    /** All runs shorter in proportion, rounded down, but of at least a step. */
    private SuccessiveHalving shortened(double share) {
        List<Rung> shorter = new ArrayList<>();
        for (Rung rung : rungs) {
            shorter.add(new Rung(scaled(rung.steps(), share), rung.candidates()));
        }
        return new SuccessiveHalving(
                shorter,
                new Confirmation(scaled(confirmation.steps(), share), confirmation.candidates(), confirmation.seeds()),
                countsEvaluations);
    }

    private static long scaled(long steps, double share) {
        return Math.max(1, (long) (steps * share));
    }

    /**
     * The same search with runs that are longer or shorter in proportion.
     *
     * @param gradients what it may cost in all, for an optimizer that evaluates one gradient a step
     * @return a search that costs as much, up to a step a run
     */
    SuccessiveHalving within(long gradients) {
        return shortened((double) gradients / steps());
    }
}
