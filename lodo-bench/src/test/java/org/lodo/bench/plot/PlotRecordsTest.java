package org.lodo.bench.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlotRecordsTest {
    private static final double[] ONE = {1};

    private static final double[] TWO = {1, 2};

    @Test
    void curvesRejectArraysOfDifferentLengths() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Curve("adam", TWO, ONE))
                .withMessageContaining("x has 2 entries, but center has 1 entries");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Curve("adam", TWO, TWO, ONE, TWO))
                .withMessageContaining("low");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Curve("adam", TWO, TWO, TWO, ONE))
                .withMessageContaining("high");
    }

    @Test
    void curvesRejectHalfABand() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Curve("adam", ONE, ONE, null, ONE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Curve("adam", ONE, ONE, ONE, null));
    }

    @Test
    void curvesRejectMissingParts() {
        assertThatNullPointerException().isThrownBy(() -> new Curve(null, ONE, ONE));
        assertThatNullPointerException().isThrownBy(() -> new Curve("adam", null, ONE));
        assertThatNullPointerException().isThrownBy(() -> new Curve("adam", ONE, null));
    }

    @Test
    void curvesAreImmutable() {
        double[] values = {1, 2};
        Curve curve = new Curve("adam", values, values, values, values);
        values[0] = 7;
        curve.x()[0] = 7;
        curve.center()[0] = 7;
        curve.low()[0] = 7;
        curve.high()[0] = 7;
        assertThat(curve.x()).containsExactly(1, 2);
        assertThat(curve.center()).containsExactly(1, 2);
        assertThat(curve.low()).containsExactly(1, 2);
        assertThat(curve.high()).containsExactly(1, 2);
    }

    @Test
    void curvesWithoutBandHaveNoEdges() {
        Curve curve = new Curve("adam", ONE, ONE);
        assertThat(curve.hasBand()).isFalse();
        assertThat(curve.low()).isNull();
        assertThat(curve.high()).isNull();
    }

    @Test
    void curvePlotsAreImmutable() {
        List<Curve> curves = new ArrayList<>();
        CurvePlot plot = new CurvePlot("title", "x", "y", Axis.LINEAR, Axis.LOG, curves, List.of());
        curves.add(new Curve("adam", ONE, ONE));
        assertThat(plot.curves()).isEmpty();
    }

    @Test
    void trajectoriesRejectArraysOfDifferentLengths() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Trajectory("adam", TWO, ONE))
                .withMessageContaining("x has 2 entries, but y has 1 entries");
    }

    @Test
    void trajectoriesAreImmutable() {
        double[] values = {1, 2};
        Trajectory trajectory = new Trajectory("adam", values, values);
        values[0] = 7;
        trajectory.x()[0] = 7;
        trajectory.y()[0] = 7;
        assertThat(trajectory.x()).containsExactly(1, 2);
        assertThat(trajectory.y()).containsExactly(1, 2);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0, 1", "1, 0, 0, 1", "0, 1, 2, 1", "NaN, 1, 0, 1", "0, Infinity, 0, 1"})
    void trajectoryPlotsRejectEdgesOutOfOrder(double xMin, double xMax, double yMin, double yMax) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrajectoryPlot(
                        "t", "x", "y", (x, y) -> 1, xMin, xMax, yMin, yMax, List.of(), Optional.empty()));
    }

    @Test
    void trajectoryPlotsRejectAnOptimumWithoutTwoCoordinates() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrajectoryPlot(
                        "t", "x", "y", (x, y) -> 1, 0, 1, 0, 1, List.of(), Optional.of(new double[] {1, 2, 3})))
                .withMessageContaining("has 3");
    }
}
