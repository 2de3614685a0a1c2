package org.lodo.engine.stats;

import org.lodo.random.RandomStream;

/**
 * Tuning of made-up optimizers on a surface whose optimum is known, so that the expected loss is known in closed form: the log
 * loss of a run with seed j at the point that search i has found is
 *
 * <pre>
 *   log L_ij = log L* + a_i + b_j + e_ij,
 * </pre>
 *
 * with Gaussian b_j, common to all searches and optimizers, and e_ij, of equal variances. The luck a_i is what the point is
 * above the optimum L*.
 */
final class SyntheticTuning {

    /** What luck in tuning is like. */
    enum Luck {
        /** Symmetric: its skewness is 0. */
        GAUSSIAN {
            @Override
            double mean() {
                return 0;
            }

            @Override
            double draw(RandomStream random) {
                return random.nextGaussian();
            }
        },
        /**
         * The best of eight points in a cube [0, 1]³, each axis u with the excess u²: sums of several parameters of which each
         * is a little off. Mean and spread are those of draws of their own.
         */
        SEVERAL_PARAMETERS {
            @Override
            double mean() {
                return MOMENTS[0];
            }

            @Override
            double draw(RandomStream random) {
                return bestExcess(random) / MOMENTS[1];
            }
        },
        /** Exponential, with skewness 2: the excess over the optimum of a Gaussian point for two parameters. */
        EXPONENTIAL {
            @Override
            double mean() {
                return 1;
            }

            @Override
            double draw(RandomStream random) {
                return -StrictMath.log1p(-random.nextDouble());
            }
        },
        /**
         * The best of four points u for one parameter, uniform on [0, 1], of excess u²: E u² = 2/(5·6) and E u⁴ =
         * 24/(5·6·7·8), so that the standard deviation is √(1/70 − 1/225) and the skewness 2.5.
         */
        BEST_OF_FOUR {
            @Override
            double mean() {
                return 1 / 15.0 / DEVIATION_OF_BEST;
            }

            @Override
            double draw(RandomStream random) {
                double best = 1;
                for (int candidate = 0; candidate < 4; candidate++) {
                    best = Math.min(best, random.nextDouble());
                }
                return best * best / DEVIATION_OF_BEST;
            }
        };

        /** Its expectation; the standard deviation is 1. */
        abstract double mean();

        abstract double draw(RandomStream random);
    }

    private static final double DEVIATION_OF_BEST = Math.sqrt(1 / 70.0 - 1 / 225.0);

    private static final double[] MOMENTS = moments();

    private static double bestExcess(RandomStream random) {
        double best = 3;
        for (int candidate = 0; candidate < 8; candidate++) {
            double excess = 0;
            for (int axis = 0; axis < 3; axis++) {
                double u = random.nextDouble();
                excess += u * u;
            }
            best = Math.min(best, excess);
        }
        return best;
    }

    /** Mean in units of the standard deviation, and that. */
    private static double[] moments() {
        RandomStream random = new RandomStream(99);
        int draws = 200_000;
        double sum = 0;
        double squares = 0;
        for (int draw = 0; draw < draws; draw++) {
            double excess = bestExcess(random);
            sum += excess;
            squares += excess * excess;
        }
        double mean = sum / draws;
        double deviation = Math.sqrt(squares / draws - mean * mean);
        return new double[] {mean / deviation, deviation};
    }

    private final Luck luck;
    private final double spread;
    private final double share;
    private final RandomStream random;

    /**
     * @param luck what a_i is like
     * @param spread standard deviation of log L_ij
     * @param share which part of its variance is that of a_i
     * @param random the source of everything
     */
    SyntheticTuning(Luck luck, double spread, double share, RandomStream random) {
        this.luck = luck;
        this.spread = spread;
        this.share = share;
        this.random = random;
    }

    /** Standard Gaussian numbers, one of each seed, that optimizers have in common. */
    double[] common(int seeds) {
        double[] common = new double[seeds];
        random.fillGaussian(common);
        return common;
    }

    /** Losses of an optimizer with the optimum L*, for each search those of each seed. */
    double[][] losses(double optimum, int searches, double[] common) {
        double ofLuck = spread * Math.sqrt(share);
        double ofSeeds = spread * Math.sqrt((1 - share) / 2);
        double[][] losses = new double[searches][common.length];
        for (double[] ofSearch : losses) {
            double excess = ofLuck * luck.draw(random);
            for (int seed = 0; seed < common.length; seed++) {
                ofSearch[seed] = optimum * StrictMath.exp(excess + ofSeeds * (common[seed] + random.nextGaussian()));
            }
        }
        return losses;
    }

    /** The geometric mean over searches and seeds of losses with the optimum L*. */
    double expected(double optimum) {
        return optimum * StrictMath.exp(spread * Math.sqrt(share) * luck.mean());
    }
}
