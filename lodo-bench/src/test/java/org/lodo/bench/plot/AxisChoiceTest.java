package org.lodo.bench.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every finite value has a place in the frame, on the axis that is chosen for it. */
class AxisChoiceTest {

    @ParameterizedTest
    @CsvSource({
        "0.5 -0.1 -1 -3 -5, LINEAR",
        "-5 -5 -5, LINEAR",
        "0 0 0, LINEAR",
        "0 1 1 0 1, LINEAR",
        "NaN Infinity, LOG",
        "1e-301 2e-301, LOG",
        "5e-324 1e-310, LOG",
        "1e300 1e-301, LOG",
        "24 1 1e-3 1e-9 0, SYMLOG",
        "-1e-3 -1 -1e5, SYMLOG",
        "1e4 10 1e-2 -1e-3 -5, SYMLOG",
        "1e300 1 -1e300, SYMLOG",
        "9e307 -9e307, LINEAR",
        "-5e-324 5e-324, LINEAR",
        "-5e-324 1e-310, SYMLOG"
    })
    void theAxisIsChosenByTheDataAndShowsThemAll(String values, Axis expected) {
        double[] data = DoubleStream.of(List.of(values.split(" ")).stream()
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray();

        Axis axis = AxisChoice.logarithmicWherePossible(DoubleStream.of(data));

        assertThat(axis).isEqualTo(expected);
        Scale scale = Scale.covering(axis, DoubleStream.of(data), 0.05);
        for (double value : data) {
            if (Double.isFinite(value)) {
                assertThat(scale.shows(value)).isTrue();
                assertThat(scale.fraction(value)).isBetween(0.0, 1.0);
            }
        }
        assertThat(scale.marks()).anyMatch(Mark::isLabelled).allMatch(Mark::isInside);
    }

    @ParameterizedTest
    @CsvSource({
        "24 1 0.1, 24 1e-20, -8",
        "24 1 1e-9, 24 1e-20, -9",
        "24 1e-12, 24 1e-20, -12",
        "1e-12 1e-13, 1e-12 1e-25, -20",
        "0.3 1e-3, 0.3 1e-7, -8",
        "0.3 1e-3, 0.3 1e-12, -9",
        "1e300 1e290, 1e300 1e200, -8",
        "1e-301 1e-302, 1e-301 1e-303, -309",
        "5e-324 5e-324, 5e-324, -323"
    })
    void theFloorFollowsTheWorstCurveAndTheSizeOfTheLosses(String one, String other, int exponent) {
        assertThat(AxisChoice.floor(List.of(curve(one), curve(other)))).isEqualTo(exponent);
    }

    @ParameterizedTest
    @CsvSource({
        "24 1 0.1, 24 1e-5 0, -5",
        "24 1e-3 0, 24 1e-5 0, -5",
        "24 1e-12, 24 1e-20 0, -12",
        "24 1e-12 0, 24 1e-32 0, -12",
        "24 1, 0 0 0, 0",
        "0 0, 0 0, 0",
        "1e-12 1e-13, 0 1e-25, -20",
        "1 2 3 4, -1 -2 -3 -1e-3, -3",
        "1e300 1e290, -1e300 -1e280, 280"
    })
    void whatIsNearZeroIsChosenByTheDataToo(String one, String other, int exponent) {
        assertThat(AxisChoice.threshold(
                        List.of(curve(one).center(), curve(other).center())))
                .isEqualTo(exponent);
    }

    private static Curve curve(String heights) {
        double[] y = List.of(heights.split(" ")).stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
        return new Curve(
                heights, IntStream.rangeClosed(1, y.length).asDoubleStream().toArray(), y);
    }

    @Test
    void aSymmetricScaleIsLinearNearZeroAndLogarithmicBeyond() {
        Scale scale = new SymlogScale(-6, 6, -2);

        assertThat(scale.fraction(0)).isEqualTo(0.5);
        assertThat(scale.fraction(5) + scale.fraction(-5)).isCloseTo(1, within(1e-15));
        assertThat(scale.fraction(1e-4) - 0.5).isCloseTo(2 * (scale.fraction(5e-5) - 0.5), within(1e-6));
        double decade = scale.fraction(10) - scale.fraction(1);
        assertThat(scale.fraction(100) - scale.fraction(10)).isCloseTo(decade, within(1e-5));
        assertThat(decade).isCloseTo(1 / 12.0, within(1e-5));
        assertThat(scale.marks())
                .filteredOn(Mark::isLabelled)
                .extracting(Mark::label)
                .containsExactly("\u2212100", "\u22121", "0", "1", "100");
    }

    @Test
    void theFormulaForLargeValuesMeetsThatForSmallOnes() {
        Scale scale = new SymlogScale(-1, 20, 0);
        assertThat(scale.fraction(1.000001e9) - scale.fraction(0.999999e9)).isBetween(0.0, 1e-6);
        assertThat(new SymlogScale(-1, 700, -323).fraction(Double.MAX_VALUE)).isBetween(0.9, 0.92);
    }
}
