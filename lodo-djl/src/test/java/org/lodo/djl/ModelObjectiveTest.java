package org.lodo.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.SymbolBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.loss.Loss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lodo.LodoConfig;
import org.lodo.LodoRecipes;
import org.lodo.baselines.Lbfgs;
import org.lodo.baselines.LbfgsConfig;
import org.lodo.objective.Draws;
import org.lodo.objective.HeldOut;
import org.lodo.objective.Sample;
import org.lodo.objective.VariableTensor;
import org.lodo.optimizer.Optimizer;
import org.lodo.parallel.Workers;
import org.lodo.random.RandomStream;

@Tag("djl")
class ModelObjectiveTest {

    private final LinearRegression problem = new LinearRegression();
    private final List<Model> models = new ArrayList<>();

    @BeforeAll
    static void requestReproducibility() {
        Reproducibility.request();
    }

    @AfterEach
    void close() {
        models.forEach(Model::close);
    }

    private Model model(DataType type, Block block) {
        Model model = Model.newInstance("test", Device.cpu(), "PyTorch");
        models.add(model);
        model.setDataType(type);
        model.setBlock(block);
        return model;
    }

    private Model linear(DataType type) {
        return model(type, Linear.builder().setUnits(LinearRegression.OUTPUTS).build());
    }

    private ModelObjective regression(Model model, int batch) {
        return new ModelObjective(model, Loss.l2Loss(), problem.dataset(model.getNDManager()), batch);
    }

    @Test
    void lossAndGradientAreThoseOfTheFormula() {
        for (DataType type : List.of(DataType.FLOAT32, DataType.FLOAT64)) {
            ModelObjective objective = regression(linear(type), 0);
            double[] x = point(objective, 5);
            double[] found = new double[x.length];
            double[] expected = new double[x.length];
            double tolerance = type == DataType.FLOAT64 ? 1e-14 : 1e-6;
            assertThat(objective.open(1).draw().valueAndGradient(x, found))
                    .isCloseTo(problem.valueAndGradient(x, expected), within(tolerance));
            assertThat(found).containsExactly(expected, within(tolerance));
        }
    }

    /** Each weight sees its inputs, so the rows of a batch can be told from the gradient; they are those of the stream. */
    @Test
    void drawsAreBatchesByTheRunsStream() {
        ModelObjective objective = regression(linear(DataType.FLOAT64), 1);
        double[] x = point(objective, 5);
        Draws<Sample> draws = objective.open(9);
        RandomStream stream = new RandomStream(RandomStream.derive(9, "batches"));
        for (int draw = 0; draw < 20; draw++) {
            int row = stream.nextInt(LinearRegression.ROWS);
            assertThat(draws.draw().value(x)).isCloseTo(ofRow(row, x), within(1e-12));
        }
    }

    private double ofRow(int row, double[] x) {
        try (NDManager own = models.get(0).getNDManager().newSubManager()) {
            float[] inputs = problem.inputs(own).get(row).toFloatArray();
            float[] labels = problem.labels(own).get(row).toFloatArray();
            double sum = 0;
            for (int output = 0; output < labels.length; output++) {
                double error = x[labels.length * inputs.length + output] - labels[output];
                for (int input = 0; input < inputs.length; input++) {
                    error += x[output * inputs.length + input] * inputs[input];
                }
                sum += error * error / 2 / labels.length;
            }
            return sum;
        }
    }

    @Test
    void everyKindOfOptimizerRunsOnIt() {
        ModelObjective objective = regression(linear(DataType.FLOAT64), 0);
        List<Optimizer<? super Sample>> optimizers = List.of(
                new Lbfgs(objective.dimension(), LbfgsConfig.defaults()),
                LodoRecipes.lodo(
                        objective.dimension(), LodoConfig.defaults().withInitialLearningRate(0.3), 1, Workers.of(1)));
        for (Optimizer<? super Sample> optimizer : optimizers) {
            double[] x = objective.initialPoint(2);
            Draws<Sample> draws = objective.open(2);
            for (int step = 0; step < 300; step++) {
                optimizer.step(draws, x);
            }
            double[] gradient = new double[x.length];
            problem.valueAndGradient(x, gradient);
            assertThat(gradient).containsExactly(new double[x.length], within(0.01));
        }
    }

