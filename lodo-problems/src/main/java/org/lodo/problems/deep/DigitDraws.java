package org.lodo.problems.deep;

import java.util.function.Function;
import org.lodo.objective.Draws;
import org.lodo.objective.Sample;
import org.lodo.random.RandomStream;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;

/** Batches of training images, each image chosen uniformly and independently; or all of them at every draw. */
final class DigitDraws<S extends Sample> implements Draws<S>, Stateful {

    private final ImageSet training = ImageSet.Split.instance().training();
    private final RandomStream random;
    private final int size;
    private final ImageSet batch;
    private final S sample;

    /**
     * @param seed of the run
     * @param size images in a batch, or 0 for all
     * @param sampleOf makes the sample of a batch whose images change with every draw
     */
    DigitDraws(long seed, int size, Function<ImageSet, S> sampleOf) {
        random = new RandomStream(RandomStream.derive(seed, "batches"));
        this.size = size;
        batch = size == 0 ? training : new ImageSet(new double[training.pixels().length][size], new int[size]);
        sample = sampleOf.apply(batch);
    }

    @Override
    public S draw() {
        for (int i = 0; i < size; i++) {
            int image = random.nextInt(training.count());
            batch.labels()[i] = training.labels()[image];
            for (int c = 0; c < training.pixels().length; c++) {
                batch.pixels()[c][i] = training.pixels()[c][image];
            }
        }
        return sample;
    }

    @Override
    public void visitState(StateVisitor visitor) {
        random.visitState(visitor);
    }
}
