package org.lodo.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {

    private static final List<String> VALID = List.of("adam", "lodo", "lodo-sgd", "noisy-quadratic");

    @ParameterizedTest
    @CsvSource({
        "adan, adam",
        "ADAM, adam",
        "lod, lodo",
        "lodo_sgd, lodo-sgd",
        "quadratic, noisy-quadratic",
        "noisyquadratic, noisy-quadratic"
    })
    void suggestsTheClosestName(String given, String nearest) {
        assertThat(Suggestions.unknown("thing", given, VALID))
                .isEqualTo("unknown thing '" + given + "': did you mean '" + nearest + "'?");
    }

    @Test
    void listsAllNamesIfNoneIsClose() {
        assertThat(Suggestions.unknown("thing", "zyxwvuts", VALID))
                .isEqualTo("unknown thing 'zyxwvuts': known are adam, lodo, lodo-sgd, noisy-quadratic");
    }

    @Test
    void saysIfThereAreNoNames() {
        assertThat(Suggestions.unknown("setting of newton", "rate", List.of()))
                .isEqualTo("unknown setting of newton 'rate': there is none");
    }

    @Test
    void ignoresCaseInEveryLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            assertThat(Suggestions.unknown("thing", "IIII", List.of("iiii"))).endsWith("did you mean 'iiii'?");
        } finally {
            Locale.setDefault(before);
        }
    }
}
