package org.lodo.bench.report;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.stats.PairedComparison;
import org.lodo.engine.stats.Verdict;

/** How an optimizer does on a problem against a reference. */
enum MatrixVerdict {
    /** Its losses are lower, by the exact paired test. */
    WINS('w', "▲"),
    /** The test decides for neither. */
    TIES('t', "="),
    /** Its losses are higher. */
    LOSES('l', "▼"),
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
        if (Arrays.stream(losses).noneMatch(Double::isFinite)) {
            return FAILS;
        }
        if (isReference) {
            return REFERENCE;
        }
        if (compared == null) {
            return NONE;
        }
        return compared.verdict() == Verdict.BETTER ? WINS : compared.verdict() == Verdict.WORSE ? LOSES : TIES;
    }
}
