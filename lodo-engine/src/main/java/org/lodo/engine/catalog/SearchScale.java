package org.lodo.engine.catalog;

import java.math.BigDecimal;
import java.math.MathContext;

/** A transform of a hyper-parameter to a scale on which equal distances matter about equally. */
public enum SearchScale {
    /** ln v, for positive values: learning rates, scales, times. */
    LOGARITHMIC {
        @Override
        public double transform(double value) {
            return StrictMath.log(Math.max(value, FLOOR));
        }

        @Override
        public double inverse(double position) {
            return Math.min(StrictMath.exp(position), CEILING);
        }

        @Override
        public double rounded(double value) {
            return BigDecimal.valueOf(value).round(DIGITS).doubleValue();
        }
    },
    /** ln(1 − v), for values between 0 and 1, often close to 1: momenta and decays. */
    DECAY {
        @Override
        public double transform(double value) {
            return StrictMath.log(Math.max(1 - value, FLOOR));
        }

        @Override
        public double inverse(double position) {
            return Math.min(Math.max(0, 1 - StrictMath.exp(position)), MAX_DECAY);
        }

        @Override
        public double rounded(double value) {
            BigDecimal rest = BigDecimal.ONE.subtract(BigDecimal.valueOf(value)).round(DIGITS);
            return Math.min(BigDecimal.ONE.subtract(rest).doubleValue(), MAX_DECAY);
        }
    };

    private static final double FLOOR = 1e-30;

    /** Keeps values finite: a hyper-parameter without effect performs an unbounded random walk. */
    private static final double CEILING = 1e300;

    /** Significant digits that are written to files. */
    private static final MathContext DIGITS = new MathContext(4);

    private static final double MAX_DECAY = Math.nextDown(1.0);

    /**
     * @param value of the hyper-parameter
     * @return its transform, finite
     */
    public abstract double transform(double value);

    /**
     * @param position a transformed value
     * @return the value of the hyper-parameter, finite; for decays from 0 to just below 1
     */
    public abstract double inverse(double position);

    /**
     * @param value of the hyper-parameter
     * @return the value rounded to four significant digits, those of 1 − v for decays
     */
    public abstract double rounded(double value);
}
