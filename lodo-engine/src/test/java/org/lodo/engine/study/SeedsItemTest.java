package org.lodo.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lodo.engine.catalog.UsageException;

class SeedsItemTest {

    @Test
    void aCountAndAListRunAtOnce() {
        assertThat(SeedsItem.of("study", 3)).isEqualTo(SeedsItem.fixed(List.of(1L, 2L, 3L)));
        assertThat(SeedsItem.of("study", List.of(5, 9))).isEqualTo(SeedsItem.fixed(List.of(5L, 9L)));
    }

    @Test
    void stagesDouble() {
        SeedsItem staged = SeedsItem.of("study", Map.of("from", 4, "upTo", 24, "deciding", List.of("adam", "yogi")));

        assertThat(staged.seeds()).hasSize(24).startsWith(1L, 2L).endsWith(24L);
        assertThat(staged.stages()).containsExactly(4, 8, 16, 24);
        assertThat(staged.deciding()).containsExactly("adam", "yogi");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(Map.of("from", 4, "upto", 8), "study: seeds: unknown key 'upto': did you mean 'upTo'?"),
                Arguments.of(Map.of("from", 4), "study: seeds: upTo = null: must be a whole number from 5 to 10000"),
                Arguments.of(
                        Map.of("from", 3, "upTo", 8),
                        "study: seeds: from = 3: must be a whole number from 4 to 7, fewer than upTo"),
                Arguments.of(
                        Map.of("from", 8, "upTo", 8),
                        "study: seeds: from = 8: must be a whole number from 4 to 7, fewer than upTo"),
                Arguments.of(
                        Map.of("from", 4.5, "upTo", 8),
                        "study: seeds: from = 4.5: must be a whole number from 4 to 7, fewer than upTo"),
                Arguments.of(
                        Map.of("from", 4, "upTo", 20_000),
                        "study: seeds: upTo = 20000: must be a whole number from 5 to 10000"),
                Arguments.of(
                        Map.of("from", 4, "upTo", 8, "deciding", "adam"),
                        "study: seeds: deciding = adam: must be a list of labels of optimizers"),
                Arguments.of(
                        "many",
                        "study: seeds = many: must be a count from 1 to 10000, a list of different whole numbers, or stages such as"
                                + " {from: 4, upTo: 32}"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void faultsAreNamed(Object given, String message) {
        assertThatThrownBy(() -> SeedsItem.of("study", given))
                .isInstanceOf(UsageException.class)
                .hasMessage(message);
    }
}
