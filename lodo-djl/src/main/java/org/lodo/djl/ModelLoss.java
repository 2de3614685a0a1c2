package org.lodo.djl;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Block;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import java.lang.ref.Reference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The loss of a model on a batch as a function of its variables. Leaves the model as it is. */
final class ModelLoss {

    /** DJL records one backward pass at a time in a process, and its random numbers are the process's. */
    static final ReentrantLock ENGINE = new ReentrantLock();

    private final Engine engine;
    /** Kept because DJL closes a model, and frees its arrays, once nobody refers to it. */
    private final Model model;

    private final NDManager manager;
    private final Block block;
    private final Loss loss;
    private final ModelVariables variables;
    private final DataType type;

    /**
     * @param model its block is initialized
     * @param loss of labels and predictions
     * @param variables of the model
     * @param type of the model's parameters
     */
    ModelLoss(Model model, Loss loss, ModelVariables variables, DataType type) {
        this.model = model;
        manager = model.getNDManager();
        engine = manager.getEngine();
        block = model.getBlock();
        this.loss = loss;
        this.variables = variables;
        this.type = type;
    }

    /**
     * The loss in training.
     *
     * @param x the point
     * @param data of the batch
     * @param labels of the batch
     * @param seed of random layers such as dropout: what they draw depends on it alone
     * @param gradient overwritten with that of the loss; null if it is not wanted, which does not change a bit of the loss
     * @return the loss
     */
    double training(double[] x, NDList data, NDList labels, int seed, double @Nullable [] gradient) {
        ENGINE.lock();
        try (NDManager own = manager.newSubManager();
                GradientCollector tape = engine.newGradientCollector()) {
            PointStore store = new PointStore(own, variables, x);
            engine.setRandomSeed(seed);
            NDArray value = loss(store, data, labels, true, own);
            if (gradient != null) {
                tape.backward(value);
                store.readGradient(gradient);
            }
            return value(value);
        } finally {
            Reference.reachabilityFence(model);
            ENGINE.unlock();
        }
    }

    /**
     * The loss in inference.
     *
     * @param x the point
     * @param data of the batch
     * @param labels of the batch
     * @return the loss
     */
    double inference(double[] x, NDList data, NDList labels) {
        ENGINE.lock();
        try (NDManager own = manager.newSubManager()) {
            return value(loss(new PointStore(own, variables, x), data, labels, false, own));
        } finally {
            Reference.reachabilityFence(model);
            ENGINE.unlock();
        }
    }

    private NDArray loss(PointStore store, NDList data, NDList labels, boolean isTraining, NDManager own) {
        NDList inputs = converted(data, own);
        NDList targets = converted(labels, own);
        NDList predictions =
                isTraining ? block.forward(store, inputs, targets, null) : block.forward(store, inputs, false);
        NDArray value = loss.evaluate(targets, predictions);
        if (value.size() != 1) {
            throw new IllegalArgumentException("loss " + loss.getName() + " has shape " + value.getShape()
                    + ": must be one number, such as the mean over the batch");
        }
        return value;
    }

    /** Copies that belong to the evaluation, as what is computed from them will; fractions get the type of the parameters. */
    private NDList converted(NDList arrays, NDManager own) {
        NDList converted = new NDList();
        for (NDArray array : arrays) {
            NDArray copy = array.getDataType().isFloating() ? array.toType(type, true) : array.duplicate();
            copy.attach(own);
            converted.add(copy);
        }
        return converted;
    }

    private static double value(NDArray loss) {
        return loss.getDataType() == DataType.FLOAT64 ? loss.toDoubleArray()[0] : loss.toFloatArray()[0];
    }
}
