package org.lodo.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodo.validation.Require;

class SettingsTest {

    private static final Options DEFAULTS = new Options(0.5, 3, 4L, true, "plain", Pace.VERY_FAST);

    enum Pace {
        SLOW,
        VERY_FAST
    }

    record Options(double rate, int layers, long limit, boolean warm, String mode, Pace pace) {
        Options {
            Require.positive("rate", rate);
        }
    }

    @Test
    void readsComponentsInOrderOfDeclaration() {
        assertThat(Settings.toMap(DEFAULTS).toString())
                .isEqualTo("{rate=0.5, layers=3, limit=4, warm=true, mode=plain, pace=very-fast}");
    }

    @Test
    void replacesOnlyTheGivenSettings() {
        Map<String, Object> given = Map.of("rate", 2, "limit", "5e9", "warm", "false", "mode", 7, "pace", "SLOW");

        assertThat(Settings.override("x", DEFAULTS, given))
                .isEqualTo(new Options(2, 3, 5_000_000_000L, false, "7", Pace.SLOW));
        assertThat(Settings.override("x", DEFAULTS, Map.of())).isEqualTo(DEFAULTS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    rates  | 1          | unknown setting of x 'rates': did you mean 'rate'?
                    zzzzzz | 1          | unknown setting of x 'zzzzzz': known are rate, layers, limit, warm, mode, pace
                    rate   | fast       | x: rate = fast: must be a number
                    rate   | 0          | x: rate = 0.0: must be positive and finite
                    rate   | Infinity   | x: rate = Infinity: must be positive and finite
                    layers | 1.5        | x: layers = 1.5: must be a whole number
                    layers | 5000000000 | x: layers = 5000000000: must be a whole number
                    limit  | 1e-3       | x: limit = 1e-3: must be a whole number
                    limit  | 1e19       | x: limit = 1e19: must be a whole number
                    warm   | yes        | x: warm = yes: must be true or false
                    pace   | very-fats  | unknown value of x.pace 'very-fats': did you mean 'very-fast'?
                    """)
    void errorsStateNameValueAndRule(String name, String value, String message) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> Settings.override("x", DEFAULTS, Map.of(name, value)))
                .withMessage(message);
    }

    /** A number of seconds, or no limit. */
    static final class Wait {
        private final int seconds;

        private Wait(int seconds) {
            this.seconds = seconds;
        }

        public static Wait valueOf(String text) {
            if (text.equals("forever")) {
                return new Wait(-1);
            }
            return new Wait(Math.toIntExact(Settings.wholeNumber(text)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "patience = " + text + ": must be a whole number or forever"))));
        }

        @Override
        public String toString() {
            return seconds < 0 ? "forever" : Integer.toString(seconds);
        }
    }

    record Extras(double noise, Wait patience) {
        Extras {
            Require.nonNegative("noise", noise);
        }
    }

    record Grouped(int size, Extras extras, Wait rest) {}

    private static final Grouped GROUPED = new Grouped(5, new Extras(0, new Wait(3)), new Wait(0));

    @Test
    void membersOfGroupsAreSettingsUnderTheirOwnNames() {
        assertThat(Settings.toMap(GROUPED).toString()).isEqualTo("{size=5, noise=0.0, patience=3, rest=0}");
        Grouped changed = Settings.override("x", GROUPED, Map.of("noise", 0.5, "patience", "forever", "rest", 7));
        assertThat(Settings.toMap(changed).toString()).isEqualTo("{size=5, noise=0.5, patience=forever, rest=7}");
        assertThat(Settings.toMap(changed).get("rest")).isEqualTo(7);
    }

    @Test
    void membersOfGroupsAreWrittenWhereTheyDifferFromTheDefault() {
        assertThat(Settings.written(GROUPED, GROUPED).toString()).isEqualTo("{size=5, rest=0}");
        Grouped changed = Settings.override("x", GROUPED, Map.of("patience", "forever"));
        assertThat(Settings.written(changed, GROUPED).toString()).isEqualTo("{size=5, patience=forever, rest=0}");
    }

    @Test
    void errorsInGroupsAndValuesStateNameValueAndRule() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> Settings.override("x", GROUPED, Map.of("noise", -1)))
                .withMessage("x: noise = -1.0: must be non-negative and finite");
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> Settings.override("x", GROUPED, Map.of("patience", "a while")))
                .withMessage("x: patience = a while: must be a whole number or forever");
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> Settings.override("x", GROUPED, Map.of("extras", 1)))
                .withMessage("unknown setting of x 'extras': known are size, noise, patience, rest");
    }

    @Test
    void twoGroupsMustNotHaveSettingsOfTheSameName() {
        record Twice(Extras one, Extras other) {}
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> Settings.requireSupported(
                        "problem x", new Twice(new Extras(0, new Wait(0)), new Extras(0, new Wait(0)))))
                .withMessage("problem x: setting noise appears in two groups: names must differ");
    }
}
