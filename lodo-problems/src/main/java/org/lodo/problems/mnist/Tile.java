package org.lodo.problems.mnist;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lodo.problems.network.PointwiseConvolution;
import org.lodo.problems.network.ResidualBlock;
import org.lodo.problems.network.Shape;
import org.lodo.problems.network.SoftmaxCrossEntropy;

/**
 * Runs the network forward and backward on up to {@link #IMAGES} images at once, and holds what the forward pass records for
 * the backward pass. While images are large, a part is a single image, so that its channels stay in the second-level cache.
 * Where pooling has made them small, a part is several images, so that its loops stay long.
 */
final class Tile {

    /** The maximum number of images in a tile. */
    static final int IMAGES = 4;

    private final PixelNetwork network;
    private final List<Level> levels = new ArrayList<>();
    private final double[][] queries = new double[PixelNetwork.INPUTS][PixelNetwork.PIXELS];
    /** The output of the last stage. */
    private final Part top = new Part(new Shape(IMAGES, 1, 1), List.of());

    private final double[][] logits = new Shape(IMAGES, 1, 1).channels(PixelNetwork.VALUES);
    private final double[][] logitGradient = new Shape(IMAGES, 1, 1).channels(PixelNetwork.VALUES);
    private final PointwiseConvolution.Workspace workspace =
            new PointwiseConvolution.Workspace(PixelNetwork.CHANNELS, PixelNetwork.VALUES);
    private final SoftmaxCrossEntropy softmax = new SoftmaxCrossEntropy(PixelNetwork.VALUES);

    Tile(PixelNetwork network) {
        this.network = network;
        network.stages().forEach(stage -> levels.add(new Level(stage)));
    }

    /** The sum of the losses of a batch's images [from, to), at most {@link #IMAGES} of them. */
    double loss(double[] parameters, Batch batch, int from, int to) {
        forward(parameters, batch, from, to);
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += softmax.loss(logits, i - from, batch.target(i));
        }
        return sum;
    }

    /** The sum of the losses of a batch's images [from, to), and the gradient of that sum, which is overwritten. */
    double lossAndGradient(double[] parameters, Batch batch, int from, int to, double[] gradient) {
        forward(parameters, batch, from, to);
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += softmax.lossAndGradient(logits, i - from, batch.target(i), logitGradient);
        }
        Arrays.fill(gradient, 0);
        backward(parameters, batch, from, to, gradient);
        return sum;
    }

    /** The probabilities of all values of the queried pixels of a batch's images [from, to); one row of 256 for each of them. */
    void probabilities(double[] parameters, Batch batch, int from, int to, double[][] out) {
        forward(parameters, batch, from, to);
        for (int i = from; i < to; i++) {
            softmax.probabilities(logits, i - from, out[i - from]);
        }
    }

    private void forward(double[] parameters, Batch batch, int from, int to) {
        int images = to - from;
        for (int i = 0; i < images; i++) {
            batch.encode(from + i, queries);
            network.entry().forward(parameters, queries, part(0, i).in, PixelNetwork.PIXELS);
        }
        for (int l = 0; l < levels.size(); l++) {
            Level level = levels.get(l);
            for (int image = 0; image < images; image += level.imagesPerPart) {
                Shape shape = level.shape(Math.min(level.imagesPerPart, images - image));
                double[][] out = level.forward(parameters, part(l, image), shape);
                level.stage.pooling().forward(out, part(l + 1, image).in, slot(l + 1, image), shape.images());
            }
        }
        network.exit().forward(parameters, top.in, logits, images);
    }

    private void backward(double[] parameters, Batch batch, int from, int to, double[] gradient) {
        int images = to - from;
        network.exit().addGradient(top.in, logitGradient, gradient, images, workspace);
        network.exit().backward(parameters, logitGradient, top.gradient, 0, PixelNetwork.CHANNELS, images);
        for (int l = levels.size() - 1; l >= 0; l--) {
            Level level = levels.get(l);
            for (int image = 0; image < images; image += level.imagesPerPart) {
                Shape shape = level.shape(Math.min(level.imagesPerPart, images - image));
                Part part = part(l, image);
                level.stage
                        .pooling()
                        .backward(part(l + 1, image).gradient, slot(l + 1, image), part.gradient, shape.images());
                level.backward(parameters, part, shape, gradient);
            }
        }
        for (int i = 0; i < images; i++) {
            batch.encode(from + i, queries);
            network.entry().addGradient(queries, part(0, i).gradient, gradient, PixelNetwork.PIXELS, workspace);
        }
    }

    /** The part of a level, or the top, that an image belongs to. */
    private Part part(int level, int image) {
        return level == levels.size() ? top : levels.get(level).parts.get(image / levels.get(level).imagesPerPart);
    }

    /** The offset of an image in the channels of its part. */
    private int slot(int level, int image) {
        return level == levels.size()
                ? image
                : image % levels.get(level).imagesPerPart * levels.get(level).pixels();
    }

    /** A stage applied to all images of the tile, part by part. */
    private static final class Level {
        private final PixelNetwork.Stage stage;
        private final int imagesPerPart;
        private final List<Part> parts = new ArrayList<>();
        private final ResidualBlock.Workspace workspace;

        Level(PixelNetwork.Stage stage) {
            this.stage = stage;
            imagesPerPart = Math.min(IMAGES, PixelNetwork.PIXELS / pixels());
            Shape largest = shape(imagesPerPart);
            for (int image = 0; image < IMAGES; image += imagesPerPart) {
                parts.add(new Part(largest, stage.blocks()));
            }
            workspace = new ResidualBlock.Workspace(stage.blocks().get(0), largest);
        }

        int pixels() {
            return stage.side() * stage.side();
        }

        Shape shape(int images) {
            return new Shape(images, stage.side(), stage.side());
        }

        double[][] forward(double[] parameters, Part part, Shape shape) {
            double[][] in = part.in;
            for (int b = 0; b < part.traces.size(); b++) {
                stage.blocks().get(b).forward(parameters, in, shape, part.traces.get(b), workspace);
                in = part.traces.get(b).out();
            }
            return in;
        }

        void backward(double[] parameters, Part part, Shape shape, double[] gradient) {
            for (int b = part.traces.size() - 1; b >= 0; b--) {
                double[][] in = b == 0 ? part.in : part.traces.get(b - 1).out();
                stage.blocks()
                        .get(b)
                        .backward(parameters, in, shape, part.traces.get(b), part.gradient, gradient, workspace);
            }
        }
    }

    /** What is recorded of some images of a tile at a level. */
    private static final class Part {
        private final double[][] in;
        private final double[][] gradient;
        private final List<ResidualBlock.LayerActivations> traces = new ArrayList<>();

        Part(Shape shape, List<ResidualBlock> blocks) {
            in = shape.channels(PixelNetwork.CHANNELS);
            gradient = shape.channels(PixelNetwork.CHANNELS);
            blocks.forEach(block -> traces.add(new ResidualBlock.LayerActivations(block, shape)));
        }
    }
}
