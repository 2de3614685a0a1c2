package org.lodo.problems.mnist;

import java.util.ArrayList;
import java.util.List;
import org.lodo.objective.VariableTensor;
import org.lodo.problems.network.AveragePooling;
import org.lodo.problems.network.ParameterTensor;
import org.lodo.problems.network.PointwiseConvolution;
import org.lodo.problems.network.ResidualBlock;

/**
 * The autoregressive network of Liao et al. 2023, section 5.3: from the pixels before a queried one, logits of the 256
 * values that it can have. A pointwise convolution from 5 channels to 20; five stages, each of four residual blocks and
 * an average pooling, on images of 28, 14, 7, 4 and 2 rows and columns; and a dense layer from 20 to 256.
 *
 * <p>This class assembles the network; {@link Tile} runs it.
 */
final class PixelNetwork {

    static final int SIDE = 28;
    static final int PIXELS = SIDE * SIDE;
    static final int INPUTS = Query.CHANNELS;
    static final int CHANNELS = 20;
    static final int VALUES = 256;

    private static final int STAGES = 5;
    private static final int BLOCKS = 4;

    /** The layers of a residual block, in order; each has weights and biases. */
    private static final List<String> BLOCK_LAYERS = List.of("expand", "convolve", "contract");

    /** Residual blocks and pooling on images of one size. */
    record Stage(int side, List<ResidualBlock> blocks, AveragePooling pooling) {}

    private final PointwiseConvolution entry;
    private final List<Stage> stages;
    private final PointwiseConvolution exit;

    PixelNetwork() {
        entry = new PointwiseConvolution(0, INPUTS, CHANNELS);
        int end = entry.end();
        int side = SIDE;
        List<Stage> made = new ArrayList<>();
        for (int s = 0; s < STAGES; s++) {
            List<ResidualBlock> blocks = new ArrayList<>();
            for (int b = 0; b < BLOCKS; b++) {
                ResidualBlock block = new ResidualBlock(end, CHANNELS);
                blocks.add(block);
                end = block.end();
            }
            AveragePooling pooling = new AveragePooling(side, side);
            made.add(new Stage(side, List.copyOf(blocks), pooling));
            side = pooling.outHeight();
        }
        stages = List.copyOf(made);
        exit = new PointwiseConvolution(end, CHANNELS, VALUES);
    }

    PointwiseConvolution entry() {
        return entry;
    }

    List<Stage> stages() {
        return stages;
    }

    PointwiseConvolution exit() {
        return exit;
    }

    /** The number of parameters, 94,696. */
    int parameterCount() {
        return exit.end();
    }

    /** All parameters, in order. */
    List<ParameterTensor> tensors() {
        List<ParameterTensor> tensors = new ArrayList<>(entry.tensors());
        for (Stage stage : stages) {
            stage.blocks().forEach(block -> tensors.addAll(block.tensors()));
        }
        tensors.addAll(exit.tensors());
        return tensors;
    }

    /** All parameters, in order, with their names. */
    List<VariableTensor> namedTensors() {
        List<VariableTensor> named = new ArrayList<>();
        addNamed("entry", entry.tensors(), named);
        for (int s = 0; s < stages.size(); s++) {
            List<ResidualBlock> blocks = stages.get(s).blocks();
            for (int b = 0; b < blocks.size(); b++) {
                List<ParameterTensor> tensors = blocks.get(b).tensors();
                for (int layer = 0; layer < BLOCK_LAYERS.size(); layer++) {
                    String name = "stage" + (s + 1) + ".block" + (b + 1) + "." + BLOCK_LAYERS.get(layer);
                    addNamed(name, tensors.subList(2 * layer, 2 * layer + 2), named);
                }
            }
        }
        addNamed("exit", exit.tensors(), named);
        return named;
    }

    private static void addNamed(String layer, List<ParameterTensor> weightsAndBiases, List<VariableTensor> named) {
        named.add(weightsAndBiases.get(0).named(layer + ".weights"));
        named.add(weightsAndBiases.get(1).named(layer + ".biases"));
    }
}
