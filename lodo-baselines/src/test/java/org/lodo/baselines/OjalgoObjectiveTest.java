package org.lodo.baselines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.lodo.LodoConfig;
import org.lodo.LodoRecipes;
import org.lodo.objective.HessianSample;
import org.lodo.objective.Objective;
import org.lodo.objective.OjalgoObjective;
import org.lodo.objective.Sample;
import org.lodo.optimizer.Optimizer;
import org.lodo.parallel.Workers;
import org.lodo.testkit.ObjectiveContract;
import org.ojalgo.function.multiary.MultiaryFunction;
import org.ojalgo.function.multiary.QuadraticFunction;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;
import org.ojalgo.structure.Access1D;

/** Functions of ojAlgo as objectives. */
class OjalgoObjectiveTest {

    /** Rosenbrock's function in its usual form, 100 (y − x²)² + (1 − x)². */
    private static final class Rosenbrock implements MultiaryFunction.TwiceDifferentiable<Double> {

        @Override
        public int arity() {
            return 2;
        }

        @Override
        public Double invoke(Access1D<Double> point) {
            double above = point.doubleValue(1) - point.doubleValue(0) * point.doubleValue(0);
            double left = 1 - point.doubleValue(0);
            return 100 * above * above + left * left;
        }

        @Override
        public MatrixStore<Double> getGradient(Access1D<Double> point) {
            double x = point.doubleValue(0);
            double above = point.doubleValue(1) - x * x;
            return R064Store.FACTORY.column(-400 * x * above - 2 * (1 - x), 200 * above);
        }

        @Override
        public MatrixStore<Double> getHessian(Access1D<Double> point) {
            double x = point.doubleValue(0);
            double mixed = -400 * x;
            return matrix(1200 * x * x - 400 * point.doubleValue(1) + 2, mixed, mixed, 200);
        }

        @Override
        public MatrixStore<Double> getLinearFactors(boolean negated) {
            return getGradient(R064Store.FACTORY.make(2, 1));
        }
    }

    private static R064Store matrix(double... entries) {
        int n = (int) Math.sqrt(entries.length);
        R064Store matrix = R064Store.FACTORY.make(n, n);
        System.arraycopy(entries, 0, matrix.data, 0, entries.length);
        return matrix;
    }

    private static final OjalgoObjective VALLEY = new OjalgoObjective(new Rosenbrock(), -1.2, 1);

    @Nested
    class Contract extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            return VALLEY;
        }
    }

    /** ½ xᵀQx + cᵀx in ojAlgo's own form. */
    @Nested
    class ContractOfAQuadratic extends ObjectiveContract {
        @Override
        protected Objective<?> objective() {
            QuadraticFunction<Double> function =
                    QuadraticFunction.wrap(matrix(4, 1, 0, 1, 3, -1, 0, -1, 5), R064Store.FACTORY.column(1, -2, 3));
            return new OjalgoObjective(function, 1, 1, 1);
        }
    }

    @Test
    void newtonsMethodEndsAtTheMinimumOfRosenbrocksValley() {
        assertThat(lossAfter(new Newton(2), 10)).isLessThan(1e-20);
    }

    @Test
    void limitedMemoryBfgsEndsAtTheMinimumOfRosenbrocksValley() {
        assertThat(lossAfter(new Lbfgs(2, LbfgsConfig.defaults()), 60)).isLessThan(1e-20);
    }

    @Test
    void lodoDescendsIntoRosenbrocksValleyWithTheBitsOfTheSameSample() {
        Sample same = (x, gradient) -> {
            double above = x[1] - x[0] * x[0];
            double left = 1 - x[0];
            gradient[0] = -400 * x[0] * above - 2 * left;
            gradient[1] = 200 * above;
            return 100 * above * above + left * left;
        };
        LodoConfig config = LodoConfig.defaults().withInitialLearningRate(0.001);
        Optimizer<Sample> lodo = LodoRecipes.lodo(2, config, 1, Workers.serial());
        Optimizer<Sample> other = LodoRecipes.lodo(2, config, 1, Workers.serial());
        double[] x = VALLEY.initialPoint(1);
        double[] y = x.clone();
        for (int step = 0; step < 2000; step++) {
            lodo.step(VALLEY.open(1), x);
            other.step(() -> same, y);
        }
        assertThat(x).containsExactly(y);
        assertThat(VALLEY.open(1).draw().value(x)).isLessThan(0.1);
    }

    private static double lossAfter(Optimizer<? super HessianSample> optimizer, int steps) {
        double[] x = VALLEY.initialPoint(1);
        for (int step = 0; step < steps; step++) {
            optimizer.step(VALLEY.open(1), x);
        }
        return VALLEY.open(1).draw().value(x);
    }

    @Test
    void rejectsAStartOfAnotherDimension() {
        assertThatThrownBy(() -> new OjalgoObjective(new Rosenbrock(), 1, 2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("start has 3 entries")
                .hasMessageContaining("must have 2");
    }

    @Test
    void rejectsResultsOfAnotherShape() {
        HessianSample sample =
                new OjalgoObjective(new WrongShapes(), 1, 2).open(1).draw();
        assertThatThrownBy(() -> sample.valueAndGradient(new double[2], new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the function's gradient has 3 entries: must have 2");
        assertThatThrownBy(() -> sample.hessian(new double[2], R064Store.FACTORY.make(2, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the function's Hessian is 2 × 1: must be 2 × 2");
    }

    private static final class WrongShapes implements MultiaryFunction.TwiceDifferentiable<Double> {
        @Override
        public int arity() {
            return 2;
        }

        @Override
        public Double invoke(Access1D<Double> point) {
            return 0.0;
        }

        @Override
        public MatrixStore<Double> getGradient(Access1D<Double> point) {
            return R064Store.FACTORY.make(3, 1);
        }

        @Override
        public MatrixStore<Double> getHessian(Access1D<Double> point) {
            return R064Store.FACTORY.make(2, 1);
        }

        @Override
        public MatrixStore<Double> getLinearFactors(boolean negated) {
            return R064Store.FACTORY.make(2, 1);
        }
    }
}
