package org.lodo.problems.deep;

import java.util.List;
import org.lodo.objective.CurvatureSample;
import org.lodo.objective.Draws;
import org.lodo.objective.HeldOut;
import org.lodo.objective.Layered;
import org.lodo.objective.Objective;
import org.lodo.objective.VariableTensor;
import org.lodo.problems.data.Digits;
import org.lodo.problems.layer.Chain;
import org.lodo.problems.layer.FeedForward;
import org.lodo.problems.layer.NetworkLoss;
import org.lodo.problems.layer.Signal;
import org.lodo.problems.layer.SquaredError;
import org.lodo.random.RandomStream;

/**
 * An autoencoder of the {@link Digits digits}, 64–32–8–32–64 with hyperbolic tangents and linear outputs: half the squared
 * distance of an image from its reconstruction, averaged over a batch, plus ½ λ ‖x‖². Deep autoencoders are the classical test
 * of second-order methods (Hinton and Salakhutdinov 2006; Martens 2010): gradients must pass a narrow code.
 *
 * <p>No minimum is known. Weights and biases start from N(0, 1/(fan-in + 1)). Held-out losses are without the penalty.
 */
public final class AutoencoderDigits implements Objective<CurvatureSample>, HeldOut, Layered {

    private final AutoencoderDigitsConfig config;
    private final Chain network;
    private final int dimension;
    private final HeldOutLoss heldOut;

    /**
     * @param config sizes, batch, penalty
     */
    public AutoencoderDigits(AutoencoderDigitsConfig config) {
        this.config = config;
        network = network(1);
        dimension = network.parameterCount();
        ImageSet.Split digits = ImageSet.Split.instance();
        heldOut = new HeldOutLoss(loss(digits.validation(), 0), loss(digits.test(), 0));
    }

    private Chain network(int images) {
        return FeedForward.tanh(images, Digits.PIXELS, config.hidden(), config.code(), config.hidden(), Digits.PIXELS);
    }

    private NetworkLoss loss(ImageSet images, double penalty) {
        return new NetworkLoss(
                network(images.count()),
                Signal.ofData(images.pixels()),
                new SquaredError(images.pixels()),
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
    public Draws<CurvatureSample> open(long seed) {
        return new DigitDraws<>(seed, config.batch(), batch -> loss(batch, config.penalty()));
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
