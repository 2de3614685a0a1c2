package org.lodo.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.lodo.LodoConfig;
import org.lodo.LodoRecipes;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.Metric;
import org.lodo.objective.HessianSample;
import org.lodo.optimizer.Optimizer;
import org.lodo.testkit.MetricContract;

/** The suite's metrics keep the contract, those of a preconditioner on LODO. */
class MetricsContractTest {

    @Test
    void everyMetricIsTested() {
        assertThat(Catalog.load(getClass().getClassLoader()).metrics().keySet())
                .isEqualTo(Set.of(
                        "decay",
                        "decay_column_exponent",
                        "decay_row_exponent",
                        "hessian_error",
                        "learning_gap",
                        "newton_cosine",
                        "representation_gap",
                        "spectrum",
                        "test_loss",
                        "validation_loss"));
    }

    @Nested
    class HessianError extends OfPreconditioners {
        @Override
        protected Metric metric() {
            return new HessianErrorMetric();
        }
    }

    @Nested
    class Spectrum extends OfPreconditioners {
        @Override
        protected Metric metric() {
            return new SpectrumMetric();
        }
    }

    @Nested
    class RepresentationGap extends OfPreconditioners {
        @Override
        protected Metric metric() {
            return GapMetric.ofRepresentation();
        }
    }

    @Nested
    class LearningGap extends OfPreconditioners {
        @Override
        protected Metric metric() {
            return GapMetric.ofLearning();
        }
    }

    @Nested
    class Decay extends MetricContract {
        @Override
        protected Metric metric() {
            return DecayMetric.factor();
        }
    }

    @Nested
    class DecayRowExponent extends MetricContract {
        @Override
        protected Metric metric() {
            return DecayMetric.rowExponent();
        }
    }

    @Nested
    class DecayColumnExponent extends MetricContract {
        @Override
        protected Metric metric() {
            return DecayMetric.columnExponent();
        }
    }

    @Nested
    class NewtonCosine extends MetricContract {
        @Override
        protected Metric metric() {
            return new NewtonCosineMetric();
        }
    }

    @Nested
    class ValidationLoss extends MetricContract {
        @Override
        protected Metric metric() {
            return new ValidationLossMetric();
        }
    }

    @Nested
    class TestLoss extends MetricContract {
        @Override
        protected Metric metric() {
            return new TestLossMetric();
        }
    }

    abstract static class OfPreconditioners extends MetricContract {
        @Override
        protected Optimizer<? super HessianSample> optimizer(int dimension) {
            return LodoRecipes.lodo(dimension, LodoConfig.defaults().withInitialLearningRate(0.1), 1);
        }
    }
}
