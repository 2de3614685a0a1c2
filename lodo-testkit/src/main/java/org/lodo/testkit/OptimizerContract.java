package org.lodo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodo.objective.Draws;
import org.lodo.objective.LeastSquaresSample;
import org.lodo.optimizer.Optimizer;
import org.lodo.optimizer.Step;
import org.lodo.state.Stateful;
import org.lodo.validation.NonFiniteException;

/**
 * The contract of every {@link Optimizer}: it makes progress on a quadratic, is deterministic, resumes bit-identically if it is
 * {@link Stateful}, and rejects points of the wrong dimension and non-finite gradients
 * ({@link org.lodo.validation.Require#finite}) before it changes anything. One that is a {@link Step} makes the same steps when it is
 * given gradients.
 *
 * <p>All samples offer gradient, products with the Hessian, the Hessian itself, and residuals with products of their Jacobian, so
 * optimizers with any needs can be tested; {@link #create} may be declared with a narrower type.
 */
public abstract class OptimizerContract {

    /**
     * Builds the optimizer under test: its constructor, or {@link CatalogEntries#optimizer} for one that is registered.
     *
     * @param dimension the number of variables
     * @return a new optimizer, the same at every call, with hyper-parameters that suit a quadratic with curvatures 1 to 3
     */
    protected abstract Optimizer<? super LeastSquaresSample> create(int dimension);

