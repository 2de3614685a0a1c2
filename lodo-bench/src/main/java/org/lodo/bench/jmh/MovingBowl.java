package org.lodo.bench.jmh;

import java.util.List;
import org.lodo.kernel.Vectors;
import org.lodo.objective.CurvatureSample;
import org.lodo.objective.Draws;
import org.lodo.objective.Layered;
import org.lodo.objective.Objective;
import org.lodo.objective.VariableTensor;
import org.lodo.parallel.Workers;
import org.lodo.problems.mnist.MnistAutoregression;
import org.lodo.problems.mnist.MnistConfig;
import org.lodo.random.RandomStream;

/**
 * ½ ‖x − c‖² with c alternating between two points: the cheapest objective, two passes over x, on which iterates neither
 * converge nor diverge while steps are timed.
 */
final class MovingBowl implements Objective<CurvatureSample>, Layered {

    private final double[] center;
    private final List<VariableTensor> tensors;
    private double sign = 1;
    private final CurvatureSample sample = new Draw();
    private final Draws<CurvatureSample> draws = () -> {
        sign = -sign;
        return sample;
    };

    MovingBowl(int dimension) {
        this(dimension, List.of(new VariableTensor("x", 0, List.of(dimension))));
    }

    private MovingBowl(int dimension, List<VariableTensor> tensors) {
        this.tensors = tensors;
        center = new double[dimension];
        new RandomStream(1).fillGaussian(center);
    }

    /** A bowl whose variables have the shapes of the network on MNIST if it has as many; otherwise they are one vector. */
    static MovingBowl withShapesOfTheNetwork(int dimension) {
        MnistAutoregression network = new MnistAutoregression(MnistConfig.defaults(), Workers.serial());
        return network.dimension() == dimension
                ? new MovingBowl(dimension, network.tensors())
                : new MovingBowl(dimension);
    }

    /** The draws of every seed; drawing allocates nothing. */
    Draws<CurvatureSample> draws() {
        return draws;
    }

    @Override
    public int dimension() {
        return center.length;
    }

    @Override
    public double[] initialPoint(long seed) {
        return new double[center.length];
    }

    @Override
    public Draws<CurvatureSample> open(long seed) {
        return draws;
    }

    @Override
    public List<VariableTensor> tensors() {
        return tensors;
    }

    private final class Draw implements CurvatureSample {
        @Override
        public double valueAndGradient(double[] x, double[] gradient) {
            double[] c = center;
            double side = sign;
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] = x[i] - side * c[i];
            }
            return Vectors.dot(gradient, gradient) / 2;
        }

        @Override
        public void hessianVector(double[] x, double[] v, double[] out) {
            System.arraycopy(v, 0, out, 0, out.length);
        }
    }
}
