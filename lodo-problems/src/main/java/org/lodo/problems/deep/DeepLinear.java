package org.lodo.problems.deep;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.lodo.objective.Certification;
import org.lodo.objective.Draws;
import org.lodo.objective.HessianSample;
import org.lodo.objective.Layered;
import org.lodo.objective.Objective;
import org.lodo.objective.VariableTensor;
import org.lodo.parallel.Workers;
import org.lodo.problems.layer.Chain;
import org.lodo.problems.layer.DenseHessian;
import org.lodo.problems.layer.FeedForward;
import org.lodo.problems.layer.NetworkLoss;
import org.lodo.problems.layer.Signal;
import org.lodo.problems.layer.SquaredError;
import org.lodo.random.RandomStream;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.ojalgo.matrix.store.R064Store;

/**
 * A deep linear network (Saxe, McClelland, Ganguli 2014): F = 1/(2m) ‖W_L ⋯ W₁X − Y − E‖², where every draw has fresh noise E of
 * variance σ² on the targets. The loss is convex in the product and not in its factors: there are saddles, flat where several
 * factors are small, and valleys of equal loss, but every local minimum is global (Kawaguchi 2016).
 *
 * <p>X is Gaussian with variances that fall from 1 to 1/condition; Y = AX + 0.3 E′ with Gaussian A of entries from N(0, 1/inputs)
 * and E′ fixed. The layers' matrices are stored transposed, as inputs × outputs. They start from N(0, 1/(fan-in + 1)).
 */
public final class DeepLinear implements Objective<HessianSample>, Layered {

    private static final double MODEL_ERROR = 0.3;

    private final DeepLinearConfig config;
    private final Workers workers;
    private final double[][] inputs;
    private final double[][] targets;
    private final Chain network;
    private final int dimension;
    private final double bestPossibleLoss;

    /**
     * @param config sizes, data, noise
     * @param workers who forms Hessians; results do not depend on it
     */
    public DeepLinear(DeepLinearConfig config, Workers workers) {
        this.config = config;
        this.workers = workers;
        RandomStream random = new RandomStream(RandomStream.derive(config.dataSeed(), "deep linear data"));
        inputs = inputs(config, random);
        targets = targets(config, inputs, random);
        network = network();
        dimension = network.parameterCount();
        bestPossibleLoss =
                smallestLoss() / config.examples() + 0.5 * config.noiseScale() * config.noiseScale() * config.outputs();
    }

    private static double[][] inputs(DeepLinearConfig config, RandomStream random) {
        double[][] inputs = new double[config.inputs()][config.examples()];
        double logCondition = StrictMath.log(config.condition());
        for (int i = 0; i < inputs.length; i++) {
            double position = inputs.length == 1 ? 0 : (double) i / (inputs.length - 1);
            double deviation = StrictMath.exp(-0.5 * position * logCondition);
            for (int p = 0; p < config.examples(); p++) {
                inputs[i][p] = deviation * random.nextGaussian();
            }
        }
        return inputs;
    }

    private static double[][] targets(DeepLinearConfig config, double[][] inputs, RandomStream random) {
        double[][] targets = new double[config.outputs()][config.examples()];
        for (double[] target : targets) {
            for (double[] input : inputs) {
                double entry = random.nextGaussian() / Math.sqrt(inputs.length);
                for (int p = 0; p < target.length; p++) {
                    target[p] += entry * input[p];
                }
            }
            for (int p = 0; p < target.length; p++) {
                target[p] += MODEL_ERROR * random.nextGaussian();
            }
        }
        return targets;
    }

    private double smallestLoss() {
        int narrowest = Math.min(config.inputs(), config.outputs());
        int rank = config.layers() == 1 ? narrowest : Math.min(narrowest, config.hidden());
        return ReducedRankRegression.smallestLoss(matrix(inputs), matrix(targets), rank);
    }

    private static R064Store matrix(double[][] rows) {
        R064Store matrix = R064Store.FACTORY.make(rows.length, rows[0].length);
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                matrix.set(i, j, rows[i][j]);
            }
        }
        return matrix;
    }

    private Chain network() {
        int[] sizes = new int[config.layers() + 1];
        Arrays.fill(sizes, config.hidden());
        sizes[0] = config.inputs();
        sizes[config.layers()] = config.outputs();
        return FeedForward.linear(config.examples(), sizes);
    }

    private NetworkLoss loss(double[][] ofTargets) {
        return new NetworkLoss(
                network(), Signal.ofData(inputs), new SquaredError(ofTargets), config.examples(), dimension, 0);
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public double[] initialPoint(long seed) {
        double[] x = new double[dimension];
        network.initialize(x, new RandomStream(RandomStream.derive(seed, "initial parameters")));
        return x;
    }

    @Override
    public Draws<HessianSample> open(long seed) {
        return new NoisyTargets(seed);
    }

    /**
     * The smallest 1/(2m) ‖WX − Y‖² over all W of the rank that the layers allow, by reduced-rank regression in closed form,
     * plus ½ σ² for each output, the noise that no optimizer can foresee.
     *
     * @return the smallest possible mean loss
     */
    @Override
    public OptionalDouble bestPossibleLoss() {
        return OptionalDouble.of(bestPossibleLoss);
    }

    @Override
    public Certification certification() {
        return Certification.COMPUTED;
    }

    @Override
    public List<VariableTensor> tensors() {
        return network.tensors();
    }

    private final class NoisyTargets implements Draws<HessianSample>, Stateful {
        private final RandomStream random;
        private final double[][] noisy = new double[config.outputs()][config.examples()];
        private final HessianSample sample = new DenseHessian(() -> loss(noisy), workers);

        NoisyTargets(long seed) {
            random = new RandomStream(RandomStream.derive(seed, "target noise"));
        }

        @Override
        public HessianSample draw() {
            for (int c = 0; c < noisy.length; c++) {
                for (int p = 0; p < noisy[c].length; p++) {
                    noisy[c][p] = targets[c][p] + config.noiseScale() * random.nextGaussian();
                }
            }
            return sample;
        }

        @Override
        public void visitState(StateVisitor visitor) {
            random.visitState(visitor);
        }
    }
}
