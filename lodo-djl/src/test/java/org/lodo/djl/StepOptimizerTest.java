package org.lodo.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.tracker.Tracker;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lodo.LodoConfig;
import org.lodo.LodoRecipes;
import org.lodo.optimizer.AdamConfig;
import org.lodo.optimizer.GradientOptimizer;
import org.lodo.optimizer.Sgd;
import org.lodo.optimizer.Step;
import org.lodo.parallel.Workers;
import org.lodo.random.RandomStream;
import org.lodo.testkit.Snapshot;
import org.lodo.validation.NonFiniteException;

@Tag("djl")
class StepOptimizerTest {

    private static final int STEPS = 100;
    private static final int WEIGHTS = LinearRegression.OUTPUTS * LinearRegression.INPUTS;
    private static final LodoConfig LODO =
            LodoConfig.defaults().withInitialLearningRate(0.3).withMetaLearningRate(0.01);

    /** Gradient descent, whose steps are seen at once. */
    private static final StepOptimizer.Factory DESCENT =
            (variables, seed) -> new GradientOptimizer(variables.dimension(), sizes -> new Sgd(0.5));

    private final LinearRegression problem = new LinearRegression();
    private Model model;

    @BeforeAll
    static void requestReproducibility() {
        Reproducibility.request();
    }

    @BeforeEach
    void createModel() {
        model = LinearRegression.model(DataType.FLOAT32);
        model.getNDManager().getEngine().setRandomSeed(3);
    }

    @AfterEach
    void closeModel() {
        model.close();
    }

    private static Step lodo(ModelVariables variables, long seed) {
        return LodoRecipes.lodo(variables.dimension(), LODO, seed, Workers.of(1));
    }

    @Test
    void lodoFollowsTheTrajectoryOfTheCore() {
        List<double[]> found =
                problem.train(model, StepOptimizer.ofModel(model.getBlock(), StepOptimizerTest::lodo, 7), STEPS);
        double[] x = found.get(0).clone();
        Step expected = LodoRecipes.lodo(x.length, LODO, RandomStream.derive(7, "model"), Workers.of(1));
        double[] gradient = new double[x.length];
        double first = problem.value(x);
        for (int step = 1; step <= STEPS; step++) {
            problem.valueAndGradient(x, gradient);
            expected.step(gradient, x);
            assertThat(found.get(step)).as("step " + step).containsExactly(x, within(1e-5));
        }
        assertThat(problem.value(x)).as("it has learned").isLessThan(0.6 * first);
    }

    @Test
    void lodoByParameterHasAnOptimizerForEach() {
        List<double[]> found =
                problem.train(model, StepOptimizer.byParameter(model.getBlock(), StepOptimizerTest::lodo, 7), STEPS);
        double[] x = found.get(0).clone();
        Step ofWeights = LodoRecipes.lodo(WEIGHTS, LODO, RandomStream.derive(7, "weight"), Workers.of(1));
        Step ofBiases = LodoRecipes.lodo(x.length - WEIGHTS, LODO, RandomStream.derive(7, "bias"), Workers.of(1));
        double[] gradient = new double[x.length];
        for (int step = 1; step <= STEPS; step++) {
            problem.valueAndGradient(x, gradient);
            double[] weights = Arrays.copyOf(x, WEIGHTS);
            double[] biases = Arrays.copyOfRange(x, WEIGHTS, x.length);
            ofWeights.step(Arrays.copyOf(gradient, WEIGHTS), weights);
            ofBiases.step(Arrays.copyOfRange(gradient, WEIGHTS, x.length), biases);
            System.arraycopy(weights, 0, x, 0, WEIGHTS);
            System.arraycopy(biases, 0, x, WEIGHTS, biases.length);
            assertThat(found.get(step)).as("step " + step).containsExactly(x, within(1e-5));
        }
    }

