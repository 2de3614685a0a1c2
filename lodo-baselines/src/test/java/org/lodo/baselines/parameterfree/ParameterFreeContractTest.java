package org.lodo.baselines.parameterfree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.lodo.objective.HessianSample;
import org.lodo.objective.Sample;
import org.lodo.optimizer.Optimizer;
import org.lodo.testkit.OptimizerContract;

/** Contract tests of the methods that find the length of their steps, and what is particular to some. */
class ParameterFreeContractTest {

    @Nested
    class ProdigyMethod extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return new Prodigy(
                    dimension,
                    new ProdigyConfig(1, 0.9, 0.99, -1, 1e-8, 0, true, true, 1e-3, 1, Double.POSITIVE_INFINITY));
        }
    }

    @Nested
    class DAdaptAdamMethod extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return new DAdaptAdam(
                    dimension, new DAdaptAdamConfig(1, 0.9, 0.9, 1e-8, 0, true, 1e-2, Double.POSITIVE_INFINITY));
        }
    }

    @Nested
    class MechanicOverAdam extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return Mechanic.of(
                    dimension,
                    new MechanicConfig(MechanicConfig.Base.ADAM, 0.1, 0.9, 0.99, 1e-8, 0, 6, 1e-2, 1e-8, true));
        }
    }

    @Nested
    class MechanicOverSgd extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return Mechanic.of(
                    dimension, new MechanicConfig(MechanicConfig.Base.SGD, 0.1, 0, 0, 0, 0, 6, 1e-2, 1e-8, false));
        }
    }

    @Nested
    class DogMethod extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return new Dog(dimension, new DogConfig(1, 1e-3, 1e-8, 0, 8), 0);
        }
    }

    @Nested
    class LayerwiseDogMethod extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            int[] layers = dimension < 3 ? new int[] {0} : new int[] {0, 2};
            return new Dog(dimension, new DogConfig(1, 1e-3, 1e-8, 0.01, 8), layers);
        }
    }

    @Nested
    class ScheduleFreeSgdMethod extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return ScheduleFree.sgd(dimension, new ScheduleFreeSgdConfig(0.3, 0.9, 0, 10, 0, 2));
        }
    }

    @Nested
    class ScheduleFreeAdamwMethod extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return ScheduleFree.adamw(dimension, new ScheduleFreeAdamwConfig(0.1, 0.9, 0.99, 1e-8, 0.01, 0, 1, 2));
        }
    }

    @Nested
    class PolyakMethod extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return new Polyak(dimension, new PolyakConfig(1, 2, 10, 0, 1, 1e-8));
        }
    }

    @Nested
    class SmoothedPolyakMethod extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return new Polyak(dimension, new PolyakConfig(1, 2, Double.POSITIVE_INFINITY, 10, 0.1, 1e-8));
        }
    }

    @Test
    void averagesAreThoseOfTheirDefinition() {
        Sample sample = (x, gradient) -> {
            gradient[0] = x[0] - 3;
            return (x[0] - 3) * (x[0] - 3) / 2;
        };
        Dog dog = new Dog(1, new DogConfig(1, 0.1, 1e-8, 0, 0), 0);
        double[] x = {0};
        double[] answer = {Double.NaN};
        dog.answer(x, answer);
        assertThat(answer).containsExactly(0);
        double sum = 0;
        for (int step = 1; step <= 5; step++) {
            dog.step(() -> sample, x);
            sum += x[0];
            dog.answer(x, answer);
            // With γ = 0 the average of DoG is that of all points.
            assertThat(answer[0]).isCloseTo(sum / step, offset(1e-14));
        }
    }

    @Test
    void scheduleFreeInterpolatesBetweenAverageAndLastStep() {
        Sample sample = (x, gradient) -> {
            gradient[0] = x[0] - 3;
            return (x[0] - 3) * (x[0] - 3) / 2;
        };
        ScheduleFree optimizer = ScheduleFree.sgd(1, new ScheduleFreeSgdConfig(0.25, 0.8, 0, 0, 0, 0));
        double[] x = {1};
        double z = 1;
        double sum = 0;
        double[] answer = new double[1];
        for (int step = 1; step <= 6; step++) {
            z -= 0.25 * (x[0] - 3);
            sum += z;
            optimizer.step(() -> sample, x);
            optimizer.answer(x, answer);
            assertThat(answer[0]).isCloseTo(sum / step, offset(1e-14));
            assertThat(x[0]).isCloseTo(0.8 * sum / step + 0.2 * z, offset(1e-14));
        }
    }
}
