package org.lodo.bench.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;
import java.util.regex.Pattern;

/** Rounds the numbers in the attributes of SVG elements to visible precision. */
final class SvgNumbers {
    private static final Set<String> ROUGH =
            Set.of("x", "y", "width", "height", "x1", "y1", "x2", "y2", "cx", "cy", "rx", "ry", "d", "style");

    private static final Pattern FRACTION = Pattern.compile("-?\\d+\\.\\d+(?:E-?\\d+)?");

    private static final int ROUGH_DECIMALS = 2;

    /** Transforms scale coordinates, so rounding them as much as these would be visible. */
    private static final int FACTOR_DECIMALS = 6;

    private SvgNumbers() {}

    /** Returns the value of an attribute with its numbers rounded, if it has any that may be rounded. */
    static String rounded(String attribute, String value) {
        if (ROUGH.contains(attribute)) {
            return rounded(value, ROUGH_DECIMALS);
        }
        return attribute.equals("transform") ? rounded(value, FACTOR_DECIMALS) : value;
    }

    private static String rounded(String value, int decimals) {
        return FRACTION.matcher(value).replaceAll(number -> rounded(new BigDecimal(number.group()), decimals));
    }

    private static String rounded(BigDecimal number, int decimals) {
        BigDecimal rounded = number.setScale(decimals, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
