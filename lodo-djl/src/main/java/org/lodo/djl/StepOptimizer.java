package org.lodo.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import ai.djl.training.optimizer.Optimizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lodo.optimizer.Step;
import org.lodo.random.RandomStream;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;

/**
 * An optimizer of the suite behind DJL's interface, for its {@code Trainer}: every optimizer that is given gradients (a
 * {@link Step}), LODO among them.
 *
 * <p>{@link #ofModel} optimizes all parameters as one vector, with one G for the whole network. DJL hands over a step parameter
 * by parameter, in no particular order; the step is made, and all weights are written, when every parameter is in.
 * {@link #byParameter} has an optimizer for each parameter, which steps at once, as DJL's own do.
 *
 * <p>The point and the optimizer's state are doubles. Float32 weights get the point rounded. If somebody else has changed a
 * weight since, the point takes its value; otherwise it keeps the digits that float32 has not.
 *
 * <p>Where a model is trained on several devices, DJL hands over each parameter once for every device, with the same gradient:
 * the first counts, and all get the new weights. Like DJL's own optimizers, this one sets the gradients that the engine
 * accumulates to zero.
 *
 * <p>Frozen parameters stay as they are. {@link #ofModel} needs the same parameters at every step, so freezing takes a new
 * optimizer. Not safe for concurrent use.
 */
public final class StepOptimizer extends Optimizer implements Stateful {

    /** Creates an optimizer of the suite. */
    @FunctionalInterface
    public interface Factory {
        /**
         * @param variables what it will optimize
         * @param seed of its own randomness; depends on the seed of the {@link StepOptimizer} and the names of parameters only
         * @return a new optimizer, such as {@code LodoRecipes.lodo(variables.dimension(), LodoConfig.defaults(), seed)}
         */
        Step create(ModelVariables variables, long seed);
    }

    private final Block block;
    private final boolean isJoint;
    private final Factory factory;
    private final long seed;
    private final List<ParameterGroup> groups = new ArrayList<>();
    private final Map<String, Place> places = new HashMap<>();

    /** Where a parameter belongs. */
    private record Place(ParameterGroup group, int index) {}

    private StepOptimizer(Block block, boolean isJoint, Factory factory, long seed) {
        super(new Defaults());
        this.block = block;
        this.isJoint = isJoint;
        this.factory = factory;
        this.seed = seed;
    }

    /**
     * Optimizes all trainable parameters of a model together.
     *
     * @param block the model's block, which need not be initialized yet
     * @param factory creates the optimizer at the first step
     * @param seed of the optimizer's own randomness
     * @return an optimizer for one training
     */
    public static StepOptimizer ofModel(Block block, Factory factory, long seed) {
        return new StepOptimizer(block, true, factory, seed);
    }

    /**
     * Optimizes each trainable parameter of a model by itself.
     *
     * @param block the model's block, which need not be initialized yet
     * @param factory creates the optimizers at the first step
     * @param seed of the optimizers' own randomness, from which and the parameter's name each gets another
     * @return an optimizer for one training
     */
    public static StepOptimizer byParameter(Block block, Factory factory, long seed) {
        return new StepOptimizer(block, false, factory, seed);
    }

    /**
     * Takes in the gradient of a parameter and, if it was the last one missing, makes the step.
     *
     * @throws org.lodo.validation.NonFiniteException if an entry of a gradient is NaN or infinite, once all gradients are in;
     *     weights and state are as before, and the next step may follow
     * @throws IllegalArgumentException if the parameter was not trainable at the first step
     * @throws IllegalStateException if a parameter was frozen after the first step, or left out of a step; the step is given up
     */
    @Override
    public void update(String parameterId, NDArray weight, NDArray grad) {
        createGroups();
        Place place = places.get(parameterId);
        if (place == null) {
            throw new IllegalArgumentException("parameter " + parameterId + " (" + weight.getName()
                    + "): must be one of the model's parameters that were trainable at the first step; make a new"
                    + " optimizer");
        }
        place.group().update(place.index(), weight, grad);
    }

    /**
     * Visits points and optimizers, in the order of the model's parameters.
     *
     * @throws IllegalArgumentException if the model is not initialized
     * @throws IllegalStateException within a step
     */
    @Override
    public void visitState(StateVisitor visitor) {
        createGroups();
        groups.forEach(group -> group.visitState(visitor));
    }

    private void createGroups() {
        if (!groups.isEmpty()) {
            return;
        }
        ModelVariables all = ModelVariables.of(block);
        for (ModelVariables variables : isJoint ? List.of(all) : all.each()) {
            String purpose = isJoint ? "model" : variables.tensors().get(0).name();
            Step step = factory.create(variables, RandomStream.derive(seed, purpose));
            ParameterGroup group = new ParameterGroup(variables, step);
            groups.add(group);
            for (int i = 0; i < variables.parameters().size(); i++) {
                places.put(variables.parameters().get(i).getId(), new Place(group, i));
            }
        }
    }

    /** DJL's own settings (rescaling, clipping, weight decay) remain what they are by default: without effect. */
    private static final class Defaults extends OptimizerBuilder<Defaults> {
        @Override
        protected Defaults self() {
            return this;
        }
    }
}
