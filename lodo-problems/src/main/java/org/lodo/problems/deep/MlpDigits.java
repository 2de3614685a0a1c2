package org.lodo.problems.deep;

import java.util.List;
import org.lodo.objective.Draws;
import org.lodo.objective.HeldOut;
import org.lodo.objective.HessianSample;
import org.lodo.objective.Layered;
import org.lodo.objective.Objective;
import org.lodo.objective.VariableTensor;
import org.lodo.parallel.Workers;
import org.lodo.problems.data.Digits;
import org.lodo.problems.layer.Chain;
import org.lodo.problems.layer.CrossEntropy;
import org.lodo.problems.layer.DenseHessian;
import org.lodo.problems.layer.FeedForward;
import org.lodo.problems.layer.NetworkLoss;
import org.lodo.problems.layer.Signal;
import org.lodo.random.RandomStream;

/**
 * Classification of the {@link Digits digits} by a network 64–32–10 with hyperbolic tangents: the mean cross-entropy of a batch,
 * plus ½ λ ‖x‖². With 2,410 variables the Hessian of a draw can be formed exactly, by n products in parallel, so that a
 * learned preconditioner can be compared with it during training. The Hessian is that of the draw, the same function whose
 * gradient an optimizer sees; for that of the whole training set, draw all of it (batch 0).
 *
 * <p>No minimum is known. Weights and biases start from N(0, 1/(fan-in + 1)). Held-out losses are without the penalty.
 */
public final class MlpDigits implements Objective<HessianSample>, HeldOut, Layered {

    private final MlpDigitsConfig config;
    private final Workers workers;
    private final Chain network;
    private final int dimension;
    private final HeldOutLoss heldOut;

    /**
     * @param config size, batch, penalty
     * @param workers who forms Hessians; results do not depend on it
     */
    public MlpDigits(MlpDigitsConfig config, Workers workers) {
        this.config = config;
        this.workers = workers;
        network = network(1);
        dimension = network.parameterCount();
        ImageSet.Split digits = ImageSet.Split.instance();
        heldOut = new HeldOutLoss(loss(digits.validation(), 0), loss(digits.test(), 0));
    }

    private Chain network(int images) {
        return FeedForward.tanh(images, Digits.PIXELS, config.hidden(), Digits.CLASSES);
    }

    private NetworkLoss loss(ImageSet images, double penalty) {
        return new NetworkLoss(
                network(images.count()),
                Signal.ofData(images.pixels()),
                new CrossEntropy(Digits.CLASSES, images.labels()),
                images.count(),
                dimension,
                penalty);
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public double[] initialPoint(long seed) {
        double[] x = new double[dimension];
        network.initialize(x, new RandomStream(RandomStream.derive(seed, "initial parameters")));
        return x;
    }

    @Override
    public Draws<HessianSample> open(long seed) {
        return new DigitDraws<>(
                seed, config.batch(), batch -> new DenseHessian(() -> loss(batch, config.penalty()), workers));
    }

    @Override
    public double validationLoss(double[] x) {
        return heldOut.validation(x);
    }

    @Override
    public double testLoss(double[] x) {
        return heldOut.test(x);
    }

    @Override
    public List<VariableTensor> tensors() {
        return network.tensors();
    }
}
