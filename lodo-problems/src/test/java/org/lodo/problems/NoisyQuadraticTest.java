package org.lodo.problems;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodo.objective.Draws;
import org.lodo.objective.HessianSample;
import org.ojalgo.matrix.decomposition.Eigenvalue;
import org.ojalgo.matrix.store.R064Store;

class NoisyQuadraticTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 100})
    void eigenvaluesAreLogarithmicallySpaced(int dimension) {
        NoisyQuadratic bowl = new NoisyQuadratic(NoisyQuadraticConfig.defaults().withDimension(dimension));
        R064Store hessian = hessian(bowl);
        Eigenvalue<Double> decomposition = Eigenvalue.R064.make(hessian, true);
        decomposition.decompose(hessian);
        double[] eigenvalues = decomposition.getEigenvalues().stream()
                .mapToDouble(value -> value.getReal())
                .sorted()
                .toArray();
        for (int i = 0; i < dimension; i++) {
            double position = dimension == 1 ? 1 : (double) i / (dimension - 1);
            assertThat(eigenvalues[i]).isCloseTo(StrictMath.pow(10, 3 * (position - 1)), within(1e-12));
        }
    }

    @Test
    void bestPossibleLossIsHalfTheTraceTimesTheNoise() {
        assertThat(new NoisyQuadratic(NoisyQuadraticConfig.defaults())
                        .bestPossibleLoss()
                        .getAsDouble())
                .isCloseTo(7.41, within(0.005));
        assertThat(new NoisyQuadratic(new NoisyQuadraticConfig(2, 1, 3, 2, 0))
                        .bestPossibleLoss()
                        .getAsDouble())
                .isCloseTo(0.5 * 4 * (1 + 3), within(1e-12));
    }

    @Test
    void centerMovesByTheNoiseScale() {
        // With H = I the value at 0 is ½ |c|², of mean ½ n σ² t after t draws.
        R064Store identity = R064Store.FACTORY.makeEye(50, 50);
        NoisyQuadratic bowl = new NoisyQuadratic(identity, 0.5);
        double afterOne = 0;
        double afterFour = 0;
        int seeds = 400;
        for (int seed = 0; seed < seeds; seed++) {
            Draws<HessianSample> draws = bowl.open(seed);
            afterOne += draws.draw().value(new double[50]) / seeds;
            draws.draw();
            draws.draw();
            afterFour += draws.draw().value(new double[50]) / seeds;
        }
        assertThat(afterOne).isCloseTo(0.5 * 50 * 0.25, within(0.25));
        assertThat(afterFour).isCloseTo(0.5 * 50 * 0.25 * 4, within(1.0));
    }

    @Test
    void hessianDependsOnlyOnItsSeed() {
        NoisyQuadraticConfig defaults = NoisyQuadraticConfig.defaults();
        double[] first = hessian(new NoisyQuadratic(defaults)).data;
        assertThat(hessian(new NoisyQuadratic(defaults)).data).containsExactly(first);
        assertThat(hessian(new NoisyQuadratic(new NoisyQuadraticConfig(100, 0.001, 1, 1, 1))).data)
                .isNotEqualTo(first);
    }

    @Test
    void rejectsSettingsOutOfRange() {
        assertThatThrownBy(() -> new NoisyQuadraticConfig(0, 0.001, 1, 1, 0))
                .hasMessage("dimension = 0: must be at least 1");
        assertThatThrownBy(() -> new NoisyQuadraticConfig(2, 0, 1, 1, 0))
                .hasMessage("smallestCurvature = 0.0: must be positive and finite");
        assertThatThrownBy(() -> new NoisyQuadraticConfig(2, 2, 1, 1, 0))
                .hasMessage("smallestCurvature = 2.0: must not exceed largestCurvature = 1.0");
        assertThatThrownBy(() -> new NoisyQuadraticConfig(2, 1, 1, -1, 0))
                .hasMessage("noiseScale = -1.0: must be non-negative and finite");
        assertThatThrownBy(() -> new NoisyQuadratic(R064Store.FACTORY.make(2, 3), 1))
                .hasMessage("hessian is 2 × 3: must have as many columns as rows");
    }

    private static R064Store hessian(NoisyQuadratic bowl) {
        int n = bowl.dimension();
        R064Store hessian = R064Store.FACTORY.make(n, n);
        bowl.open(0).draw().hessian(new double[n], hessian);
        return hessian;
    }
}
