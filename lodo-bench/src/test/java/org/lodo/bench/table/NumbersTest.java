package org.lodo.bench.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "15.4 | 0.06379 | 15.400 ± 0.064",
                "470271 | 144476 | 470,000 ± 140,000",
                "9.0436 | 0.0612 | 9.044 ± 0.061",
                "10.06 | 2.722e-4 | 10.06000 ± 0.00027",
                "0.0405 | 0.04511 | 0.041 ± 0.045",
                "7.159e-4 | 7.173e-5 | 7.16e−04 ± 0.72e−04",
                "2e-5 | 3 | 0.0 ± 3.0",
                "-1.26 | 0.0995 | −1.26 ± 0.10",
                "5e7 | 1234567 | 5.00e+07 ± 0.12e+07",
                "2.708e-5 | 0 | 2.708e−05 ± 0",
                "1234.5 | NaN | 1,235",
                "5 | 1e-13 | 5 ± 1.0e−13",
                "NaN | 1 | —"
            })
    void spreadHasTwoDigitsAndTheNumberEndsWhereItDoes(double value, double spread, String text) {
        assertThat(Numbers.number(value, spread)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9.0021 | 9.0863 | 9.002 … 9.086",
                "382203 | 569771 | 382,000 … 570,000",
                "-0.43 | -0.2134 | −0.43 … −0.21",
                "7.4 | 7.4 | 7.4 … 7.4",
                "6.652e-4 | 7.667e-4 | 6.65e−04 … 7.67e−04",
                "NaN | NaN | —"
            })
    void intervalHasTwoDigitsOfHalfItsWidth(double low, double high, String text) {
        assertThat(Numbers.range(low, high)).isEqualTo(text);
    }

    /** What is shown is never further from the number than half a unit of its last digit. */
    @ParameterizedTest
    @CsvSource({"3.14159,0.27", "-98765.4,12", "0.00123,0.00098", "1.5e-9,2.5e-10", "8.99e8,31415"})
    void shownNumberIsTheRoundedNumber(double value, double spread) {
        String[] shown = Numbers.number(value, spread).split(" ± ", -1);
        assertThat(parsed(shown[0])).isCloseTo(value, within(0.06 * spread));
        assertThat(parsed(shown[1])).isCloseTo(spread, within(0.051 * spread));
    }

    private static double parsed(String shown) {
        return Double.parseDouble(shown.replace(",", "").replace('−', '-'));
    }

    @Test
    void unitsFollowANoBreakSpaceAndMinusIsNoHyphen() {
        assertThat(Numbers.seconds(0.0123)).isEqualTo("12\u00a0ms");
        assertThat(Numbers.seconds(1234)).isEqualTo("1,234\u00a0s");
        assertThat(Numbers.bytes(1640)).isEqualTo("1,640\u00a0B");
        assertThat(Numbers.bytes(80_000)).isEqualTo("80\u00a0kB");
        assertThat(CellFormat.CHANGE.number().apply(-0.0123)).isEqualTo("−1.23\u00a0%");
        assertThat(CellFormat.of("%.1f").number().apply(-2.04)).isEqualTo("−2.0");
        assertThat(Numbers.number(-0.25)).isEqualTo("−0.25");
        assertThat(Numbers.number(1e-9)).isEqualTo("1.000e−09");
    }
}
