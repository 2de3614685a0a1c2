package org.lodo.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunLogTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 31, 32, 500, 501, 999, 1000, 6000, 100_000, 1_234_567})
    void windowsCoverAllSteps(long total) {
        List<Long> ends = windowEnds(total);

        assertThat(ends).isSorted().doesNotHaveDuplicates().endsWith(total);
        assertThat(ends).hasSizeLessThan(1000);
        if (total <= 999) {
            assertThat(ends).hasSize((int) total);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 100000, 1",
        "31, 100000, 32",
        "32, 100000, 33",
        "63, 100000, 64",
        "64, 100000, 66",
        "6400, 100000, 6600",
        "50000, 100000, 50200",
        "99999, 100000, 100000",
        "900, 999, 901",
        "900, 1000, 902"
    })
    void windowLengthIsAThirtySecondOfTheStepUpToAFiveHundredthOfTheRun(long after, long total, long end) {
        assertThat(RunLog.windowEnd(after, total)).isEqualTo(end);
    }

    @Test
    void csvHasIntegersShortestDecimalsAndEmptyFieldsForNaN() {
        RunLog log = new RunLog(List.of("step", "loss", "metric"));
        log.add(1, 0.1 + 0.2, Double.NaN);
        log.add(100000, 2e-3, 1e22);
        log.add(123456789012L, Double.POSITIVE_INFINITY, -7);

        assertThat(log.toCsv()).isEqualTo("""
                        step,loss,metric
                        1,0.30000000000000004,
                        100000,0.002,1.0E22
                        123456789012,Infinity,-7
                        """);
    }

    @Test
    void roundTripKeepsBits() {
        double[] awkward = {
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            Math.PI,
            1.0 / 3,
            1e15,
            1e15 - 1,
            2e-3,
            1e22,
            9007199254740992.0,
            Double.NaN,
            Double.NEGATIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            0,
            2.2250738585072014E-308,
            4.9e-324
        };
        RunLog log = new RunLog(List.of("a", "b"));
        for (double value : awkward) {
            log.add(value, -value);
        }

        RunLog read = RunLog.parse(log.toCsv());

        assertThat(read.columns()).containsExactly("a", "b");
        assertThat(read.size()).isEqualTo(awkward.length);
        assertThat(read.column("a")).containsExactly(awkward);
        assertThat(read.toCsv()).isEqualTo(log.toCsv());
    }

    @Test
    void roundTripOfALogWithoutRows() {
        RunLog read = RunLog.parse(new RunLog(List.of("step", "loss")).toCsv());

        assertThat(read.size()).isZero();
        assertThat(read.column("loss")).isEmpty();
    }

    @Test
    void missingColumnsAreEmpty() {
        RunLog log = new RunLog(List.of("step"));
        log.add(1);

        assertThat(log.column("loss")).isEmpty();
    }

    private static List<Long> windowEnds(long total) {
        List<Long> ends = new ArrayList<>();
        for (long step = 0; step < total; ) {
            step = RunLog.windowEnd(step, total);
            ends.add(step);
        }
        return ends;
    }
}