    /**
     * Override for optimizers that are much faster or slower than most.
     *
     * @return how many steps it may take to halve a quadratic's loss
     */
    protected int stepsToHalve() {
        return 200;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 17})
    void halvesTheLossOfAQuadraticBowl(int dimension) {
        Optimizer<? super LeastSquaresSample> optimizer = create(dimension);
        double[] x = Bowl.start(dimension);
        LeastSquaresSample bowl = new Bowl(dimension);
        double before = bowl.value(x);
        for (int step = 0; step < stepsToHalve(); step++) {
            optimizer.step(() -> bowl, x);
        }
        assertThat(bowl.value(x)).isLessThan(before / 2);
    }

    @Test
    void isDeterministic() {
        double[] first = Bowl.start(5);
        double[] second = Bowl.start(5);
        run(create(5), new NoisyBowl(5, 4), first, 30);
        run(create(5), new NoisyBowl(5, 4), second, 30);
        assertThat(second).containsExactly(first);
    }

    @Test
    void resumesBitIdenticallyFromSavedState() {
        Optimizer<? super LeastSquaresSample> original = create(5);
        assumeTrue(original instanceof Stateful, "is not Stateful");
        NoisyBowl draws = new NoisyBowl(5, 4);
        double[] x = Bowl.start(5);
        run(original, draws, x, 20);
        Snapshot snapshot = Snapshot.of((Stateful) original);
        int drawn = draws.count();
        double[] resumed = x.clone();
        run(original, draws, x, 20);

        Optimizer<? super LeastSquaresSample> other = create(5);
        run(other, new NoisyBowl(5, 99), Bowl.start(5), 3);
        snapshot.restore((Stateful) other);
        NoisyBowl sameDraws = new NoisyBowl(5, 4);
        for (int draw = 0; draw < drawn; draw++) {
            sameDraws.draw();
        }
        run(other, sameDraws, resumed, 20);
        assertThat(resumed).containsExactly(x);
    }

    @ParameterizedTest
    @CsvSource({
        "NaN,0,0",
        "NaN,3,0",
        "NaN,0,7",
        "NaN,4,7",
        "Infinity,2,0",
        "Infinity,4,7",
        "-Infinity,0,0",
        "-Infinity,3,7"
    })
    void rejectsNonFiniteGradientsBeforeChangingPointOrState(double value, int entry, int stepsBefore) {
        assertRejects(Poison.Where.EVERY_GRADIENT, value, entry, stepsBefore);
    }

    @Test
    void rejectsNonFiniteHessiansBeforeChangingPointOrState() {
        assertRejects(Poison.Where.HESSIAN, Double.NaN, 0, 0);
        assertRejects(Poison.Where.HESSIAN, Double.NaN, 4, 7);
        assertRejects(Poison.Where.HESSIAN, Double.POSITIVE_INFINITY, 2, 7);
        assertRejects(Poison.Where.HESSIAN, Double.NEGATIVE_INFINITY, 3, 0);
    }

    @Test
    void rejectsNonFiniteResidualsBeforeChangingPointOrState() {
        assertRejects(Poison.Where.EVERY_RESIDUALS, Double.NaN, 0, 0);
        assertRejects(Poison.Where.EVERY_RESIDUALS, Double.NaN, 4, 7);
        assertRejects(Poison.Where.EVERY_RESIDUALS, Double.POSITIVE_INFINITY, 2, 7);
        assertRejects(Poison.Where.EVERY_RESIDUALS, Double.NEGATIVE_INFINITY, 3, 0);
    }

    @Test
    void rejectsNonFiniteJacobiansBeforeChangingPointOrState() {
        assertRejects(Poison.Where.JACOBIAN, Double.NaN, 0, 0);
        assertRejects(Poison.Where.JACOBIAN, Double.NaN, 4, 7);
        assertRejects(Poison.Where.JACOBIAN, Double.POSITIVE_INFINITY, 2, 7);
        assertRejects(Poison.Where.JACOBIAN, Double.NEGATIVE_INFINITY, 3, 0);
    }

    /**
     * A non-finite draw after some steps must leave point and state unchanged, and later steps must have the bits of an
     * optimizer without that draw.
     */
    private void assertRejects(Poison.Where where, double value, int entry, int stepsBefore) {
        Optimizer<? super LeastSquaresSample> disturbed = create(5);
        Optimizer<? super LeastSquaresSample> undisturbed = create(5);
        NoisyBowl draws = new NoisyBowl(5, 4);
        NoisyBowl sameDraws = new NoisyBowl(5, 4);
        double[] x = Bowl.start(5);
        double[] expected = Bowl.start(5);
        run(disturbed, draws, x, stepsBefore);
        run(undisturbed, sameDraws, expected, stepsBefore);
        Snapshot before = snapshot(disturbed);

        Poison poison = new Poison(new Bowl(5), where, entry, value);
        Throwable thrown = catchThrowable(() -> disturbed.step(() -> poison, x));
        assumeTrue(poison.given(), "does not evaluate it");

        assertThat(thrown).isInstanceOf(NonFiniteException.class);
        NonFiniteException refusal = (NonFiniteException) thrown;
        assertThat(refusal.value()).isEqualTo(Double.valueOf(value));
        if (where == Poison.Where.EVERY_GRADIENT) {
            assertThat(refusal.entry()).isEqualTo(entry);
            assertThat(refusal).hasMessage("gradient[" + entry + "] = " + value + ": must be finite");
        }
        if (where == Poison.Where.EVERY_RESIDUALS) {
            assertThat(refusal).hasMessage("residuals[" + entry + "] = " + value + ": must be finite");
        }
        assertThat(x).as("the point").containsExactly(expected);
        assertThat(snapshot(disturbed)).as("the state").isEqualTo(before);

        run(disturbed, draws, x, 20);
        run(undisturbed, sameDraws, expected, 20);
        assertThat(x).as("the point 20 steps later").containsExactly(expected);
    }

    /** A line search may try points without a finite gradient, but must not end at one. */
    @Test
    void keepsLaterNonFiniteGradientsOutOfPointAndState() {
        assertKeepsOut(Poison.Where.LATER_GRADIENTS, Double.NaN, 0, 0);
        assertKeepsOut(Poison.Where.LATER_GRADIENTS, Double.NaN, 4, 7);
        assertKeepsOut(Poison.Where.LATER_GRADIENTS, Double.POSITIVE_INFINITY, 2, 7);
        assertKeepsOut(Poison.Where.LATER_GRADIENTS, Double.NEGATIVE_INFINITY, 3, 0);
        assertKeepsOut(Poison.Where.LATER_GRADIENTS, Double.NEGATIVE_INFINITY, 0, 7);
    }

    /** Nor must a search that only looks at residuals. */
    @Test
    void keepsLaterNonFiniteResidualsOutOfPointAndState() {
        assertKeepsOut(Poison.Where.LATER_RESIDUALS, Double.NaN, 0, 0);
        assertKeepsOut(Poison.Where.LATER_RESIDUALS, Double.NaN, 4, 7);
        assertKeepsOut(Poison.Where.LATER_RESIDUALS, Double.POSITIVE_INFINITY, 2, 7);
        assertKeepsOut(Poison.Where.LATER_RESIDUALS, Double.NEGATIVE_INFINITY, 3, 0);
    }

    private void assertKeepsOut(Poison.Where where, double value, int entry, int stepsBefore) {
        Optimizer<? super LeastSquaresSample> optimizer = create(5);
        double[] x = Bowl.start(5);
        run(optimizer, new NoisyBowl(5, 4), x, stepsBefore);
        double[] start = x.clone();
        Snapshot before = snapshot(optimizer);

        Poison poison = new Poison(new Bowl(5), where, entry, value);
        Throwable thrown = catchThrowable(() -> optimizer.step(() -> poison, x));
        assumeTrue(poison.given(), "evaluates one gradient per step");

        if (thrown != null) {
            assertThat(thrown).isInstanceOf(NonFiniteException.class);
            assertThat(x).as("the point").containsExactly(start);
            assertThat(snapshot(optimizer)).as("the state").isEqualTo(before);
        }
        run(optimizer, new NoisyBowl(5, 5), x, 3);
        assertThat(Arrays.stream(x).allMatch(Double::isFinite))
                .as("later points are finite")
                .isTrue();
    }

    @Test
    void stepsOnGivenGradientsHaveTheBitsOfThoseOnDraws() {
        Optimizer<? super LeastSquaresSample> onDraws = create(5);
        Step step = step(create(5));
        NoisyBowl draws = new NoisyBowl(5, 4);
        NoisyBowl sameDraws = new NoisyBowl(5, 4);
        double[] x = Bowl.start(5);
        double[] expected = Bowl.start(5);
        for (int i = 0; i < 20; i++) {
            onDraws.step(draws, expected);
            step(step, sameDraws, x);
            assertThat(x).containsExactly(expected);
        }
        assertThat(Snapshot.of(step)).isEqualTo(Snapshot.of(step(onDraws)));
    }

    @Test
    void bothFormsShareOneState() {
        Optimizer<? super LeastSquaresSample> onDraws = create(5);
        Optimizer<? super LeastSquaresSample> alternating = create(5);
        Step step = step(alternating);
        NoisyBowl draws = new NoisyBowl(5, 4);
        NoisyBowl sameDraws = new NoisyBowl(5, 4);
        double[] x = Bowl.start(5);
        double[] expected = Bowl.start(5);
        for (int i = 0; i < 10; i++) {
            run(onDraws, draws, expected, 2);
            step(step, sameDraws, x);
            run(alternating, sameDraws, x, 1);
        }
        Step other = step(create(5));
        step(other, new NoisyBowl(5, 99), Bowl.start(5));
        Snapshot.of(step).restore(other);
        run(onDraws, draws, expected, 1);
        step(other, sameDraws, x);
        assertThat(x).containsExactly(expected);
    }

    @Test
    void stepsRejectWhatIsNoGradientBeforeTheyChangePointOrState() {
        Step step = step(create(5));
        double[] x = Bowl.start(5);
        step(step, new NoisyBowl(5, 4), x);
        double[] start = x.clone();
        Snapshot before = Snapshot.of(step);

        assertThatThrownBy(() -> step.step(new double[] {1, 1, 1, Double.NaN, 1}, x))
                .isInstanceOf(NonFiniteException.class)
                .hasMessage("gradient[3] = NaN: must be finite");
        assertThatThrownBy(() -> step.step(new double[4], x))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has 4 entries");
        assertThatThrownBy(() -> step.step(new double[5], new double[6]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x has 6 entries");
        assertThatThrownBy(() -> step.step(x, x))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gradient is the same array as x");
        assertThat(x).as("the point").containsExactly(start);
        assertThat(Snapshot.of(step)).as("the state").isEqualTo(before);
    }

    private static Step step(Optimizer<?> optimizer) {
        Optional<Step> step = optimizer.feature(Step.class);
        assumeTrue(step.isPresent(), "needs more than a gradient");
        return step.orElseThrow();
    }

    /** Makes a step on the next draw's gradient, which must be left as it is. */
    private static void step(Step step, NoisyBowl draws, double[] x) {
        double[] gradient = new double[x.length];
        draws.draw().valueAndGradient(x, gradient);
        double[] given = gradient.clone();
        step.step(given, x);
        assertThat(given).as("the gradient").containsExactly(gradient);
    }

    @Test
    void rejectsPointsOfAnotherDimension() {
        assertThatThrownBy(() -> create(5).step(() -> new Bowl(5), new double[4]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x has 4 entries")
                .hasMessageContaining("must have 5");
    }

    private static Snapshot snapshot(Optimizer<?> optimizer) {
        return optimizer instanceof Stateful stateful ? Snapshot.of(stateful) : Snapshot.empty();
    }

    private static void run(
            Optimizer<? super LeastSquaresSample> optimizer, Draws<LeastSquaresSample> draws, double[] x, int steps) {
        for (int step = 0; step < steps; step++) {
            optimizer.step(draws, x);
        }
    }
}
