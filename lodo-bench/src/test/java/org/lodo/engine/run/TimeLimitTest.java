package org.lodo.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodo.engine.catalog.UsageException;

class TimeLimitTest {

    @ParameterizedTest
    @CsvSource({
        "250ms, 250, 250ms",
        "30s, 30000, 30s",
        "60s, 60000, 60s",
        "120s, 120000, 2m",
        "90m, 5400000, 90m",
        "1h, 3600000, 60m",
        "8760h, 31536000000, 8760h",
        "1500ms, 1500, 1500ms",
        "2000ms, 2000, 2s"
    })
    void aLimitIsANumberWithAUnit(String text, long millis, String shown) {
        TimeLimit limit = TimeLimit.parse(text);

        assertThat(limit.duration()).isEqualTo(Duration.ofMillis(millis));
        assertThat(limit.text()).isEqualTo(shown);
        assertThat(TimeLimit.parse(limit.text())).isEqualTo(limit);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"60", "0s", "-1s", "1.5h", "1d", "", "s", "1e3s", "8761h", "99999999999s", "10 m", "010s", "NaN"
            })
    void anythingElseIsRefused(String text) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> TimeLimit.parse(text))
                .withMessage("timeout = " + text
                        + ": must be a whole number with a unit, such as 30s, 10m or 2h, of at most" + " 8760h");
    }

    @Test
    void moreOfWhatWasShortMakesTheRunAgain() {
        Exceeded minute = Exceeded.time(TimeLimit.parse("60s"));

        assertThat(minute.isRaised(TimeLimit.parse("60s"))).isFalse();
        assertThat(minute.isRaised(TimeLimit.parse("1s"))).isFalse();
        assertThat(minute.isRaised(TimeLimit.parse("61s"))).isTrue();
        assertThat(minute.isRaised(null)).isTrue();
        assertThat(Exceeded.memory().isRaised(null)).isFalse();
        assertThat(new Exceeded(Exceeded.Resource.MEMORY, 1 << 20).isRaised(null))
                .isTrue();
    }

    @Test
    void sumsAndProductsOfStepsDoNotOverflow() {
        long most = Long.MAX_VALUE;

        assertThat(StepCount.sum(LongStream.of(1, 2, 3))).isEqualTo(6);
        assertThat(StepCount.sum(LongStream.of(most, 1, most))).isEqualTo(most);
        assertThat(StepCount.product(3, 4)).isEqualTo(12);
        assertThat(StepCount.product(3, most / 2)).isEqualTo(most);
        assertThat(StepCount.product(1L << 40, 1L << 40)).isEqualTo(most);
        assertThat(StepCount.product(0, most)).isZero();
    }
}
