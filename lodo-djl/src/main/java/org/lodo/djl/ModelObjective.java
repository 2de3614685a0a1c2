package org.lodo.djl;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SymbolBlock;
import ai.djl.training.dataset.Batch;
import ai.djl.training.dataset.RandomAccessDataset;
import ai.djl.training.loss.Loss;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lodo.objective.Draws;
import org.lodo.objective.HeldOut;
import org.lodo.objective.Layered;
import org.lodo.objective.Objective;
import org.lodo.objective.Sample;
import org.lodo.objective.VariableTensor;
import org.lodo.random.RandomStream;
import org.lodo.validation.Require;

/**
 * A DJL model with its loss and data set as a problem of the suite: F(x; ξ) is the loss in training on a batch ξ, x the model's
 * trainable parameters ({@link ModelVariables}). Every optimizer that needs gradients runs on it.
 *
 * <p>A draw is a batch of examples, each chosen uniformly and independently by the run's seed. Random layers such as dropout
 * draw the same at every evaluation of a draw. The loss is computed in the type of the model's parameters, float32 or float64:
 * x is rounded to it, so with float32 finite differences need steps far above 1e-7.
 *
 * <p>A model that is not initialized is initialized for the examples, and runs start from its initializers, by the run's seed.
 * A model that is, such as one that was trained before, is where every run starts. Neither evaluations nor runs change the
 * model; its frozen parameters and running means stay as they are, and in training, normalizations use the batch's own means.
 *
 * <p>May be shared by several threads, whose evaluations then wait for each other, as DJL records one backward pass at a time.
 * An evaluation seeds DJL's engine, whose random numbers all share. The same bits at every evaluation take an engine that
 * computes in a fixed order ({@link Reproducibility}).
 *
 * <p>The model must stay open; closing it frees what this object holds. DJL closes a model that nobody refers to any more; this
 * object and its draws do.
 */
public final class ModelObjective implements Objective<Sample>, Layered {

    private static final int HELD_OUT_BATCH = 256;

    private static final int INITIALIZATION_SEED = 0;

    private final NDManager manager;
    private final ModelVariables variables;
    private final ModelLoss loss;
    private final Examples training;
    private final int batch;
    /** All training examples, if every draw has all of them. */
    private final @Nullable Batch whole;
    /** Null if runs start from the initializers. */
    private final double @Nullable [] start;

    private final @Nullable HeldOut heldOut;

    /**
     * A problem without held-out data.
     *
     * @param model its block, and the type of its parameters if it is not initialized
     * @param loss of predictions, a mean over the batch
     * @param training examples to draw from
     * @param batch examples in a draw; 0 for all of them at every draw, in their order
     * @throws IllegalArgumentException if the model has no trainable parameters, or parameters that DJL cannot exchange; a
     *     parameter has a type other than float32 and float64; or the data set is empty
     * @throws java.io.UncheckedIOException if the data cannot be read
     */
    public ModelObjective(Model model, Loss loss, RandomAccessDataset training, int batch) {
        this(model, loss, training, batch, null, null);
    }

    /**
     * A problem with held-out data, on which losses are means over all examples, in inference.
     *
     * @param model its block, and the type of its parameters if it is not initialized
     * @param loss of predictions, a mean over the batch
     * @param training examples to draw from
     * @param batch examples in a draw; 0 for all of them at every draw, in their order
     * @param validation examples of the validation set
     * @param test examples of the test set
     * @throws IllegalArgumentException as above; or if the model has running means, since losses in inference would depend on
     *     more than x
     * @throws java.io.UncheckedIOException if the data cannot be read
     */
    public static ModelObjective withHeldOut(
            Model model,
            Loss loss,
            RandomAccessDataset training,
            int batch,
            RandomAccessDataset validation,
            RandomAccessDataset test) {
        return new ModelObjective(model, loss, training, batch, validation, test);
    }

    private ModelObjective(
            Model model,
            Loss loss,
            RandomAccessDataset training,
            int batch,
            @Nullable RandomAccessDataset validation,
            @Nullable RandomAccessDataset test) {
        manager = model.getNDManager();
        this.batch = Require.atLeast("batch", batch, 0);
        this.training = new Examples("training set", manager, training);
        Block block = model.getBlock();
        requireExchangeable(block);
        boolean isInitialized = block.getParameters().values().stream().allMatch(Parameter::isInitialized);
        if (!isInitialized) {
            initialize(block, Entries.supported("the model", model.getDataType()));
        }
        variables = ModelVariables.of(block);
        start = isInitialized ? current() : null;
        DataType type = variables.parameters().get(0).getArray().getDataType();
        this.loss = new ModelLoss(model, loss, variables, type);
        whole = batch == 0 ? this.training.range(0, this.training.count()) : null;
        heldOut = validation == null || test == null ? null : heldOut(block, validation, test);
    }

