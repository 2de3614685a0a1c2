package org.lodo.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.lodo.LodoConfig;
import org.lodo.LodoRecipes;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.Metric;
import org.lodo.engine.catalog.MetricContext;
import org.lodo.objective.HessianSample;
import org.lodo.optimizer.Optimizer;
import org.lodo.parallel.Workers;
import org.lodo.problems.deep.Pinn;
import org.lodo.problems.deep.PinnConfig;
import org.lodo.random.RandomStream;
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
                        "final_hessian_error",
                        "hessian_error",
                        "learning_gap",
                        "newton_cosine",
                        "representation_gap",
                        "solution_error",
                        "spectrum",
                        "test_loss",
                        "validation_loss"));
    }

    /** A Hessian of 2,410 variables is decomposed a handful of times in a run, one of 100 at its usual rows. */
    @Test
    void decompositionsAreRareInHighDimensions() {
        Metric cosine = new NewtonCosineMetric();
        Metric spectrum = new SpectrumMetric();
        for (int row = 0; row < 300; row++) {
            boolean rare = Set.of(0, 3, 15, 63, 255).contains(row);
            assertThat(cosine.isDue(row, false, 2410)).as("row %d", row).isEqualTo(rare);
            assertThat(spectrum.isDue(row, false, 201)).as("row %d", row).isEqualTo(rare);
            assertThat(cosine.isDue(row, false, 200)).as("row %d", row).isTrue();
            assertThat(spectrum.isDue(row, false, 200)).as("row %d", row).isEqualTo(row % 8 == 0);
            assertThat(spectrum.isDue(row, true, 2410)).as("row %d", row).isTrue();
        }
    }

    @Test
    void theErrorOfASolutionIsThatOfTheObjective() {
        Pinn objective = new Pinn(PinnConfig.defaults(), Workers.serial());
        double[] x = objective.initialPoint(1);
        MetricContext context = new MetricContext(
                LodoRecipes.lodo(x.length, LodoConfig.defaults(), 1),
                objective,
                objective.open(1).draw(),
                x,
                x,
                x,
                new RandomStream(1));
        assertThat(new SolutionErrorMetric().measure(context)).containsExactly(objective.solutionError(x));
    }

    @Nested
    class SolutionError extends MetricContract {
        @Override
        protected Metric metric() {
            return new SolutionErrorMetric();
        }
    }

    @Nested
    class HessianError extends OfPreconditioners {
        @Override
        protected Metric metric() {
            return new HessianErrorMetric();
        }
    }

    @Nested
    class FinalHessianError extends OfPreconditioners {
        @Override
        protected Metric metric() {
            return new FinalHessianErrorMetric();
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
