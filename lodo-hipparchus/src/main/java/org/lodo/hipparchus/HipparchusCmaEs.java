package org.lodo.hipparchus;

import java.util.Arrays;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.MaxIter;
import org.hipparchus.optim.SimpleBounds;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.CMAESOptimizer;
import org.lodo.objective.Draws;
import org.lodo.objective.Sample;
import org.lodo.optimizer.Optimizer;
import org.lodo.random.RandomStream;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.lodo.validation.Require;

/**
 * Hipparchus's evolution strategy with covariance matrix adaptation (Hansen and Ostermeier, 2001), in its active form. It asks for
 * values only. A step is one run of it on one draw, from x until one of its own criteria holds or the evaluations are used up; x
 * becomes the lowest point evaluated, and the next step begins with a new distribution around it. Meant for objectives without
 * noise.
 *
 * <p>It keeps its random numbers from one step to the next. Hipparchus allocates in every iteration.
 */
public final class HipparchusCmaEs implements Optimizer<Sample>, Stateful {

    /** With more variables the eigenvectors of a generation would take seconds. */
    private static final int MAX_VARIABLES = 1000;

    /**
     * Hyper-parameters.
     *
     * @param initialDeviation standard deviation of the first points in every variable, positive
     * @param population how many points a generation has, at least 2; 0 for 4 + ⌊3 ln n⌋
     * @param evaluations how many values a step may take, at least 2
     */
    public record Config(double initialDeviation, int population, int evaluations) {

        /** Checks every value. */
        public Config {
            Require.positive("initialDeviation", initialDeviation);
            if (population != 0) {
                Require.atLeast("population", population, 2);
            }
            Require.atLeast("evaluations", evaluations, 2);
        }

        /**
         * @return 0.3, a population by the dimension, 1,000 evaluations
         */
        public static Config defaults() {
            return new Config(0.3, 0, 1000);
        }
    }

    private final Config config;
    private final int dimension;
    private final RandomStream random;
    private final Trials trials;

    /**
     * @param dimension n, from 1 to 1,000; memory grows with n²
     * @param config hyper-parameters
     * @param random the source of the points
     */
    public HipparchusCmaEs(int dimension, Config config, RandomStream random) {
        this.config = config;
        this.dimension = Require.between("dimension", dimension, 1, MAX_VARIABLES);
        this.random = random;
        trials = new Trials(dimension);
    }

    @Override
    public void step(Draws<? extends Sample> draws, double[] x) {
        Require.length("x", x, dimension);
        Sample sample = draws.draw();
        trials.begin(config.evaluations());
        int population =
                config.population() > 0 ? config.population() : 4 + (int) (3 * StrictMath.log((double) dimension));
        double[] deviations = new double[dimension];
        Arrays.fill(deviations, config.initialDeviation());
        try {
            new CMAESOptimizer(Integer.MAX_VALUE, 0, true, 0, 0, new RandomStreamGenerator(random), false, null)
                    .optimize(
                            GoalType.MINIMIZE,
                            new InitialGuess(x),
                            SimpleBounds.unbounded(dimension),
                            MaxEval.unlimited(),
                            MaxIter.unlimited(),
                            new CMAESOptimizer.PopulationSize(population),
                            new CMAESOptimizer.Sigma(deviations),
                            new ObjectiveFunction(trial -> value(sample, trial)));
        } catch (MathIllegalStateException e) {
            // The evaluations are used up before the first generation, or a decomposition failed.
        }
        trials.moveToBest(x);
    }

    private double value(Sample sample, double[] x) {
        trials.count();
        double value = sample.value(x);
        trials.note(x, value);
        return Double.isNaN(value) ? Double.POSITIVE_INFINITY : value;
    }

    @Override
    public void visitState(StateVisitor visitor) {
        random.visitState(visitor);
    }
}