    @Test
    void adamFollowsTheTrajectoryOfDjlsAdam() {
        AdamConfig config = new AdamConfig(0.01, 0.9, 0.999, 1e-8);
        List<double[]> found = problem.train(
                model,
                StepOptimizer.ofModel(
                        model.getBlock(),
                        (variables, seed) -> new GradientOptimizer(
                                variables.dimension(), sizes -> new org.lodo.optimizer.Adam(config, sizes)),
                        1),
                STEPS);
        try (Model other = LinearRegression.model(DataType.FLOAT32)) {
            other.getNDManager().getEngine().setRandomSeed(3);
            List<double[]> expected = problem.train(
                    other,
                    Adam.builder()
                            .optLearningRateTracker(Tracker.fixed(0.01f))
                            .optEpsilon(1e-8f)
                            .build(),
                    STEPS);
            for (int step = 0; step <= STEPS; step++) {
                assertThat(found.get(step)).as("step " + step).containsExactly(expected.get(step), within(1e-5));
            }
        }
    }

    @Test
    void aFloat64ModelHasTheTrajectoryToRounding() {
        try (Model exact = LinearRegression.model(DataType.FLOAT64)) {
            ModelObjective objective = new ModelObjective(
                    exact, ai.djl.training.loss.Loss.l2Loss(), problem.dataset(exact.getNDManager()), 0);
            double[] x = objective.initialPoint(1);
            objective.writeTo(x);
            StepOptimizer optimizer = StepOptimizer.ofModel(exact.getBlock(), StepOptimizerTest::lodo, 7);
            Step expected = LodoRecipes.lodo(x.length, LODO, RandomStream.derive(7, "model"), Workers.of(1));
            double[] gradient = new double[x.length];
            for (int step = 0; step < STEPS; step++) {
                problem.valueAndGradient(x, gradient);
                expected.step(gradient, x);
                double[] weights = Arrays.copyOf(gradient, WEIGHTS);
                double[] biases = Arrays.copyOfRange(gradient, WEIGHTS, x.length);
                update(optimizer, exact, 1, exact.getNDManager().create(biases));
                update(optimizer, exact, 0, exact.getNDManager().create(weights));
                assertThat(LinearRegression.point(exact)).containsExactly(x);
            }
        }
    }

    @Test
    void digitsThatFloat32HasNotAreKept() {
        initialize();
        double tiny = 1e-9;
        set(0, 1);
        StepOptimizer optimizer = StepOptimizer.ofModel(model.getBlock(), DESCENT, 1);
        for (int step = 0; step < 1000; step++) {
            update(optimizer, model, 0, constant(WEIGHTS, -2 * tiny));
            update(optimizer, model, 1, constant(LinearRegression.OUTPUTS, 0));
        }
        assertThat(LinearRegression.point(model)[0]).isCloseTo(1 + 1000 * tiny, within(1e-7));
        assertThat(LinearRegression.point(model)[0]).isGreaterThan(1);
    }

    @Test
    void weightsThatOthersChangeAreTakenOver() {
        initialize();
        StepOptimizer optimizer = StepOptimizer.ofModel(model.getBlock(), DESCENT, 1);
        step(optimizer, 0);
        set(0, 5);
        step(optimizer, 1);
        assertThat(LinearRegression.point(model)[0]).isEqualTo(4.5);
    }

    @Test
    void frozenParametersAreLeftOut() {
        initialize();
        double[] before = LinearRegression.point(model);
        parameter(1).freeze(true);
        StepOptimizer optimizer = StepOptimizer.ofModel(model.getBlock(), DESCENT, 1);
        update(optimizer, model, 0, constant(WEIGHTS, 1));
        parameter(1).freeze(false);
        double[] after = LinearRegression.point(model);
        assertThat(after[0]).isCloseTo(before[0] - 0.5, within(1e-6));
        assertThat(after[WEIGHTS]).isEqualTo(before[WEIGHTS]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> update(optimizer, model, 1, constant(LinearRegression.OUTPUTS, 1)))
                .withMessageContaining("(bias): must be one of the model's parameters that were trainable");
    }

    @Test
    void freezingLaterIsRefused() {
        initialize();
        StepOptimizer optimizer = StepOptimizer.ofModel(model.getBlock(), DESCENT, 1);
        step(optimizer, 1);
        parameter(1).freeze(true);
        assertThatIllegalStateException()
                .isThrownBy(() -> update(optimizer, model, 0, constant(WEIGHTS, 1)))
                .withMessage(
                        "parameter bias was frozen after the first step: must stay trainable, or another optimizer be made");
    }

