package org.lodo.optimizer;

import org.lodo.validation.Require;

/**
 * How a learning rate changes during a run: a factor for each step, which first rises linearly over W warm-up steps and then
 * follows a form. With u = t − 1 − W the number of steps since the warm-up, t = 1, 2, …, T:
 *
 * <pre>
 * t ≤ W:     t/W
 * constant:  1
 * cosine:    ½ (1 + cos(π u/(T − W)))
 * linear:    1 − u/(T − W)
 * inverse:   τ/(τ + u)
 * </pre>
 *
 * <p>Cosine (Loshchilov and Hutter, 2017, arXiv 1608.03983, without restarts) and linear would be zero at step T + 1, from which
 * on they stay there.
 *
 * @param form what follows the warm-up
 * @param warmup W, at least 0
 * @param horizon T, the number of steps of the run, at least 1
 * @param halfTime τ of the inverse form, the number of steps after which the rate is halved, at least 1
 */
public record LearningRateSchedule(Form form, long warmup, long horizon, long halfTime) {

    /** What follows the warm-up. */
    public enum Form {
        /** The full learning rate. */
        CONSTANT,
        /** Half a wave of a cosine down to zero. */
        COSINE,
        /** A straight line down to zero. */
        LINEAR,
        /** In proportion to 1/t for large t. */
        INVERSE
    }

    /** Checks every value. */
    public LearningRateSchedule {
        Require.atLeast("warmup", warmup, 0);
        Require.atLeast("horizon", horizon, 1);
        Require.atLeast("halfTime", halfTime, 1);
        if (warmup > 0 && warmup >= horizon && (form == Form.COSINE || form == Form.LINEAR)) {
            throw new IllegalArgumentException(
                    "warmup = " + warmup + ": must be less than the number of steps, " + horizon);
        }
    }

    /**
     * The factor of the learning rate.
     *
     * @param step t, from 1
     * @return a number from 0 to 1
     */
    public double factor(long step) {
        if (step <= warmup) {
            return (double) step / warmup;
        }
        double since = step - 1 - warmup;
        double share = Math.min(1, since / (horizon - warmup));
        return switch (form) {
            case CONSTANT -> 1;
            case COSINE -> (1 + StrictMath.cos(Math.PI * share)) / 2;
            case LINEAR -> 1 - share;
            case INVERSE -> halfTime / (halfTime + since);
        };
    }

    /**
     * @return whether every factor is 1
     */
    public boolean isConstant() {
        return form == Form.CONSTANT && warmup == 0;
    }
}
