package org.lodo.preconditioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lodo.parallel.Workers;
import org.lodo.random.RandomStream;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

class PermutedResidualTest {

    @Test
    void agreesWithDenseMatrices() {
        List<int[]> permutations = List.of(new int[] {2, 0, 3, 1}, new int[] {1, 2, 3, 0}, new int[] {3, 1, 0, 2});
        List<double[]> weights =
                List.of(new double[] {0.5, -1, 2, 0.25}, new double[] {1, 3, -0.5, 2}, new double[] {-2, 0.1, 0.7, 1});
        double[] diagonal = {1, 2, -3, 4};
        MatrixStore<Double> chain = R064Store.FACTORY.makeEye(4, 4);
        for (int i = 0; i < 3; i++) {
            R064Store layer = R064Store.FACTORY.makeEye(4, 4);
            for (int j = 0; j < 4; j++) {
                layer.add(j, permutations.get(i)[j], weights.get(i)[j]);
            }
            chain = layer.multiply(chain);
        }
        R064Store middle = R064Store.FACTORY.make(4, 4);
        for (int j = 0; j < 4; j++) {
            middle.set(j, j, diagonal[j]);
        }
        MatrixStore<Double> expected = chain.transpose().multiply(middle).multiply(chain);
        R064Store measured = PermutedResidual.of(2, 1.5, permutations, weights, diagonal, Workers.serial())
                .toMatrix();
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                assertThat(measured.doubleValue(i, j)).isCloseTo(1.5 * expected.doubleValue(i, j), within(1e-12));
            }
        }
    }

    @Test
    void initialWeightsHaveVarianceOneOverTheNumberOfLayers() {
        Preconditioner start = PermutedResidual.random(5000, 1, 4, new RandomStream(1), Workers.serial());
        double sum = 0;
        for (int layer = 0; layer < 4; layer++) {
            for (double weight : start.parameters().get(layer).data) {
                sum += weight * weight;
            }
        }
        assertThat(sum / 40000).isCloseTo(0.25, within(0.01));
        assertThat(start.parameters().get(4).data).containsOnly(1.0);
    }
}
