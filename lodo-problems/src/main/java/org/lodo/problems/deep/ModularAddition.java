package org.lodo.problems.deep;

import java.util.Arrays;
import java.util.List;
import org.lodo.objective.CurvatureSample;
import org.lodo.objective.Draws;
import org.lodo.objective.HeldOut;
import org.lodo.objective.Layered;
import org.lodo.objective.Objective;
import org.lodo.objective.VariableTensor;
import org.lodo.problems.layer.Attention;
import org.lodo.problems.layer.Chain;
import org.lodo.problems.layer.CrossEntropy;
import org.lodo.problems.layer.Dense;
import org.lodo.problems.layer.Embedding;
import org.lodo.problems.layer.FirstPart;
import org.lodo.problems.layer.LayerNormalization;
import org.lodo.problems.layer.NetworkLoss;
import org.lodo.problems.layer.Residual;
import org.lodo.problems.layer.Signal;
import org.lodo.problems.layer.Tanh;
import org.lodo.random.RandomStream;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;

/**
 * Addition modulo p, learned by a transformer of one layer (Power et al. 2022; Nanda et al. 2023): three tokens, "=", a and b;
 * from the position of "=", the network must tell (a + b) mod p. The loss is the mean cross-entropy of a batch of questions,
 * plus ½ λ ‖x‖². Embeddings, normalization, attention and dense layers have curvatures of very different scale: the case where
 * gradient descent stalls while adaptive rules do not.
 *
 * <p>x ← embedding; x ← x + attention(normalize(x)); at the position of "=": x ← x + dense(tanh(dense(normalize(x)))), and logits
 * are a dense layer of normalize(x). Normalization comes before each part, as is usual today; there is no mask.
 *
 * <p>Questions that are never drawn validate and test. No minimum is known.
 */
public final class ModularAddition implements Objective<CurvatureSample>, HeldOut, Layered {

    /** Of "=", a and b. */
    private static final int POSITIONS = 3;

    private final ModularAdditionConfig config;
    private final Chain network;
    private final int dimension;
    private final int[] training;
    private final HeldOutLoss heldOut;

    /**
     * @param config sizes, batch, penalty
     */
    public ModularAddition(ModularAdditionConfig config) {
        this.config = config;
        network = network(new int[POSITIONS], 1);
        dimension = network.parameterCount();
        int all = config.modulus() * config.modulus();
        int[] order = new RandomStream(RandomStream.derive(0, "held-out questions")).nextPermutation(all);
        int count = (int) Math.round(config.trainingShare() * all);
        int middle = count + (all - count) / 2;
        training = Arrays.copyOf(order, count);
        heldOut = new HeldOutLoss(heldOut(order, count, middle), heldOut(order, middle, all));
    }

    private NetworkLoss heldOut(int[] order, int from, int to) {
        Questions questions = new Questions(to - from);
        for (int i = from; i < to; i++) {
            questions.ask(i - from, order[i]);
        }
        return questions.loss(0);
    }

    private Chain network(int[] tokens, int examples) {
        int width = config.width();
        int length = POSITIONS * examples;
        Embedding embedding = new Embedding(0, config.modulus() + 1, POSITIONS, width, tokens);
        LayerNormalization beforeAttention =
                new LayerNormalization("attention.normalization", embedding.end(), width, length);
        Dense queriesKeysValues =
                Dense.withoutBiases("attention.queriesKeysValues", beforeAttention.end(), width, 3 * width);
        Attention attention = new Attention(config.heads(), width / config.heads(), POSITIONS, examples);
        Dense output = Dense.withoutBiases("attention.output", queriesKeysValues.end(), width, width);
        LayerNormalization beforeHidden = new LayerNormalization("hidden.normalization", output.end(), width, examples);
        Dense hidden = Dense.withBiases("hidden.in", beforeHidden.end(), width, config.hidden());
        Dense contracted = Dense.withBiases("hidden.out", hidden.end(), config.hidden(), width);
        LayerNormalization beforeLogits =
                new LayerNormalization("logits.normalization", contracted.end(), width, examples);
        Dense logits = Dense.withBiases("logits", beforeLogits.end(), width, config.modulus());
        Chain mix = new Chain(List.of(beforeAttention, queriesKeysValues, attention, output), length);
        Chain think = new Chain(List.of(beforeHidden, hidden, new Tanh(config.hidden()), contracted), examples);
        Chain answer = new Chain(List.of(new Residual(think, examples), beforeLogits, logits), examples);
        return new Chain(List.of(embedding, new Residual(mix, length), new FirstPart(answer, POSITIONS)), length);
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
    public Draws<CurvatureSample> open(long seed) {
        return new Batches(seed);
    }

    @Override
    public double validationLoss(double[] x) {
        return heldOut.validation(x);
    }

    @Override
    public double testLoss(double[] x) {
        return heldOut.test(x);
    }

    @Override
    public List<VariableTensor> tensors() {
        return network.tensors();
    }

    /** Tokens and answers of a batch. */
    private final class Questions {
        private final int count;
        private final int[] tokens;
        private final int[] answers;

        Questions(int count) {
            this.count = count;
            tokens = new int[POSITIONS * count];
            answers = new int[count];
        }

        /** Puts question number q = a p + b at a place of the batch. */
        void ask(int place, int q) {
            int p = config.modulus();
            int a = q / p;
            int b = q % p;
            tokens[place] = p;
            tokens[count + place] = a;
            tokens[2 * count + place] = b;
            answers[place] = (a + b) % p;
        }

        NetworkLoss loss(double penalty) {
            return new NetworkLoss(
                    network(tokens, count),
                    Signal.ofData(new double[0][]),
                    new CrossEntropy(config.modulus(), answers),
                    POSITIONS * count,
                    dimension,
                    penalty);
        }
    }

    /** Training questions, each chosen uniformly and independently. */
    private final class Batches implements Draws<CurvatureSample>, Stateful {
        private final RandomStream random;
        private final Questions questions = new Questions(config.batch());
        private final CurvatureSample sample = questions.loss(config.penalty());

        Batches(long seed) {
            random = new RandomStream(RandomStream.derive(seed, "batches"));
        }

        @Override
        public CurvatureSample draw() {
            for (int i = 0; i < config.batch(); i++) {
                questions.ask(i, training[random.nextInt(training.length)]);
            }
            return sample;
        }

        @Override
        public void visitState(StateVisitor visitor) {
            random.visitState(visitor);
        }
    }
}
