package org.lodo.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodo.objective.Draws;
import org.lodo.objective.HessianSample;
import org.lodo.optimizer.Optimizer;
import org.lodo.random.RandomStream;
import org.lodo.state.Stateful;
import org.ojalgo.matrix.store.R064Store;

/** What every {@link Optimizer} promises. */
public abstract class OptimizerContract {

    /**
     * @param dimension the number of variables
     * @return a new optimizer, the same at every call; it should make progress on a well-conditioned quadratic
     */
    protected abstract Optimizer<? super HessianSample> create(int dimension);

    /**
     * @return how many steps it may take to halve a quadratic's loss
     */
    protected int stepsToHalve() {
        return 200;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 17})
    void halvesTheLossOfAQuadraticBowl(int dimension) {
        Optimizer<? super HessianSample> optimizer = create(dimension);
        double[] x = start(dimension);
        HessianSample bowl = new Bowl();
        double before = bowl.value(x);
        for (int step = 0; step < stepsToHalve(); step++) {
            optimizer.step(() -> bowl, x);
        }
        assertThat(bowl.value(x)).isLessThan(before / 2);
    }

    @Test
    void isAFunctionOfItsConstructionAndDraws() {
        double[] first = start(5);
        double[] second = start(5);
        run(create(5), new NoisyBowl(4), first, 30);
        run(create(5), new NoisyBowl(4), second, 30);
        assertThat(second).containsExactly(first);
    }

    @Test
    void goesOnToTheSameBitsFromSavedState() {
        Optimizer<? super HessianSample> original = create(5);
        assumeTrue(original instanceof Stateful, "keeps its state to itself");
        NoisyBowl draws = new NoisyBowl(4);
        double[] x = start(5);
        run(original, draws, x, 20);
        Snapshot snapshot = Snapshot.of((Stateful) original);
        double[] resumed = x.clone();
        run(original, draws, x, 20);

        Optimizer<? super HessianSample> other = create(5);
        run(other, new NoisyBowl(99), start(5), 3);
        snapshot.restore((Stateful) other);
        NoisyBowl sameDraws = new NoisyBowl(4);
        for (int draw = 0; draw < draws.count / 2; draw++) {
            sameDraws.draw();
        }
        run(other, sameDraws, resumed, 20);
        assertThat(resumed).containsExactly(x);
    }

    @Test
    void rejectsAPointOfAnotherDimension() {
        assertThatThrownBy(() -> create(5).step(() -> new Bowl(), new double[4]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x has 4 entries")
                .hasMessageContaining("must have 5");
    }

    private static void run(
            Optimizer<? super HessianSample> optimizer, Draws<HessianSample> draws, double[] x, int steps) {
        for (int step = 0; step < steps; step++) {
            optimizer.step(draws, x);
        }
    }

    private static double[] start(int dimension) {
        double[] x = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            x[i] = 1 + 0.1 * i;
        }
        return x;
    }

    /** ½ Σ (1 + i mod 3) (x_i − c)². */
    private static final class Bowl implements HessianSample {
        private double center;

        @Override
        public double valueAndGradient(double[] x, double[] gradient) {
            double value = 0;
            for (int i = 0; i < x.length; i++) {
                gradient[i] = curvature(i) * (x[i] - center);
                value += 0.5 * gradient[i] * (x[i] - center);
            }
            return value;
        }

        @Override
        public void hessianVector(double[] x, double[] v, double[] out) {
            for (int i = 0; i < v.length; i++) {
                out[i] = curvature(i) * v[i];
            }
        }

        @Override
        public void hessian(double[] x, R064Store hessian) {
            hessian.fillAll(0.0);
            for (int i = 0; i < x.length; i++) {
                hessian.set(i, i, curvature(i));
            }
        }

        private static double curvature(int i) {
            return 1 + i % 3;
        }
    }

    private static final class NoisyBowl implements Draws<HessianSample> {
        private final RandomStream random;
        private final Bowl bowl = new Bowl();
        private int count;

        NoisyBowl(long seed) {
            random = new RandomStream(seed);
        }

        @Override
        public HessianSample draw() {
            count++;
            bowl.center = 0.1 * random.nextGaussian();
            return bowl;
        }
    }
}
