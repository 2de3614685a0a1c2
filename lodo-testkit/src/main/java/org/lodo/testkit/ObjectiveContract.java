package org.lodo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.lodo.objective.CurvatureSample;
import org.lodo.objective.Draws;
import org.lodo.objective.HessianSample;
import org.lodo.objective.Objective;
import org.lodo.objective.Sample;
import org.lodo.random.RandomStream;
import org.lodo.state.Stateful;
import org.ojalgo.matrix.store.R064Store;

/**
 * The contract of every {@link Objective}: initial point and draws depend only on the seed, repeated evaluations of a sample
 * are equal, concurrent draws are independent, and gradient, Hessian products and Hessian agree with central differences and with
 * each other.
 */
public abstract class ObjectiveContract {

    private static final double DIFFERENCE = 1e-5;

    /**
     * Builds the problem under test: its constructor, or {@link CatalogEntries#problem} for one that is registered.
     *
     * @return the problem, the same at every call
     */
    protected abstract Objective<?> objective();

    @Test
    void initialPointIsAFunctionOfTheSeedAndOwnedByTheCaller() {
        Objective<?> objective = objective();
        double[] first = objective.initialPoint(3);
        assertThat(first).hasSize(objective.dimension());
        double[] kept = first.clone();
        first[0] = 77;
        assertThat(objective.initialPoint(3)).containsExactly(kept);
    }

    @Test
    void drawsDependOnlyOnTheSeed() {
        Objective<?> objective = objective();
        Draws<?> quiet = objective.open(5);
        Draws<?> busy = objective.open(5);
        double[] x = point(objective, 1);
        double[] gradient = new double[x.length];
        for (int draw = 0; draw < 5; draw++) {
            Sample asked = busy.draw();
            for (int times = 0; times < draw; times++) {
                asked.valueAndGradient(point(objective, draw), gradient);
            }
            assertThat(quiet.draw().value(x)).isEqualTo(asked.value(x));
        }
    }

    @Test
    void repeatedEvaluationsOfASampleAreEqual() {
        Objective<?> objective = objective();
        Sample sample = objective.open(8).draw();
        double[] x = point(objective, 2);
        double[] original = x.clone();
        double[] first = new double[x.length];
        double value = sample.valueAndGradient(x, first);
        sample.value(point(objective, 9));
        double[] second = new double[x.length];
        Arrays.fill(second, Double.NaN);
        assertThat(sample.valueAndGradient(x, second)).isEqualTo(value);
        assertThat(second).containsExactly(first);
        assertThat(sample.value(x)).isEqualTo(value);
        assertThat(x).as("x is read only").containsExactly(original);
    }

    @Test
    void statefulDrawsResumeFromTheirState() {
        Objective<?> objective = objective();
        Draws<?> draws = objective.open(5);
        assumeTrue(draws instanceof Stateful, "cannot be checkpointed");
        double[] x = point(objective, 1);
        draws.draw();
        draws.draw();
        Snapshot state = Snapshot.of((Stateful) draws);
        Draws<?> restored = objective.open(6);
        state.restore((Stateful) restored);
        for (int draw = 0; draw < 3; draw++) {
            assertThat(restored.draw().value(x)).isEqualTo(draws.draw().value(x));
        }
    }

    @Test
    void concurrentDrawsAreIndependent() throws Exception {
        Objective<?> objective = objective();
        double[] x = point(objective, 1);
        List<double[]> expected = List.of(gradients(objective, x, 5), gradients(objective, x, 6));
        List<CompletableFuture<double[]>> found = List.of(
                CompletableFuture.supplyAsync(() -> gradients(objective, x, 5)),
                CompletableFuture.supplyAsync(() -> gradients(objective, x, 6)));
        for (int i = 0; i < 2; i++) {
            assertThat(found.get(i).get()).isEqualTo(expected.get(i));
        }
    }

    private static double[] gradients(Objective<?> objective, double[] x, long seed) {
        Draws<?> draws = objective.open(seed);
        double[] sum = new double[x.length];
        double[] gradient = new double[x.length];
        for (int draw = 0; draw < 10; draw++) {
            draws.draw().valueAndGradient(x, gradient);
            VectorMath.addScaled(1 + draw, gradient, sum);
        }
        return sum;
    }

    @Test
    void gradientAgreesWithCentralDifferences() {
        Objective<?> objective = objective();
        Sample sample = objective.open(13).draw();
        double[] x = point(objective, 4);
        double[] gradient = new double[x.length];
        sample.valueAndGradient(x, gradient);
        double[] direction = point(objective, 6);
        double expected = VectorMath.dot(gradient, direction);
        double measured =
                (sample.value(moved(x, DIFFERENCE, direction)) - sample.value(moved(x, -DIFFERENCE, direction)))
                        / (2 * DIFFERENCE);
        assertThat(measured).isCloseTo(expected, within(1e-6 * (1 + Math.abs(expected))));
    }

    @Test
    void hessianVectorAgreesWithCentralDifferences() {
        Objective<?> objective = objective();
        assumeTrue(objective.open(13).draw() instanceof CurvatureSample, "offers no curvature");
        CurvatureSample sample = (CurvatureSample) objective.open(13).draw();
        double[] x = point(objective, 4);
        double[] v = point(objective, 7);
        double[] product = new double[x.length];
        sample.hessianVector(x, v, product);
        double[] ahead = new double[x.length];
        double[] behind = new double[x.length];
        sample.valueAndGradient(moved(x, DIFFERENCE, v), ahead);
        sample.valueAndGradient(moved(x, -DIFFERENCE, v), behind);
        for (int i = 0; i < x.length; i++) {
            double measured = (ahead[i] - behind[i]) / (2 * DIFFERENCE);
            assertThat(measured).isCloseTo(product[i], within(1e-6 * (1 + Math.abs(product[i]))));
        }
    }

    @Test
    void hessianAgreesWithItsProducts() {
        Objective<?> objective = objective();
        assumeTrue(objective.open(13).draw() instanceof HessianSample, "offers no Hessian");
        HessianSample sample = (HessianSample) objective.open(13).draw();
        int n = objective.dimension();
        double[] x = point(objective, 4);
        R064Store hessian = R064Store.FACTORY.make(n, n);
        sample.hessian(x, hessian);
        double[] unit = new double[n];
        double[] column = new double[n];
        for (int j = 0; j < n; j++) {
            unit[j] = 1;
            sample.hessianVector(x, unit, column);
            unit[j] = 0;
            for (int i = 0; i < n; i++) {
                assertThat(hessian.doubleValue(i, j)).isCloseTo(column[i], within(1e-12 * (1 + Math.abs(column[i]))));
                assertThat(hessian.doubleValue(i, j)).isEqualTo(hessian.doubleValue(j, i));
            }
        }
    }

    /**
     * A point or a direction to test at.
     *
     * @param objective the objective under test
     * @param seed different numbers give different points
     * @return a new vector of the size at which the objective is smooth, by default of entries from N(0, 1)
     */
    protected double[] point(Objective<?> objective, long seed) {
        double[] x = new double[objective.dimension()];
        new RandomStream(seed).fillGaussian(x);
        return x;
    }

    private static double[] moved(double[] x, double distance, double[] direction) {
        double[] result = x.clone();
        VectorMath.addScaled(distance, direction, result);
        return result;
    }
}
