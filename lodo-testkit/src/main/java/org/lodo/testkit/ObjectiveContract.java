package org.lodo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.lodo.objective.Average;
import org.lodo.objective.Certification;
import org.lodo.objective.CurvatureSample;
import org.lodo.objective.Draws;
import org.lodo.objective.HessianSample;
import org.lodo.objective.JudgedSample;
import org.lodo.objective.Objective;
import org.lodo.objective.Sample;
import org.lodo.parallel.Workers;
import org.lodo.random.RandomStream;
import org.lodo.state.Stateful;
import org.ojalgo.matrix.store.R064Store;

/**
 * The contract of every {@link Objective}: initial point and draws depend only on the seed, repeated evaluations of a sample
 * are equal, concurrent draws are independent, results have the same bits on any number of threads and after a restore, gradient,
 * Hessian products and Hessian agree with central differences and with each other, and the best possible loss is that of the
 * minimum.
 */
public abstract class ObjectiveContract {

    private static final double DIFFERENCE = 1e-5;

    /**
     * Builds the problem under test: its constructor, or {@link CatalogEntries#problem} for one that is registered.
     *
     * @return the problem, the same at every call
     */
    protected abstract Objective<?> objective();

    /**
     * Builds the same problem so that it computes on given threads; to be overridden for problems that use several.
     *
     * @param workers executes parallel work within an evaluation
     * @return by default {@link #objective()}
     */
    protected Objective<?> objective(Workers workers) {
        return objective();
    }

    /**
     * @return how far the loss at the minimum may be from the best possible loss, relative to 1 + its size; larger than the
     *     default only where a published figure has fewer digits
     */
    protected double optimumTolerance() {
        return 1e-9;
    }

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
        double[] expected = new double[x.length];
        double[] found = new double[x.length];
        for (int draw = 0; draw < 3; draw++) {
            assertThat(restored.draw().valueAndGradient(x, found))
                    .isEqualTo(draws.draw().valueAndGradient(x, expected));
            assertThat(found).containsExactly(expected);
        }
    }

    @Test
    void bitsDoNotDependOnThreads() {
        List<double[]> expected = evaluations(objective());
        for (int threads : new int[] {1, 2, 5}) {
            List<double[]> found = evaluations(objective(Workers.of(threads)));
            for (int i = 0; i < expected.size(); i++) {
                assertThat(found.get(i)).as(threads + " threads").containsExactly(expected.get(i));
            }
        }
    }

    /** Values, gradients and, where there are any, Hessian products of three draws. */
    private List<double[]> evaluations(Objective<?> objective) {
        Draws<?> draws = objective.open(17);
        double[] x = point(objective, 1);
        List<double[]> all = new ArrayList<>();
        for (int draw = 0; draw < 3; draw++) {
            Sample sample = draws.draw();
            double[] gradient = new double[x.length];
            all.add(new double[] {sample.valueAndGradient(x, gradient)});
            all.add(gradient);
            if (sample instanceof CurvatureSample curvature) {
                double[] product = new double[x.length];
                curvature.hessianVector(x, point(objective, 2), product);
                all.add(product);
            }
        }
        return all;
    }

    @Test
    void bestPossibleLossIsCertified() {
        Objective<?> objective = objective();
        assertThat(objective.certification() == Certification.NONE)
                .as("certification %s of the best possible loss", objective.certification())
                .isEqualTo(objective.bestPossibleLoss().isEmpty());
    }

    /** At the minimum the loss is the best possible one, and near it none is lower; losses that contain noise are left out. */
    @Test
    void minimumHasTheBestPossibleLoss() {
        Objective<?> objective = objective();
        assumeTrue(
                objective.minimum().isPresent() && objective.bestPossibleLoss().isPresent(), "tells no minimum");
        double[] minimum = objective.minimum().orElseThrow();
        assertThat(minimum).hasSize(objective.dimension());
        Draws<?> draws = objective.open(3);
        Sample sample = draws.draw();
        boolean isNoisy = sample.value(minimum) != draws.draw().value(minimum);
        assumeTrue(!isNoisy || sample instanceof JudgedSample, "losses contain noise");
        double best = objective.bestPossibleLoss().getAsDouble();
        double tolerance = optimumTolerance() * (1 + Math.abs(best));
        assertThat(judged(sample, minimum)).isCloseTo(best, within(tolerance));
        for (int seed = 1; seed <= 5; seed++) {
            for (double distance : new double[] {1e-4, 1e-2, 1}) {
                double[] beside = moved(minimum, distance, point(objective, seed));
                assertThat(judged(sample, beside)).isGreaterThanOrEqualTo(best - tolerance);
            }
        }
    }

    private static double judged(Sample sample, double[] x) {
        return sample instanceof JudgedSample judged ? judged.judgedLoss(x) : sample.value(x);
    }

    /** Over many draws, the loss that counts has the same mean as the loss that optimizers observe. */
    @Test
    void judgedLossIsTheMeanOfObservedLosses() {
        Objective<?> objective = objective();
        Draws<?> draws = objective.open(29);
        assumeTrue(draws.draw() instanceof JudgedSample, "is judged by the losses observed");
        assumeTrue(objective.average() == Average.MEAN, "losses have no mean");
        double[] x = point(objective, 4);
        int count = 2000;
        double sum = 0;
        double squares = 0;
        for (int draw = 0; draw < count; draw++) {
            Sample sample = draws.draw();
            double difference = sample.value(x) - ((JudgedSample) sample).judgedLoss(x);
            sum += difference;
            squares += difference * difference;
        }
        double standardError = Math.sqrt(squares) / count;
        assertThat(Math.abs(sum / count)).isLessThanOrEqualTo(5 * standardError + 1e-12);
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
