package org.lodo.engine.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodo.engine.catalog.UsageException;

class ShardTest {

    @ParameterizedTest
    @CsvSource({"1/1, 1, 1", "2/5, 2, 5", "0007/1000, 7, 1000"})
    void isReadAndWritten(String text, int number, int of) {
        assertThat(Shard.parse(text)).isEqualTo(new Shard(number, of));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "1/", "/5", "1/5/9", "a/5", "1 / 5", "-1/5", "1.0/5", "99999999/99999999", "１/5"})
    void otherTextIsRefused(String text) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> Shard.parse(text))
                .withMessage("--shard = " + text
                        + ": must be I/N with whole numbers, such as 2/5 for the second of five shards");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/5", "6/5", "0/0", "1/0"})
    void numbersOutOfRangeAreRefused(String text) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> Shard.parse(text))
                .withMessageStartingWith("--shard = " + text + ": I of I/N must be from 1 to N");
    }

    @Test
    void moreShardsThanRunsAreRefused() {
        assertThat(new Shard(2, 3).requireAtMost(3, "study a")).isEqualTo(new Shard(2, 3));
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> new Shard(2, 3).requireAtMost(2, "study a"))
                .withMessage("--shard = 2/3: N of I/N must be at most 2, the number of runs of study a");
    }
}
