package org.lodo.engine.catalog;

import java.math.BigDecimal;
import java.math.MathContext;

/** How a hyper-parameter is laid out on a line along which equal distances matter about equally. */
public enum SearchScale {
    /** ln v, for what is positive: learning rates, scales, times. */
    LOGARITHMIC {
        @Override
        public double toLine(double value) {
            return StrictMath.log(Math.max(value, FLOOR));
        }

        @Override
        public double fromLine(double position) {
            return Math.min(StrictMath.exp(position), CEILING);
        }

        @Override
        public double rounded(double value) {
            return BigDecimal.valueOf(value).round(DIGITS).doubleValue();
        }
    },
    /** ln(1 − v), for what lies between 0 and 1, near 1 at times: momenta and decays. */
    DECAY {
        @Override
        public double toLine(double value) {
            return StrictMath.log(Math.max(1 - value, FLOOR));
        }

        @Override
        public double fromLine(double position) {
            return Math.min(Math.max(0, 1 - StrictMath.exp(position)), MAX_DECAY);
        }

        @Override
        public double rounded(double value) {
            BigDecimal rest = BigDecimal.ONE.subtract(BigDecimal.valueOf(value)).round(DIGITS);
            return Math.min(BigDecimal.ONE.subtract(rest).doubleValue(), MAX_DECAY);
        }
    };

    private static final double FLOOR = 1e-30;

    /** A search of what does not matter may drift without end. */
    private static final double CEILING = 1e300;

    /** As many as a person cares to read. */
    private static final MathContext DIGITS = new MathContext(4);

    private static final double MAX_DECAY = Math.nextDown(1.0);

    /**
     * @param value of the hyper-parameter
     * @return its place on the line, finite
     */
    public abstract double toLine(double value);

    /**
     * @param position a place on the line
     * @return the value there; for decays from 0 to just below 1
     */
    public abstract double fromLine(double position);

    /**
     * @param value of the hyper-parameter
     * @return the value at four digits of what is laid out on the line, fit to be written down
     */
    public abstract double rounded(double value);
}
