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

        @Override
        public double low(double position) {
            return position - DECADES * LN_10;
        }

        @Override
        public double high(double position) {
            return position + DECADES * LN_10;
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

        @Override
        public double low(double position) {
            return Math.min(position, SHORTEST_REST);
        }

        @Override
        public double high(double position) {
            return Math.max(position, BEYOND_ZERO);
        }
    };

    /** Half the width of the range of positive values, in powers of ten: defaults are often three of them off. */
    private static final int DECADES = 4;

    private static final double LN_10 = StrictMath.log(10);

    /** The end of the range of decays close to 1: an average over a hundred thousand steps. */
    private static final double SHORTEST_REST = StrictMath.log(1e-5);

    /** The other end is beyond that of a decay of 0, so that 0 itself is among the values tried. */
    private static final double BEYOND_ZERO = StrictMath.log(2);

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
     * @param position the transform of the default
     * @return the least transformed value of a search over a bounded range: four powers of ten below the default; for decays
     *     0.99999
     */
    public abstract double low(double position);

    /**
     * @param position the transform of the default
     * @return the greatest transformed value of a search over a bounded range: four powers of ten above the default; for decays
     *     a little beyond 0
     */
    public abstract double high(double position);

    /**
     * @param value of the hyper-parameter
     * @return the value rounded to four significant digits, those of 1 − v for decays
     */
    public abstract double rounded(double value);
}