    @Test
    void aParameterLeftOutOfAStepIsRefusedAndTheNextStepMayFollow() {
        initialize();
        StepOptimizer optimizer = StepOptimizer.ofModel(model.getBlock(), DESCENT, 1);
        step(optimizer, 1);
        double[] before = LinearRegression.point(model);
        update(optimizer, model, 0, constant(WEIGHTS, 1));
        assertThatIllegalStateException()
                .isThrownBy(() -> update(optimizer, model, 0, constant(WEIGHTS, 1)))
                .withMessageStartingWith("parameter weight was updated twice before bias: must be once in each step");
        assertThat(LinearRegression.point(model)).containsExactly(before);
        step(optimizer, 1);
        assertThat(LinearRegression.point(model)[0]).isCloseTo(before[0] - 0.5, within(1e-6));
    }

    @Test
    void aGradientThatIsNotFiniteLeavesWeightsAndStateAndNoTrace() {
        initialize();
        StepOptimizer optimizer = StepOptimizer.ofModel(model.getBlock(), StepOptimizerTest::lodo, 1);
        step(optimizer, 1);
        double[] before = LinearRegression.point(model);
        Snapshot state = Snapshot.of(optimizer);
        update(optimizer, model, 0, constant(WEIGHTS, 1));
        float[] slope = {0, Float.NaN, 0};
        assertThatThrownBy(
                        () -> update(optimizer, model, 1, model.getNDManager().create(slope)))
                .isInstanceOf(NonFiniteException.class)
                .hasMessage("gradient of parameter bias[1] = NaN: must be finite");
        assertThat(LinearRegression.point(model)).containsExactly(before);
        assertThat(Snapshot.of(optimizer)).isEqualTo(state);
        step(optimizer, 1);
        assertThat(LinearRegression.point(model)).doesNotContain(before);
    }

    @Test
    void theEnginesAccumulatedGradientIsCleared() {
        try (var trainer =
                model.newTrainer(new ai.djl.training.DefaultTrainingConfig(ai.djl.training.loss.Loss.l2Loss())
                        .optDevices(new Device[] {Device.cpu()})
                        .optOptimizer(StepOptimizer.ofModel(model.getBlock(), DESCENT, 1)))) {
            trainer.initialize(new Shape(LinearRegression.ROWS, LinearRegression.INPUTS));
            problem.backward(trainer);
            trainer.step();
            for (Parameter parameter : model.getBlock().getParameters().values()) {
                assertThat(parameter.getArray().getGradient().toFloatArray()).containsOnly(0);
            }
        }
    }

