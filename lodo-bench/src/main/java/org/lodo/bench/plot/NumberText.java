package org.lodo.bench.plot;

import java.math.BigDecimal;
import java.util.List;

/** Writes numbers for people, always with a decimal point, whatever the default locale is. */
final class NumberText {
    private static final String SUPERSCRIPT_DIGITS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";

    private static final char MINUS = '\u2212';

    private static final char SUPERSCRIPT_MINUS = '\u207b';

    private static final int MIN_PLAIN_EXPONENT = -3;

    private static final int MAX_PLAIN_EXPONENT = 6;

    private NumberText() {}

    /** Returns the numbers as plain decimals, or all with powers of ten if the largest would be long as a decimal. */
    static List<String> consistent(List<BigDecimal> numbers) {
        int exponent = numbers.stream()
                .filter(number -> number.signum() != 0)
                .mapToInt(NumberText::exponent)
                .max()
                .orElse(0);
        boolean plain = exponent >= MIN_PLAIN_EXPONENT && exponent <= MAX_PLAIN_EXPONENT;
        return numbers.stream()
                .map(number -> plain ? number.toPlainString() : scientific(number))
                .map(text -> text.replace('-', MINUS))
                .toList();
    }

    /** Returns ten to the power of an exponent, written with a superscript. */
    static String powerOfTen(int exponent) {
        StringBuilder text = new StringBuilder("10");
        for (char character : Integer.toString(exponent).toCharArray()) {
            text.append(character == '-' ? SUPERSCRIPT_MINUS : SUPERSCRIPT_DIGITS.charAt(character - '0'));
        }
        return text.toString();
    }

    /** Returns zero, or a positive or negative power of ten, plain if it is near one. */
    static String signedPowerOfTen(BigDecimal power) {
        if (power.signum() == 0) {
            return "0";
        }
        int exponent = exponent(power);
        String size =
                exponent >= MIN_PLAIN_EXPONENT && exponent <= 3 ? power.abs().toPlainString() : powerOfTen(exponent);
        return power.signum() < 0 ? MINUS + size : size;
    }

    private static String scientific(BigDecimal number) {
        if (number.signum() == 0) {
            return "0";
        }
        int exponent = exponent(number);
        String digits = number.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString();
        return digits.equals("1") ? powerOfTen(exponent) : digits + "\u00d7" + powerOfTen(exponent);
    }

    private static int exponent(BigDecimal number) {
        return number.precision() - number.scale() - 1;
    }
}
