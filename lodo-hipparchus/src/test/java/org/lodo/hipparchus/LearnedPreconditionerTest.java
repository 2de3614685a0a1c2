package org.lodo.hipparchus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.hipparchus.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer;
import org.hipparchus.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer.Formula;
import org.hipparchus.optim.nonlinear.scalar.gradient.Preconditioner;
import org.junit.jupiter.api.Test;
import org.lodo.parallel.Workers;
import org.lodo.preconditioner.BlockPermutation;
import org.lodo.preconditioner.DensePreconditioner;
import org.lodo.preconditioner.ScalarPreconditioner;
import org.lodo.preconditioner.SymmetricProduct;
import org.lodo.random.RandomStream;
import org.ojalgo.matrix.store.R064Store;

class LearnedPreconditionerTest {

    @Test
    void theIdentityIsHipparchussOwn() {
        Preconditioner identity = LearnedPreconditioner.frozen(new ScalarPreconditioner(13, 1));
        PointValuePair expected = minimize(TestFunction.ROSENBROCK, (point, r) -> r.clone());
        assertThat(minimize(TestFunction.ROSENBROCK, identity).getPoint()).containsExactly(expected.getPoint());
    }

    @Test
    void theInverseHessianNeedsOneDirection() {
        DensePreconditioner inverse = new DensePreconditioner(13, 1, true);
        R064Store matrix = R064Store.FACTORY.make(13, 13);
        for (int i = 0; i < 13; i++) {
            matrix.set(i, i, 0.5 / StrictMath.pow(1e6, i / 12.0));
        }
        inverse.set(matrix);
        Preconditioner frozen = LearnedPreconditioner.frozen(inverse);
        double[] x = TestFunction.ELLIPSOID.start();
        double[] downhill = negated(TestFunction.ELLIPSOID.gradient(x));

        assertThat(frozen.precondition(x, downhill))
                .usingComparatorWithPrecision(1e-12)
                .containsExactly(negated(x));
    }

    /** On steepest descent down a quadratic, H G approaches a multiple of the identity. */
    @Test
    void learnsTheInverseHessianFromMoves() {
        SymmetricProduct g = chain(5);
        LearnedPreconditioner learning = LearnedPreconditioner.learning(g, 0.5);
        double[] curvatures = {1, 2, 3, 4, 5};
        RandomStream random = new RandomStream(3);
        double before = conditionBound(g, curvatures);
        for (int search = 0; search < 3000; search++) {
            double[] x = new double[5];
            random.fillGaussian(x);
            double[] r = downhill(curvatures, x);
            double[] direction = learning.precondition(x, r);
            for (int i = 0; i < 5; i++) {
                x[i] += 0.7 * direction[i];
            }
            learning.precondition(x, downhill(curvatures, x));
        }
        assertThat(before).isGreaterThan(0.4);
        assertThat(conditionBound(g, curvatures)).isLessThan(0.05);
    }

    private static double[] downhill(double[] curvatures, double[] x) {
        double[] r = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            r[i] = -curvatures[i] * x[i];
        }
        return r;
    }

    /** ‖I − c H^½ G H^½‖ / √n with the best c, in Frobenius norm: 0 if G is a multiple of the inverse Hessian. */
    private static double conditionBound(SymmetricProduct g, double[] curvatures) {
        R064Store matrix = g.toMatrix();
        double trace = 0;
        double square = 0;
        int n = curvatures.length;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double entry = Math.sqrt(curvatures[i] * curvatures[j]) * matrix.doubleValue(i, j);
                square += entry * entry;
                trace += i == j ? entry : 0;
            }
        }
        return Math.sqrt(1 - trace * trace / square / n);
    }

    @Test
    void theFirstPairSetsTheScale() {
        SymmetricProduct g = chain(4);
        LearnedPreconditioner learning = LearnedPreconditioner.learning(g, 1e-12);
        double[] r = {4, 8, 12, 16};
        double[] x = learning.precondition(new double[4], r);
        // A step of length 2, along which the curvature is 1/10 everywhere.
        double[] next = new double[4];
        for (int i = 0; i < 4; i++) {
            x[i] *= 2;
            next[i] = r[i] - x[i] / 10;
        }
        learning.precondition(x, next);
        double square = 0;
        double along = 0;
        double[] product = new double[4];
        g.apply(r, product);
        for (int i = 0; i < 4; i++) {
            square += r[i] * product[i];
            along += product[i] * product[i] / 10;
        }
        assertThat(along).isCloseTo(square, within(1e-9 * square));
    }

    @Test
    void learnsNothingFromNegativeCurvatureTheSamePointOrAJump() {
        SymmetricProduct g = chain(4);
        double[] before = g.toMatrix().data.clone();
        LearnedPreconditioner learning = LearnedPreconditioner.learning(g, 1);
        learning.precondition(new double[4], new double[] {1, 1, 1, 1});
        double[] x = product(g, 1, 1, 1, 1);
        learning.precondition(x, new double[] {2, 2, 2, 2});
        learning.precondition(x, new double[] {2, 2, 2, 2});
        learning.precondition(new double[] {2, 1, 1, 1}, new double[] {Double.NaN, 2, 2, 2});
        assertThat(g.toMatrix().data).containsExactly(before);
        learning.precondition(new double[] {2, 1, 1, 1}, new double[] {2, 2, 2, 2});
        learning.precondition(new double[] {2, 3, 1, 1}, new double[] {1, 1, 1, 1});
        assertThat(g.toMatrix().data).containsExactly(before);
    }

    private static double[] product(SymmetricProduct g, double... v) {
        double[] out = new double[v.length];
        g.peek(v, out);
        return out;
    }

    @Test
    void learnsWhileConjugateGradientsSearch() {
        PointValuePair found = minimize(TestFunction.ROSENBROCK, LearnedPreconditioner.learning(chain(13), 0.1));
        assertThat(found.getValue()).isLessThan(1e-6);
    }

    @Test
    void rejectsOtherDimensionsAndSteps() {
        LearnedPreconditioner frozen = LearnedPreconditioner.frozen(new ScalarPreconditioner(3, 1));
        assertThatThrownBy(() -> frozen.precondition(new double[2], new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x has 2 entries")
                .hasMessageContaining("must have 3");
        assertThatThrownBy(() -> LearnedPreconditioner.learning(chain(3), 2.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("learningStep = 2.5: must be at most 2");
    }

    private static SymmetricProduct chain(int dimension) {
        return BlockPermutation.random(dimension, 1, 8, 4, new RandomStream(1), Workers.serial());
    }

    private static double[] negated(double[] values) {
        double[] negated = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            negated[i] = -values[i];
        }
        return negated;
    }

    private static PointValuePair minimize(TestFunction function, Preconditioner preconditioner) {
        return new NonLinearConjugateGradientOptimizer(
                        Formula.POLAK_RIBIERE, new SimpleValueChecker(1e-13, 1e-13), 1e-8, 1e-8, 1e-8, preconditioner)
                .optimize(
                        GoalType.MINIMIZE,
                        new InitialGuess(function.start()),
                        new MaxEval(100_000),
                        new ObjectiveFunction(function::value),
                        new ObjectiveFunctionGradient(function::gradient));
    }
}
