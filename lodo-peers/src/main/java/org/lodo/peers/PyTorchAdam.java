package org.lodo.peers;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.lodo.optimizer.AdamConfig;

/** The suite's {@link org.lodo.optimizer.Adam} in PyTorch operations, in place where PyTorch allows it. */
final class PyTorchAdam {

    private final AdamConfig config;
    private final List<NDArray> parameters;
    private final List<NDArray> means;
    private final List<NDArray> squares;
    private long steps;

    /** Trains the given arrays, which are updated in place. */
    PyTorchAdam(AdamConfig config, List<NDArray> parameters) {
        this.config = config;
        this.parameters = parameters;
        means = parameters.stream().map(NDArray::zerosLike).toList();
        squares = parameters.stream().map(NDArray::zerosLike).toList();
    }

    /** Makes a step, given one gradient per array. */
    void update(List<NDArray> gradients) {
        steps++;
        double t = (double) steps;
        double correctedRate = config.learningRate()
                * Math.sqrt(1 - StrictMath.pow(config.beta2(), t))
                / (1 - StrictMath.pow(config.beta1(), t));
        for (int i = 0; i < parameters.size(); i++) {
            NDArray gradient = gradients.get(i);
            NDArray mean = means.get(i);
            NDArray square = squares.get(i);
            mean.muli(config.beta1()).addi(gradient.mul(1 - config.beta1()));
            square.muli(config.beta2()).addi(gradient.square().muli(1 - config.beta2()));
            NDArray root = square.sqrt().addi(config.epsilon());
            parameters.get(i).subi(mean.mul(correctedRate).divi(root));
        }
    }
}