    /** A convolution in float32 against the same model in float64, whose gradient the contract test checks by differences. */
    @Test
    void float32AgreesWithFloat64() {
        Supplier<Block> network = () -> new SequentialBlock()
                .add(Conv2d.builder()
                        .setKernelShape(new Shape(3, 3))
                        .setFilters(2)
                        .build())
                .add(Activation::relu)
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(3).build());
        List<double[]> gradients = new ArrayList<>();
        for (DataType type : List.of(DataType.FLOAT32, DataType.FLOAT64)) {
            ModelObjective objective = images(model(type, network.get()));
            double[] x = point(objective, 3);
            double[] gradient = new double[x.length];
            objective.open(4).draw().valueAndGradient(x, gradient);
            gradients.add(gradient);
        }
        assertThat(gradients.get(0)).containsExactly(gradients.get(1), within(1e-5));
        assertThat(Arrays.stream(gradients.get(1)).max().orElseThrow()).isGreaterThan(0.01);
    }

    /** Images of 5 × 5 pixels in three classes, with labels that are integers. */
    private static ModelObjective images(Model model) {
        return new ModelObjective(model, Loss.softmaxCrossEntropyLoss(), imageSet(model.getNDManager()), 4);
    }

    private static ArrayDataset imageSet(NDManager manager) {
        RandomStream random = new RandomStream(6);
        float[] pixels = new float[9 * 25];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) random.nextGaussian();
        }
        return new ArrayDataset.Builder()
                .setData(manager.create(pixels, new Shape(9, 1, 5, 5)))
                .optLabels(manager.create(new long[] {0, 1, 2, 0, 1, 2, 0, 1, 2}))
                .setSampling(9, false)
                .build();
    }

    @Test
    void initialPointsComeFromTheInitializers() {
        ModelObjective objective = regression(linear(DataType.FLOAT32), 0);
        double[] first = objective.initialPoint(1);
        models.get(0).getNDManager().getEngine().setRandomSeed(77);
        assertThat(objective.initialPoint(1)).containsExactly(first);
        assertThat(objective.initialPoint(2)).isNotEqualTo(first);
        // Biases are zero, weights are not.
        assertThat(first[first.length - 1]).isZero();
        assertThat(first[0]).isNotZero();
        assertThat(regression(linear(DataType.FLOAT32), 0).initialPoint(1)).containsExactly(first);
    }

    @Test
    void aModelThatWasTrainedBeforeIsTheInitialPoint() {
        Model model = linear(DataType.FLOAT32);
        model.getBlock().initialize(model.getNDManager(), DataType.FLOAT32, new Shape(1, LinearRegression.INPUTS));
        double[] before = LinearRegression.point(model);
        assertThat(regression(model, 0).initialPoint(1)).containsExactly(before);
        assertThat(regression(model, 0).initialPoint(2)).containsExactly(before);
    }

    @Test
    void evaluationsLeaveTheModelAsItIs() {
        Model model = model(
                DataType.FLOAT64,
                new SequentialBlock()
                        .add(Linear.builder().setUnits(LinearRegression.OUTPUTS).build())
                        .add(BatchNorm.builder().build()));
        ModelObjective objective = regression(model, 0);
        List<double[]> before = arrays(model);
        double[] x = point(objective, 5);
        objective.open(1).draw().valueAndGradient(x, new double[x.length]);
        assertThat(arrays(model)).usingRecursiveComparison().isEqualTo(before);
        objective.writeTo(x);
        assertThat(LinearRegression.point(model)).containsExactly(x);
    }

    private static List<double[]> arrays(Model model) {
        return model.getBlock().getParameters().values().stream()
                .map(parameter -> parameter.getArray().toDoubleArray())
                .toList();
    }

    @Test
    void frozenParametersAreNoVariables() {
        Model model = linear(DataType.FLOAT64);
        model.getBlock().initialize(model.getNDManager(), DataType.FLOAT64, new Shape(1, LinearRegression.INPUTS));
        model.getBlock().getParameters().get("weight").freeze(true);
        ModelObjective objective = regression(model, 0);
        assertThat(objective.tensors())
                .containsExactly(new VariableTensor("bias", 0, List.of(LinearRegression.OUTPUTS)));
        double[] biases = {1, 2, 3};
        double[] all = new double[LinearRegression.DIMENSION];
        Entries.read(model.getBlock().getParameters().get("weight").getArray(), all, 0);
        System.arraycopy(biases, 0, all, all.length - 3, 3);
        double expected = problem.value(all);
        assertThat(objective.open(1).draw().value(biases)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void heldOutLossesAreMeansOverAllExamples() {
        Model model = linear(DataType.FLOAT64);
        ArrayDataset data = problem.dataset(model.getNDManager());
        ModelObjective objective = ModelObjective.withHeldOut(
                model, Loss.l2Loss(), data, 2, problem.repeated(model.getNDManager(), 50), data.subDataset(0, 1));
        HeldOut heldOut = objective.feature(HeldOut.class).orElseThrow();
        double[] x = point(objective, 5);
        assertThat(heldOut.validationLoss(x)).isCloseTo(problem.value(x), within(1e-12));
        assertThat(heldOut.testLoss(x)).isCloseTo(ofRow(0, x), within(1e-12));
        assertThat(regression(linear(DataType.FLOAT64), 2).feature(HeldOut.class))
                .isEmpty();
    }

    @Test
    void whatCannotBeAnObjectiveIsRefused() {
        Model normalized = model(
                DataType.FLOAT32,
                new SequentialBlock()
                        .add(Linear.builder().setUnits(LinearRegression.OUTPUTS).build())
                        .add(BatchNorm.builder().build()));
        ArrayDataset data = problem.dataset(normalized.getNDManager());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelObjective.withHeldOut(normalized, Loss.l2Loss(), data, 2, data, data))
                .withMessageStartingWith(
                        "the model has the running mean or variance 02BatchNorm_runningMean: must have none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> regression(linear(DataType.FLOAT16), 2))
                .withMessage("the model has type float16: must be float32 or float64");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> regression(linear(DataType.FLOAT32), -1))
                .withMessage("batch = -1: must be at least 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> regression(model(DataType.FLOAT32, new LambdaBlock(list -> list)), 2))
                .withMessage("the block has 0 trainable parameters: must have at least 1");
        Model imported = model(DataType.FLOAT32, new SequentialBlock());
        ((SequentialBlock) imported.getBlock()).add(SymbolBlock.newInstance(imported.getNDManager()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> regression(imported, 2))
                .withMessageStartingWith("the model has a SymbolBlock");
        Loss perRow = new PerRowLoss();
        ModelObjective objective = new ModelObjective(linear(DataType.FLOAT32), perRow, data, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> objective.open(1).draw().value(new double[objective.dimension()]))
                .withMessageStartingWith("loss per row has shape (2, 3): must be one number");
    }

    private static final class PerRowLoss extends Loss {
        PerRowLoss() {
            super("per row");
        }

        @Override
        public NDArray evaluate(NDList labels, NDList predictions) {
            return labels.head().sub(predictions.head()).square();
        }
    }

    /** DJL's models have finalizers that close them. */
    @Test
    void aModelThatNobodyElseRefersToStaysOpen() throws InterruptedException {
        Draws<Sample> draws =
                regression(LinearRegression.model(DataType.FLOAT64), 2).open(1);
        for (int times = 0; times < 5; times++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(draws.draw().value(new double[LinearRegression.DIMENSION])).isPositive();
    }

    private static double[] point(ModelObjective objective, long seed) {
        double[] x = new double[objective.dimension()];
        new RandomStream(seed).fillGaussian(x);
        return x;
    }
}
