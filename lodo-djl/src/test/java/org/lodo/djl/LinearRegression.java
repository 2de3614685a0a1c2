package org.lodo.djl;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lodo.objective.Sample;
import org.lodo.random.RandomStream;

/**
 * Linear regression from four inputs to three outputs, a quadratic function of 15 variables: as a model of DJL, and written out
 * in double precision. x is the matrix of weights, row by row, and then the biases.
 */
final class LinearRegression implements Sample {

    static final int ROWS = 12;
    static final int INPUTS = 4;
    static final int OUTPUTS = 3;
    static final int DIMENSION = OUTPUTS * INPUTS + OUTPUTS;

    private final float[] inputs = gaussian(1, ROWS * INPUTS);
    private final float[] labels = gaussian(2, ROWS * OUTPUTS);

    private static float[] gaussian(long seed, int size) {
        RandomStream random = new RandomStream(seed);
        float[] numbers = new float[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    /** A model that is not initialized. */
    static Model model(DataType type) {
        Model model = Model.newInstance("linear", Device.cpu(), "PyTorch");
        model.setDataType(type);
        model.setBlock(Linear.builder().setUnits(OUTPUTS).build());
        return model;
    }

    NDArray inputs(NDManager manager) {
        return manager.create(inputs, new Shape(ROWS, INPUTS));
    }

    NDArray labels(NDManager manager) {
        return manager.create(labels, new Shape(ROWS, OUTPUTS));
    }

    ArrayDataset dataset(NDManager manager) {
        return new ArrayDataset.Builder()
                .setData(inputs(manager))
                .optLabels(labels(manager))
                .setSampling(ROWS, false)
                .build();
    }

    /** The same rows several times over. */
    ArrayDataset repeated(NDManager manager, int times) {
        return new ArrayDataset.Builder()
                .setData(inputs(manager).tile(new long[] {times, 1}))
                .optLabels(labels(manager).tile(new long[] {times, 1}))
                .setSampling(ROWS, false)
                .build();
    }

    /** Half of the mean squared error over rows and outputs, as DJL's L2 loss is defined. */
    @Override
    public double valueAndGradient(double[] x, double[] gradient) {
        Arrays.fill(gradient, 0);
        double sum = 0;
        double scale = 1.0 / (ROWS * OUTPUTS);
        for (int row = 0; row < ROWS; row++) {
            for (int output = 0; output < OUTPUTS; output++) {
                double error = x[OUTPUTS * INPUTS + output] - labels[row * OUTPUTS + output];
                for (int input = 0; input < INPUTS; input++) {
                    error += x[output * INPUTS + input] * inputs[row * INPUTS + input];
                }
                sum += error * error / 2;
                for (int input = 0; input < INPUTS; input++) {
                    gradient[output * INPUTS + input] += scale * error * inputs[row * INPUTS + input];
                }
                gradient[OUTPUTS * INPUTS + output] += scale * error;
            }
        }
        return scale * sum;
    }

    /**
     * Trains a model as DJL does.
     *
     * @return the parameters at the beginning and after each step, as vectors
     */
    List<double[]> train(Model model, Optimizer optimizer, int steps) {
        DefaultTrainingConfig config = new DefaultTrainingConfig(Loss.l2Loss())
                .optDevices(new Device[] {Device.cpu()})
                .optOptimizer(optimizer);
        List<double[]> points = new ArrayList<>();
        try (Trainer trainer = model.newTrainer(config)) {
            trainer.initialize(new Shape(ROWS, INPUTS));
            points.add(point(model));
            for (int step = 0; step < steps; step++) {
                backward(trainer);
                trainer.step();
                points.add(point(model));
            }
        }
        return points;
    }

    /** Computes the gradient of the loss on all rows. */
    void backward(Trainer trainer) {
        try (NDManager own = trainer.getManager().newSubManager();
                GradientCollector tape = trainer.newGradientCollector()) {
            NDList predictions = trainer.forward(new NDList(inputs(own)));
            tape.backward(trainer.getLoss().evaluate(new NDList(labels(own)), predictions));
        }
    }

    /** The current parameters of a model. */
    static double[] point(Model model) {
        ModelVariables variables = ModelVariables.of(model.getBlock());
        double[] x = new double[variables.dimension()];
        for (int i = 0; i < variables.tensors().size(); i++) {
            Entries.read(
                    variables.parameters().get(i).getArray(),
                    x,
                    variables.tensors().get(i).offset());
        }
        return x;
    }
}
