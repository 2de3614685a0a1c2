import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.loss.Loss;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.lodo.djl.ModelObjective;
import org.lodo.djl.Reproducibility;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.CatalogProvider;
import org.lodo.objective.Sample;
import org.lodo.problems.mnist.LabelledImages;
import org.lodo.problems.mnist.MnistData;

/**
 * A model of the Deep Java Library as a problem, in one file: a convolutional network of 7,018 parameters classifies the handwritten
 * digits of MNIST. Needs the profile djl; docs/djl.md has the command.
 */
public final class DigitsNetwork implements CatalogProvider {

    private static final int SIDE = 28;
    private static final int CLASSES = 10;
    private static final int TRAINING = 60_000;
    private static final int HELD_OUT = 1000;

    /** Every run of the same settings shares the model, which evaluations leave as it is. */
    private static final Map<Config, ModelObjective> OBJECTIVES = new ConcurrentHashMap<>();

    @Override
    public void addTo(Catalog.Builder catalog) {
        catalog.problem(
                "djl-digits",
                "convolutional network of DJL on handwritten digits (MNIST)",
                new Config(32, 20_000),
                Sample.class,
                config -> OBJECTIVES.computeIfAbsent(config, DigitsNetwork::objective));
    }

    /** Images in a draw, and images to draw from, the first of the training set; the last 1,000 validate. */
    public record Config(int batch, int images) {
        public Config {
            int most = TRAINING - HELD_OUT;
            if (batch < 1 || images < 1 || images > most) {
                throw new IllegalArgumentException(
                        "batch = " + batch + ", images = " + images + ": must be at least 1, images at most " + most);
            }
        }
    }

    private static ModelObjective objective(Config config) {
        Reproducibility.request();
        Model model = Model.newInstance("digits", Device.cpu(), "PyTorch");
        model.setBlock(network());
        NDManager manager = model.getNDManager();
        LabelledImages training = MnistData.embedded().training();
        return ModelObjective.withHeldOut(
                model,
                Loss.softmaxCrossEntropyLoss(),
                dataset(manager, training, 0, config.images()),
                config.batch(),
                dataset(manager, training, TRAINING - HELD_OUT, HELD_OUT),
                dataset(manager, MnistData.embedded().test(), 0, HELD_OUT));
    }

    private static Block network() {
        return new SequentialBlock()
                .add(convolution(8))
                .add(Activation::relu)
                .add(convolution(16))
                .add(Activation::relu)
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(CLASSES).build());
    }

    private static Block convolution(int filters) {
        return Conv2d.builder()
                .setKernelShape(new Shape(3, 3))
                .optStride(new Shape(2, 2))
                .setFilters(filters)
                .build();
    }

    /** Pixels from 0 to 1. */
    private static ArrayDataset dataset(NDManager manager, LabelledImages images, int from, int count) {
        float[] pixels = new float[count * SIDE * SIDE];
        long[] labels = new long[count];
        for (int i = 0; i < count; i++) {
            byte[] image = images.pixels(from + i);
            for (int p = 0; p < image.length; p++) {
                pixels[i * image.length + p] = (image[p] & 0xFF) / 255f;
            }
            labels[i] = images.label(from + i);
        }
        return new ArrayDataset.Builder()
                .setData(manager.create(pixels, new Shape(count, 1, SIDE, SIDE)))
                .optLabels(manager.create(labels))
                .setSampling(count, false)
                .build();
    }
}
