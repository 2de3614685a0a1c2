package org.lodo.problems.leastsquares;

import java.util.Optional;
import java.util.OptionalDouble;
import org.lodo.objective.Certification;
import org.lodo.objective.Draws;
import org.lodo.objective.LeastSquaresSample;
import org.lodo.objective.Objective;
import org.lodo.random.RandomStream;

/**
 * Nonlinear least squares without noise: F(x) = ½ ‖r(x)‖² for one of twelve functions of Moré, Garbow and Hillstrom (ACM TOMS 7,
 * 1981, 17–41), with exact derivatives. The paper's minima are those of ‖r‖², twice the losses here.
 */
public final class MoreGarbowHillstrom implements Objective<LeastSquaresSample> {

    private final ResidualFunction function;
    private final double startSpread;

    /**
     * @param config function, dimension and start
     */
    public MoreGarbowHillstrom(MoreGarbowHillstromConfig config) {
        function = config.function().create(config.dimension());
        startSpread = config.startSpread();
    }

    @Override
    public int dimension() {
        return function.dimension();
    }

    @Override
    public double[] initialPoint(long seed) {
        RandomStream random = new RandomStream(RandomStream.derive(seed, "start"));
        double[] x = function.start();
        for (int i = 0; i < x.length; i++) {
            x[i] += startSpread * Math.max(1, Math.abs(x[i])) * random.nextGaussian();
        }
        return x;
    }

    @Override
    public Draws<LeastSquaresSample> open(long seed) {
        LeastSquaresSample sample = new SumOfSquares(function);
        return () -> sample;
    }

    @Override
    public OptionalDouble bestPossibleLoss() {
        return OptionalDouble.of(0.5 * function.leastSumOfSquares());
    }

    @Override
    public Certification certification() {
        return function.certification();
    }

    @Override
    public Optional<double[]> minimum() {
        return function.minimizer();
    }
}