    @Test
    void mirrorsOnFurtherDevicesGetTheSameWeights() {
        initialize();
        NDManager manager = model.getNDManager();
        List<NDArray> mirrors = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            mirrors.add(onDevice(Device.gpu(1), manager.zeros(parameter(i).getShape())));
        }
        StepOptimizer optimizer = StepOptimizer.ofModel(model.getBlock(), DESCENT, 1);
        for (int step = 0; step < 3; step++) {
            double[] before = LinearRegression.point(model);
            // DJL's order: all devices of a parameter, then those of the next.
            for (int i : new int[] {1, 0}) {
                NDArray gradient =
                        constant(Math.toIntExact(parameter(i).getShape().size()), 1);
                update(optimizer, model, i, gradient);
                optimizer.update(parameter(i).getId(), mirrors.get(i), gradient);
            }
            double[] after = LinearRegression.point(model);
            for (int i = 0; i < after.length; i++) {
                assertThat(after[i]).isCloseTo(before[i] - 0.5, within(1e-6));
            }
            for (int i = 0; i < 2; i++) {
                assertThat(mirrors.get(i).toFloatArray())
                        .containsExactly(parameter(i).getArray().toFloatArray());
            }
        }
    }

    private static NDArray onDevice(Device device, NDArray array) {
        return (NDArray) Proxy.newProxyInstance(
                NDArray.class.getClassLoader(),
                new Class<?>[] {NDArray.class},
                (proxy, method, arguments) ->
                        method.getName().equals("getDevice") ? device : method.invoke(array, arguments));
    }

    @Test
    void sparseGradientsCountInFull() {
        initialize();
        StepOptimizer optimizer = StepOptimizer.ofModel(model.getBlock(), DESCENT, 1);
        double[] before = LinearRegression.point(model);
        NDArray sparse = model.getNDManager()
                .createCoo(
                        java.nio.FloatBuffer.wrap(new float[] {2}),
                        new long[][] {{1}, {2}},
                        new Shape(LinearRegression.OUTPUTS, LinearRegression.INPUTS));
        optimizer.update(parameter(0).getId(), parameter(0).getArray(), sparse);
        update(optimizer, model, 1, constant(LinearRegression.OUTPUTS, 0));
        double[] after = LinearRegression.point(model);
        for (int i = 0; i < after.length; i++) {
            double expected = i == LinearRegression.INPUTS + 2 ? before[i] - 1 : before[i];
            assertThat(after[i]).isCloseTo(expected, within(1e-6));
        }
    }

    @Test
    void trainingResumesFromItsState() {
        initialize();
        StepOptimizer first = StepOptimizer.ofModel(model.getBlock(), StepOptimizerTest::lodo, 1);
        step(first, 1);
        step(first, -2);
        Snapshot state = Snapshot.of(first);
        double[] saved = LinearRegression.point(model);
        step(first, 3);
        double[] expected = LinearRegression.point(model);
        for (int i = 0; i < saved.length; i++) {
            set(i, saved[i]);
        }
        StepOptimizer second = StepOptimizer.ofModel(model.getBlock(), StepOptimizerTest::lodo, 1);
        state.restore(second);
        step(second, 3);
        assertThat(LinearRegression.point(model)).containsExactly(expected);
        update(second, model, 0, constant(WEIGHTS, 1));
        assertThatIllegalStateException()
                .isThrownBy(() -> Snapshot.of(second))
                .withMessageStartingWith("a step is under way, without 1 of 2 parameters");
    }

    @Test
    void aModelThatCannotBeTrainedIsRefused() {
        StepOptimizer optimizer = StepOptimizer.ofModel(model.getBlock(), DESCENT, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Snapshot.of(optimizer))
                .withMessageStartingWith("parameter weight is not initialized");
        initialize();
        model.getBlock().freezeParameters(true);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Snapshot.of(optimizer))
                .withMessage("the block has 0 trainable parameters: must have at least 1");
        try (Model half = LinearRegression.model(DataType.FLOAT16)) {
            half.getBlock().setInitializer(ai.djl.training.initializer.Initializer.ONES, Parameter.Type.WEIGHT);
            half.getBlock().initialize(half.getNDManager(), DataType.FLOAT16, new Shape(1, LinearRegression.INPUTS));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ModelVariables.of(half.getBlock()))
                    .withMessage("parameter weight has type float16: must be float32 or float64");
        }
    }

    private void initialize() {
        model.getBlock().initialize(model.getNDManager(), DataType.FLOAT32, new Shape(1, LinearRegression.INPUTS));
    }

    private Parameter parameter(int index) {
        return model.getBlock().getParameters().get(index).getValue();
    }

    private NDArray constant(int size, double value) {
        float[] entries = new float[size];
        Arrays.fill(entries, (float) value);
        return model.getNDManager().create(entries);
    }

    /** A step with a gradient whose entries are all the same. */
    private void step(StepOptimizer optimizer, double slope) {
        update(optimizer, model, 0, constant(WEIGHTS, slope));
        update(optimizer, model, 1, constant(LinearRegression.OUTPUTS, slope));
    }

    private static void update(StepOptimizer optimizer, Model model, int index, NDArray gradient) {
        Parameter parameter = model.getBlock().getParameters().get(index).getValue();
        optimizer.update(parameter.getId(), parameter.getArray(), gradient);
    }

    private void set(int index, double value) {
        int first = index < WEIGHTS ? 0 : WEIGHTS;
        NDArray array = parameter(index < WEIGHTS ? 0 : 1).getArray();
        float[] entries = array.toFloatArray();
        entries[index - first] = (float) value;
        array.set(entries);
    }
}
