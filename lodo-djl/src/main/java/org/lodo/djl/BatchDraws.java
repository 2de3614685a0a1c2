package org.lodo.djl;

import ai.djl.training.dataset.Batch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lodo.objective.Draws;
import org.lodo.objective.Sample;
import org.lodo.random.RandomStream;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;

/** Batches of examples, each chosen uniformly and independently; or one and the same batch at every draw. */
final class BatchDraws implements Draws<Sample>, Stateful {

    private final ModelLoss loss;
    private final Examples examples;
    private final int size;
    private final RandomStream choices;
    private final RandomStream layers;
    private @Nullable Batch batch;

    /**
     * @param loss of the model
     * @param examples to draw from
     * @param size examples in a batch, at least 1
     * @param seed of the run
     */
    BatchDraws(ModelLoss loss, Examples examples, int size, long seed) {
        this(loss, examples, size, null, seed);
    }

    /**
     * @param loss of the model
     * @param examples that the batch consists of
     * @param whole the batch of every draw
     * @param seed of the run, on which random layers depend
     */
    BatchDraws(ModelLoss loss, Examples examples, Batch whole, long seed) {
        this(loss, examples, 0, whole, seed);
    }

    private BatchDraws(ModelLoss loss, Examples examples, int size, @Nullable Batch batch, long seed) {
        this.loss = loss;
        this.examples = examples;
        this.size = size;
        this.batch = batch;
        choices = new RandomStream(RandomStream.derive(seed, "batches"));
        layers = new RandomStream(RandomStream.derive(seed, "layers"));
    }

    @Override
    public Sample draw() {
        int layerSeed = (int) layers.nextLong();
        if (size == 0 && batch != null) {
            return new BatchSample(loss, batch, layerSeed);
        }
        List<Long> indices = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            indices.add((long) choices.nextInt(examples.count()));
        }
        if (batch != null) {
            batch.close();
        }
        Batch next = examples.batch(indices);
        batch = next;
        return new BatchSample(loss, next, layerSeed);
    }

    @Override
    public void visitState(StateVisitor visitor) {
        choices.visitState(visitor);
        layers.visitState(visitor);
    }

    private record BatchSample(ModelLoss loss, Batch batch, int layerSeed) implements Sample {

        @Override
        public double valueAndGradient(double[] x, double[] gradient) {
            return loss.training(x, batch.getData(), batch.getLabels(), layerSeed, gradient);
        }

        @Override
        public double value(double[] x) {
            return loss.training(x, batch.getData(), batch.getLabels(), layerSeed, null);
        }
    }
}
