package org.lodo.bench.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScaleTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "1, 10000",
        "1e-300, 1e300",
        "1e300, 1.7e308",
        "1e-300, 2e-300",
        "5, 5",
        "1e-300, 1e-300",
        "1e300, 1e300",
        "0.99999999, 1",
        "1e-17, 3e-16",
        "4.9e-324, 1e-320",
        "1, 1.5",
        "3, 40",
        "1e-8, 1e5",
        "1e-40, 1e-5",
        "-1e308, 1.7e308",
        "-5, -5",
        "0, 0",
        "1e15, 1.000000000000001e15"
    })
    void scalesHaveFewDistinctLabelsInOrder(double low, double high) {
        for (Axis axis : Axis.values()) {
            List<Mark> labelled = Scale.covering(axis, DoubleStream.of(low, high), 0.05).marks().stream()
                    .filter(Mark::isLabelled)
                    .toList();
            assertThat(labelled).hasSizeBetween(1, Scale.MAX_LABELS + 1);
            assertThat(labelled).extracting(Mark::label).doesNotHaveDuplicates();
            assertThat(labelled).extracting(Mark::fraction).isSorted().allMatch(fraction -> fraction > -1e-6);
        }
    }

    @ParameterizedTest
    @EnumSource
    void scalesWithoutValuesHaveMarks(Axis axis) {
        assertThat(Scale.covering(axis, DoubleStream.of(Double.NaN, Double.POSITIVE_INFINITY), 0.05)
                        .marks())
                .isNotEmpty();
    }

    @Test
    void linearScalePlacesValues() {
        Scale scale = new LinearScale(-1, 3);
        assertThat(scale.fraction(0)).isEqualTo(0.25);
        assertThat(scale.shows(-5)).isTrue();
        assertThat(scale.shows(Double.NaN)).isFalse();
        assertThat(scale.marks())
                .extracting(Mark::label)
                .containsExactly("\u22121.0", "\u22120.5", "0.0", "0.5", "1.0", "1.5", "2.0", "2.5", "3.0");
    }

    @Test
    void logScalePlacesValues() {
        Scale scale = new LogScale(-2, 2);
        assertThat(scale.fraction(0.1)).isEqualTo(0.25, within(1e-12));
        assertThat(scale.shows(0)).isFalse();
        assertThat(scale.shows(-1)).isFalse();
        assertThat(scale.shows(Double.POSITIVE_INFINITY)).isFalse();
        assertThat(scale.marks())
                .filteredOn(Mark::isLabelled)
                .extracting(Mark::label)
                .containsExactly("0.01", "0.1", "1", "10", "100");
    }

    @Test
    void wideLogScaleSkipsDecades() {
        assertThat(new LogScale(-12, 6).marks())
                .filteredOn(Mark::isLabelled)
                .extracting(Mark::label)
                .containsExactly(
                        "10\u207b\u00b9\u00b2",
                        "10\u207b\u2079",
                        "10\u207b\u2076",
                        "10\u207b\u00b3",
                        "10\u2070",
                        "10\u00b3",
                        "10\u2076");
    }

    @Test
    void narrowLogScaleDividesDecades() {
        assertThat(new LogScale(0, 1.5).marks()).extracting(Mark::label).containsExactly("1", "2", "5", "10", "20");
        assertThat(new LogScale(0, 0.3).marks()).extracting(Mark::label).contains("1.2", "1.4", "1.6");
    }
}