    private static void requireExchangeable(Block block) {
        if (block instanceof SymbolBlock) {
            throw new IllegalArgumentException(
                    "the model has a SymbolBlock, whose parameters its engine keeps to itself: must"
                            + " consist of DJL's own blocks");
        }
        block.getChildren().values().forEach(ModelObjective::requireExchangeable);
    }

    /** Parameters that are no variables get values that do not depend on what the process did before. */
    private void initialize(Block block, DataType type) {
        try (Batch first = training.range(0, 1)) {
            ModelLoss.ENGINE.lock();
            try {
                manager.getEngine().setRandomSeed(INITIALIZATION_SEED);
                block.initialize(manager, type, first.getData().getShapes());
            } finally {
                ModelLoss.ENGINE.unlock();
            }
        }
    }

    private HeldOut heldOut(Block block, RandomAccessDataset validation, RandomAccessDataset test) {
        block.getParameters().forEach(named -> {
            Parameter.Type type = named.getValue().getType();
            if (type == Parameter.Type.RUNNING_MEAN || type == Parameter.Type.RUNNING_VAR) {
                throw new IllegalArgumentException("the model has the running mean or variance " + named.getKey()
                        + ": must have none, as losses on held-out data depend on x alone; use LayerNorm, or no held-out"
                        + " data");
            }
        });
        return new HeldOutExamples(
                new Examples("validation set", manager, validation), new Examples("test set", manager, test), loss);
    }

    @Override
    public int dimension() {
        return variables.dimension();
    }

    @Override
    public double[] initialPoint(long seed) {
        return start == null ? initialized(seed) : start.clone();
    }

    private double[] initialized(long seed) {
        double[] x = new double[dimension()];
        ModelLoss.ENGINE.lock();
        try (NDManager own = manager.newSubManager()) {
            Engine engine = manager.getEngine();
            engine.setRandomSeed((int) RandomStream.derive(seed, "initial parameters"));
            List<Parameter> parameters = variables.parameters();
            for (int i = 0; i < parameters.size(); i++) {
                Parameter parameter = parameters.get(i);
                NDArray array = parameter
                        .getInitializer()
                        .initialize(
                                own, parameter.getShape(), parameter.getArray().getDataType());
                Entries.read(array, x, tensors().get(i).offset());
            }
        } finally {
            ModelLoss.ENGINE.unlock();
        }
        return x;
    }

    private double[] current() {
        double[] x = new double[dimension()];
        for (int i = 0; i < tensors().size(); i++) {
            Entries.read(
                    variables.parameters().get(i).getArray(),
                    x,
                    tensors().get(i).offset());
        }
        return x;
    }

    @Override
    public Draws<Sample> open(long seed) {
        return whole == null
                ? new BatchDraws(loss, training, batch, seed)
                : new BatchDraws(loss, training, whole, seed);
    }

    @Override
    public List<VariableTensor> tensors() {
        return variables.tensors();
    }

    /**
     * Puts a point into the model's parameters, as after a run, for inference or to save the model.
     *
     * @param x the point, n entries
     */
    public void writeTo(double[] x) {
        Require.length("x", x, dimension());
        for (int i = 0; i < tensors().size(); i++) {
            Entries.write(
                    x, tensors().get(i).offset(), variables.parameters().get(i).getArray());
        }
    }

    @Override
    public <F> Optional<F> feature(Class<F> type) {
        return type == HeldOut.class ? Optional.ofNullable(heldOut).map(type::cast) : Objective.super.feature(type);
    }

    private record HeldOutExamples(Examples validation, Examples test, ModelLoss loss) implements HeldOut {

        @Override
        public double validationLoss(double[] x) {
            return mean(validation, x);
        }

        @Override
        public double testLoss(double[] x) {
            return mean(test, x);
        }

        private double mean(Examples examples, double[] x) {
            double sum = 0;
            for (int from = 0; from < examples.count(); from += HELD_OUT_BATCH) {
                int to = Math.min(from + HELD_OUT_BATCH, examples.count());
                try (Batch batch = examples.range(from, to)) {
                    sum += (to - from) * loss.inference(x, batch.getData(), batch.getLabels());
                }
            }
            return sum / examples.count();
        }
    }
}
