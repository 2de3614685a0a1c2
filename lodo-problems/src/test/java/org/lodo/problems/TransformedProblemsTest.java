package org.lodo.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.lodo.engine.transform.Transformations;
import org.lodo.engine.transform.Transformed;
import org.lodo.kernel.Vectors;
import org.lodo.objective.Draws;
import org.lodo.objective.HeldOut;
import org.lodo.objective.HessianSample;
import org.lodo.objective.JudgedSample;
import org.lodo.objective.Layered;
import org.lodo.objective.LeastSquaresSample;
import org.lodo.objective.Objective;
import org.lodo.objective.Sample;
import org.lodo.parallel.Workers;
import org.lodo.problems.mnist.MnistAutoregression;
import org.lodo.problems.mnist.MnistConfig;
import org.lodo.problems.mnist.Precision;
import org.lodo.random.RandomStream;
import org.lodo.testkit.ObjectiveContract;
import org.ojalgo.matrix.store.R064Store;

/** The transformations that every problem has, on problems of each kind. */
class TransformedProblemsTest {

    private static final Transformations COORDINATES = new Transformations(3, 5, 30, 1, 0, 52);

    private static Objective<?> of(Objective<?> problem, Transformations transformations) {
        return new Transformed(problem, transformations);
    }

    @Nested
    class ValleyInOtherCoordinates extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return of(new Rosenbrock(), COORDINATES);
        }
    }

    @Nested
    class NoisyValley extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return of(new Rosenbrock(), new Transformations(0, 0, 1, 10, 0.1, 52));
        }
    }

    @Nested
    class RoundedBowlInManyCoordinates extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            // 35 is above the size up to which a rotation is one block.
            return of(
                    new NoisyQuadratic(NoisyQuadraticConfig.defaults().withDimension(35)),
                    new Transformations(1, 1, 4, 1, 0.2, 44));
        }
    }

    @Nested
    class NoisySaddle extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return of(new Saddle(SaddleConfig.defaults()), new Transformations(2, 0, 1, 0.5, 0.1, 52));
        }
    }

    @Nested
    class ScaledNetwork extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return objective(Workers.serial());
        }

        @Override
        protected Objective<?> objective(Workers workers) {
            return of(
                    new MnistAutoregression(new MnistConfig(2, "", "", 1, 20, Precision.FLOAT64), workers),
                    new Transformations(0, 0, 2, 1, 0, 52));
        }

        @Override
        protected double[] point(Objective<?> objective, long seed) {
            double[] x = objective.initialPoint(seed);
            for (int i = 0; i < x.length; i++) {
                x[i] *= 0.3;
            }
            return x;
        }
    }

    /** x₁² − x₂ and 3 x₂: a sum of squares with all that a sample can offer. */
    private static final class TwoResiduals implements Objective<LeastSquaresSample> {
        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public double[] initialPoint(long seed) {
            return new double[] {1, 2};
        }

        @Override
        public Draws<LeastSquaresSample> open(long seed) {
            LeastSquaresSample sample = new TwoSquares();
            return () -> sample;
        }
    }

    private static final class TwoSquares implements LeastSquaresSample {
        @Override
        public double valueAndGradient(double[] x, double[] gradient) {
            double[] residuals = new double[2];
            residuals(x, residuals);
            transposedJacobianVector(x, residuals, gradient);
            return 0.5 * Vectors.dot(residuals, residuals);
        }

        @Override
        public int residualCount() {
            return 2;
        }

        @Override
        public void residuals(double[] x, double[] residuals) {
            residuals[0] = x[0] * x[0] - x[1];
            residuals[1] = 3 * x[1];
        }

        @Override
        public void jacobianVector(double[] x, double[] v, double[] out) {
            out[0] = 2 * x[0] * v[0] - v[1];
            out[1] = 3 * v[1];
        }

        @Override
        public void transposedJacobianVector(double[] x, double[] u, double[] out) {
            out[0] = 2 * x[0] * u[0];
            out[1] = -u[0] + 3 * u[1];
        }

        @Override
        public void hessianVector(double[] x, double[] v, double[] out) {
            out[0] = (6 * x[0] * x[0] - 2 * x[1]) * v[0] - 2 * x[0] * v[1];
            out[1] = -2 * x[0] * v[0] + 10 * v[1];
        }

        @Override
        public void hessian(double[] x, R064Store hessian) {
            hessian.set(0, 0, 6 * x[0] * x[0] - 2 * x[1]);
            hessian.set(0, 1, -2 * x[0]);
            hessian.set(1, 0, -2 * x[0]);
            hessian.set(1, 1, 10);
        }
    }

    @Nested
    class SquaresInOtherCoordinates extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return of(new TwoResiduals(), COORDINATES);
        }
    }

    @Test
    void residualsAndTheirJacobianFollowTheCoordinates() {
        LeastSquaresSample sample =
                (LeastSquaresSample) of(new TwoResiduals(), COORDINATES).open(1).draw();
        double[] u = {0.3, -0.8};
        double[] residuals = new double[2];
        double[] gradient = new double[2];
        double[] transposed = new double[2];
        double loss = sample.valueAndGradient(u, gradient);
        sample.residuals(u, residuals);
        assertThat(0.5 * Vectors.dot(residuals, residuals)).isCloseTo(loss, within(1e-14));
        sample.transposedJacobianVector(u, residuals, transposed);
        assertThat(transposed).containsExactly(gradient, within(1e-13));
        double[] v = {0.7, 0.2};
        double[] product = new double[2];
        sample.jacobianVector(u, v, product);
        assertThat(Vectors.dot(product, residuals)).isCloseTo(Vectors.dot(v, gradient), within(1e-13));
    }

    @Test
    void aNoisyLossHasNoResiduals() {
        LeastSquaresSample sample =
                (LeastSquaresSample) of(new TwoResiduals(), new Transformations(0, 0, 1, 1, 0.1, 52))
                        .open(1)
                        .draw();
        assertThatThrownBy(sample::residualCount).hasMessageStartingWith("residuals: a loss with transform.noise");
    }

    @Test
    void lossesAlongAPathAreThoseOfTheProblem() {
        Objective<?> own = new Rosenbrock();
        Objective<?> transformed = of(own, COORDINATES);
        double[] u = transformed.initialPoint(1);
        assertThat(transformed.open(1).draw().value(u))
                .isCloseTo(own.open(1).draw().value(own.initialPoint(1)), within(1e-12));
        assertThat(transformed.open(1).draw().value(transformed.minimum().orElseThrow()))
                .isCloseTo(0, within(1e-24));
    }

    @Test
    void newtonsStepIsTheSameInAllCoordinates() {
        Saddle own = new Saddle(SaddleConfig.defaults());
        Objective<?> transformed = of(own, new Transformations(4, 4, 10, 1, 0, 52));
        double[] u = transformed.initialPoint(2);
        assertThat(afterNewtonsStep(transformed, u))
                .isCloseTo(afterNewtonsStep(own, own.initialPoint(2)), within(1e-9));
    }

    private static double afterNewtonsStep(Objective<?> objective, double[] x) {
        HessianSample sample = (HessianSample) objective.open(7).draw();
        double[] gradient = new double[x.length];
        sample.valueAndGradient(x, gradient);
        R064Store hessian = R064Store.FACTORY.make(x.length, x.length);
        sample.hessian(x, hessian);
        Vectors.addScaled(-1, NoisyQuadraticFamilyTest.solved(hessian, gradient), x);
        return sample.value(x);
    }

    @Test
    void noiseHasItsSizeAndIsNotJudged() {
        Objective<?> noisy = of(new Rosenbrock(), new Transformations(0, 0, 1, 1, 0.5, 52));
        Draws<?> draws = noisy.open(1);
        double[] minimum = {1, 1};
        double[] gradient = new double[2];
        double squares = 0;
        for (int draw = 0; draw < 20_000; draw++) {
            Sample sample = draws.draw();
            sample.valueAndGradient(minimum, gradient);
            squares += Vectors.dot(gradient, gradient);
            assertThat(((JudgedSample) sample).judgedLoss(minimum)).isZero();
        }
        assertThat(squares / 40_000).isCloseTo(0.25, within(0.01));
    }

    @Test
    void gradientsAreRoundedToTheGivenBits() {
        Objective<?> rounded = of(new Rosenbrock(), new Transformations(0, 0, 1, 1, 0, 23));
        RandomStream random = new RandomStream(1);
        double[] exact = new double[2];
        double[] gradient = new double[2];
        for (int i = 0; i < 1000; i++) {
            double[] x = {random.nextGaussian(), random.nextGaussian()};
            new Rosenbrock().open(1).draw().valueAndGradient(x, exact);
            rounded.open(1).draw().valueAndGradient(x, gradient);
            for (int j = 0; j < 2; j++) {
                assertThat(gradient[j])
                        .as("binary32 has 23 bits after the first")
                        .isEqualTo((double) (float) exact[j]);
            }
        }
    }

    @Test
    void heldOutLossesAndLayersArePassedOnWhereTheyMeanTheSame() {
        Objective<?> network =
                new MnistAutoregression(new MnistConfig(2, "", "", 1, 20, Precision.FLOAT64), Workers.serial());
        Objective<?> scaled = of(network, new Transformations(0, 0, 9, 1, 0, 52));
        assertThat(scaled.feature(HeldOut.class).orElseThrow().validationLoss(scaled.initialPoint(3)))
                .isCloseTo(
                        network.feature(HeldOut.class).orElseThrow().validationLoss(network.initialPoint(3)),
                        within(1e-12));
        assertThat(scaled.feature(Layered.class)).isPresent();
        assertThat(of(network, new Transformations(0, 1, 1, 1, 0, 52)).feature(Layered.class))
                .isEmpty();
        assertThat(of(new Rosenbrock(), COORDINATES).feature(HeldOut.class)).isEmpty();
    }

    @Test
    void aFactorOfAnInitialPointAtZeroIsRefused() {
        assertThatThrownBy(() -> of(
                        new NoisyQuadratic(NoisyQuadraticConfig.defaults()), new Transformations(0, 0, 1, 10, 0, 52)))
                .hasMessage(
                        "transform.start = 10.0: must be 1 for a problem that starts at 0, where a factor has no effect");
        assertThatThrownBy(() -> new Transformations(0, 0, 0.5, 1, 0, 52))
                .hasMessage("scale = 0.5: must be at least 1");
        assertThatThrownBy(() -> new Transformations(0, 0, 1, 1, 0, 53))
                .hasMessage("quantize = 53: must be from 1 to 52");
    }
}
