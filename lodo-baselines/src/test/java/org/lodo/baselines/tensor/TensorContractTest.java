package org.lodo.baselines.tensor;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.lodo.objective.HessianSample;
import org.lodo.objective.VariableTensor;
import org.lodo.optimizer.Optimizer;
import org.lodo.testkit.OptimizerContract;

/** Contract tests of the methods that use shapes. */
class TensorContractTest {

    /** A matrix of two rows if there is room for one, and a vector. */
    private static List<VariableTensor> tensors(int dimension) {
        int columns = dimension / 2;
        if (columns == 0) {
            return List.of(new VariableTensor("vector", 0, List.of(dimension)));
        }
        VariableTensor matrix = new VariableTensor("matrix", 0, List.of(2, columns));
        return matrix.end() == dimension
                ? List.of(matrix)
                : List.of(matrix, new VariableTensor("vector", matrix.end(), List.of(dimension - matrix.end())));
    }

    @Nested
    class GraftedShampoo extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            ShampooConfig config =
                    new ShampooConfig(0.1, 0.9, 0.9, 1e-6, 0.5, 2, 3, true, ShampooConfig.Grafting.SGD, 1024);
            return Shampoo.over(dimension, tensors(dimension), config);
        }
    }

    @Nested
    class PublishedShampoo extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            ShampooConfig config =
                    new ShampooConfig(0.3, 0, 1, 1e-4, 0, 1, 0, false, ShampooConfig.Grafting.NONE, 1024);
            return Shampoo.over(dimension, tensors(dimension), config);
        }
    }

    @Nested
    class ShampooOnVectors extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            return Shampoo.over(
                    dimension,
                    List.of(new VariableTensor("x", 0, List.of(dimension))),
                    new ShampooConfig(0.1, 0.5, 0.9, 1e-6, 0, 1, 1, true, ShampooConfig.Grafting.SGD, 1024));
        }
    }

    @Nested
    class SoapMethod extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            SoapConfig config = new SoapConfig(0.05, 0.9, 0.95, -1, 1e-8, 0.01, 2, 4, true);
            return Soap.over(dimension, tensors(dimension), config);
        }
    }

    @Nested
    class MuonMethod extends OptimizerContract {
        @Override
        protected Optimizer<? super HessianSample> create(int dimension) {
            MuonConfig config = new MuonConfig(0.05, 0.9, 0.01, 0.05, 0.9, 0.95, 1e-10, true);
            return Muon.over(dimension, tensors(dimension), config);
        }
    }

    @Test
    void tensorsMustCoverThePoint() {
        List<VariableTensor> gap =
                List.of(new VariableTensor("a", 0, List.of(2)), new VariableTensor("b", 3, List.of(2)));
        assertThatThrownBy(() -> Soap.over(5, gap, SoapConfig.defaults()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("offset of b = 3: must be 2, where the tensor before it ends");
        List<VariableTensor> few = List.of(new VariableTensor("a", 0, List.of(2)));
        assertThatThrownBy(() -> Soap.over(5, few, SoapConfig.defaults()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tensors have 2 entries: must have 5, the dimension");
    }
}
