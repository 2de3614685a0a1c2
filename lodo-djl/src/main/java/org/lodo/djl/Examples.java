package org.lodo.djl;

import ai.djl.ndarray.NDManager;
import ai.djl.training.dataset.Batch;
import ai.djl.training.dataset.RandomAccessDataset;
import ai.djl.training.dataset.Sampler;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;

/** The examples of a data set of DJL, of which batches are made as the data set itself makes them. */
final class Examples {

    private final NDManager manager;
    private final RandomAccessDataset data;
    private final int count;

    /**
     * @param name what the data set is
     * @param manager owns the batches
     * @param data the data set
     * @throws IllegalArgumentException if it has no examples or more than 2³¹ − 1
     * @throws UncheckedIOException if it cannot be read
     */
    Examples(String name, NDManager manager, RandomAccessDataset data) {
        this.manager = manager;
        this.data = data;
        try {
            data.prepare();
        } catch (IOException e) {
            throw new UncheckedIOException(name + ": cannot be read: " + e.getMessage(), e);
        } catch (TranslateException e) {
            throw new IllegalArgumentException(name + ": cannot be read: " + e.getMessage(), e);
        }
        long size = data.size();
        if (size < 1 || size > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    name + " has " + size + " examples: must have from 1 to " + Integer.MAX_VALUE);
        }
        count = (int) size;
    }

    /**
     * @return how many examples there are
     */
    int count() {
        return count;
    }

    /**
     * @param from index of an example
     * @param to one past the last index
     * @return a batch of the range, to be closed by the caller
     */
    Batch range(int from, int to) {
        return batch(LongStream.range(from, to).boxed().toList());
    }

    /**
     * @param indices of examples, which may repeat
     * @return a batch of them in this order, to be closed by the caller
     */
    Batch batch(List<Long> indices) {
        ModelLoss.ENGINE.lock();
        try {
            return data.getData(manager, new Chosen(indices)).iterator().next();
        } catch (IOException e) {
            throw new UncheckedIOException("examples cannot be read: " + e.getMessage(), e);
        } catch (TranslateException e) {
            throw new IllegalStateException("examples cannot be read: " + e.getMessage(), e);
        } finally {
            ModelLoss.ENGINE.unlock();
        }
    }

    /** A single batch of given examples. */
    private record Chosen(List<Long> indices) implements Sampler {

        @Override
        public Iterator<List<Long>> sample(RandomAccessDataset dataset) {
            return List.of(indices).iterator();
        }

        @Override
        public int getBatchSize() {
            return indices.size();
        }
    }
}
