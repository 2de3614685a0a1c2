package org.lodo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Compares printed numbers with the values that they were rounded from. */
final class PrintedNumbers {

    private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*(?:\\.\\d+)?");

    private PrintedNumbers() {}

    /** Asserts that a text has as many numbers as there are values, each correct up to rounding of its last digit. */
    static void assertRounded(String where, String text, double... values) {
        List<String> printed =
                NUMBER.matcher(text).results().map(MatchResult::group).toList();
        assertThat(printed).as("numbers of '%s' in %s", text, where).hasSize(values.length);
        for (int i = 0; i < values.length; i++) {
            BigDecimal number = new BigDecimal(printed.get(i).replace(",", ""));
            // Slightly more than half a unit, as the value itself may be half way.
            BigDecimal tolerance = BigDecimal.valueOf(0.500001).movePointLeft(number.scale());
            assertThat(number.subtract(BigDecimal.valueOf(values[i])).abs())
                    .as("%s: %s is printed, %s was measured", where, printed.get(i), values[i])
                    .isLessThanOrEqualTo(tolerance);
        }
    }
}
