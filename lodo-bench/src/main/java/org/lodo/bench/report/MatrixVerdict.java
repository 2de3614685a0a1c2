package org.lodo.bench.report;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.stats.PairedComparison;

/** The verdict on an optimizer on a problem against a reference, by the rule of the study. */
enum MatrixVerdict {
    /** Its losses are lower. */
    BETTER('b', "▲"),
    /** Its losses differ by less than the margin. */
    EQUIVALENT('e', "="),
    /** None of these could be shown. */
    UNDECIDED('u', "?"),
    /** Its losses are higher. */
    WORSE('w', "▼"),
    /** No run reached its end. */
    FAILS('f', "✕"),
    /** It is the reference. */
    REFERENCE('r', "●"),
    /** There are too few seeds for any test, or nothing to compare with. */
    NONE('n', "");

    private final char letter;
    private final String sign;

    MatrixVerdict(char letter, String sign) {
        this.letter = letter;
        this.sign = sign;
    }

    char letter() {
        return letter;
    }

    String sign() {
        return sign;
    }

    static MatrixVerdict of(char letter) {
        return Arrays.stream(values())
                .filter(verdict -> verdict.letter == letter)
                .findFirst()
                .orElse(NONE);
    }

    static MatrixVerdict of(double[] losses, boolean isReference, @Nullable PairedComparison compared) {
        if (losses.length == 0) {
            return NONE;
        }
        if (Arrays.stream(losses).noneMatch(Double::isFinite)) {
            return FAILS;
        }
        if (isReference) {
            return REFERENCE;
        }
        if (compared == null) {
            return NONE;
        }
        return switch (compared.verdict()) {
            case BETTER -> BETTER;
            case WORSE -> WORSE;
            case EQUIVALENT -> EQUIVALENT;
            default -> UNDECIDED;
        };
    }
}
