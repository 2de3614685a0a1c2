package org.lodo.engine.run;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.stats.Medians;
import org.lodo.objective.Average;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;

/**
 * The losses of all fresh evaluations of a run, in order: all of them up to 2²⁴, which is 128 MiB, and of a longer run what
 * their digest and means need.
 *
 * <p>The final mean is that of the last tenth. A longer run has it to whole blocks: blocks of equally many losses, at least
 * half of {@value #MAX_BLOCKS}, of which each has a sum; when there are {@value #MAX_BLOCKS}, two and two become one. The mean is
 * over the least number of last blocks that has a tenth of the losses, which is at most 0.1 % of the run more than a tenth. It is
 * a function of the losses alone.
 *
 * <p>Losses that are averaged by their median are all kept; there must be no more of them.
 */
final class LossCurve implements Stateful {

    /** How many losses are kept; a power of two. */
    static final int MAX_KEPT = 1 << 24;

    private static final int MAX_BLOCKS = 2048;

    private static final int FIRST_CAPACITY = 1024;

    private final int maxKept;
    private final Average average;
    private final RunningMean window = new RunningMean();
    private final LossDigest digest = new LossDigest();
    /** The losses; of a longer run those that digest and blocks do not have yet. */
    private double[] losses = new double[0];

    private int size;
    /** Index of the first loss of the window; only the median needs it. */
    private int windowBegin;

    private long settled;
    private double firstNonFinite;
    private RunningMean[] blocks = new RunningMean[0];
    private int fullBlocks;
    private long blockLength;

    LossCurve() {
        this(MAX_KEPT, Average.MEAN);
    }

    LossCurve(Average average) {
        this(MAX_KEPT, average);
    }

    /** Keeps fewer. */
    LossCurve(int maxKept) {
        this(maxKept, Average.MEAN);
    }

    LossCurve(int maxKept, Average average) {
        this.maxKept = maxKept;
        this.average = average;
    }

    void add(double loss) {
        if (size == maxKept) {
            settle();
        }
        if (size == losses.length) {
            losses = Arrays.copyOf(losses, Math.min(maxKept, Math.max(FIRST_CAPACITY, 2 * size)));
        }
        losses[size++] = loss;
        window.add(loss);
        if (isFinite() && !Double.isFinite(loss)) {
            firstNonFinite = loss;
        }
    }

    /** Makes room where that has begun to be needed, so that {@link #add} need not, which is on the optimizer's clock. */
    void settleIfFull() {
        if (size == maxKept || (settled > 0 && size >= FIRST_CAPACITY)) {
            settle();
        }
    }

    /** The average since this method was called last; NaN if nothing was added since. */
    double takeWindowAverage() {
        double mean = window.mean();
        window.clear();
        double result = average == Average.MEAN ? mean : Medians.of(Arrays.copyOfRange(losses, windowBegin, size));
        windowBegin = size;
        return result;
    }

    double finalAverage() {
        if (settled == 0) {
            int first = Math.max(0, size - Math.max(1, size / 10));
            if (average == Average.MEDIAN) {
                return Medians.of(Arrays.copyOfRange(losses, first, size));
            }
            RunningMean last = new RunningMean();
            for (int i = first; i < size; i++) {
                last.add(losses[i]);
            }
            return last.mean();
        }
        settle();
        int first = fullBlocks;
        long count = blocks[first].count();
        while (count < settled / 10) {
            first--;
            count += blocks[first].count();
        }
        RunningMean last = new RunningMean();
        for (int i = first; i <= fullBlocks; i++) {
            last.add(blocks[i]);
        }
        return last.mean();
    }

    boolean isEmpty() {
        return size == 0 && settled == 0;
    }

    boolean isFinite() {
        return Double.isFinite(firstNonFinite);
    }

    /** The first loss that was not finite; 0 if all are. */
    double firstNonFinite() {
        return firstNonFinite;
    }

    /** SHA-256 over the bits of all losses. */
    String digest() {
        if (settled > 0) {
            settle();
            return digest.hex();
        }
        LossDigest whole = new LossDigest();
        for (int i = 0; i < size; i++) {
            whole.add(losses[i]);
        }
        return whole.hex();
    }

    /** All losses; null if there are more than are kept. */
    double @Nullable [] toArray() {
        return settled > 0 ? null : Arrays.copyOf(losses, size);
    }

    @Override
    public void visitState(StateVisitor visitor) {
        size = (int) visitor.number(size);
        losses = Arrays.copyOf(losses, size);
        visitor.array(losses);
        windowBegin = (int) visitor.number(windowBegin);
        window.visitState(visitor);
        firstNonFinite = Double.longBitsToDouble(visitor.number(Double.doubleToRawLongBits(firstNonFinite)));
        settled = visitor.number(settled);
        if (settled > 0) {
            digest.visitState(visitor);
            blockLength = visitor.number(blockLength);
            fullBlocks = (int) visitor.number(fullBlocks);
            makeBlocks();
            for (int i = 0; i <= fullBlocks; i++) {
                blocks[i].visitState(visitor);
            }
        }
    }

    /** Adds the losses kept to digest and blocks. */
    private void settle() {
        if (average == Average.MEDIAN) {
            throw new IllegalStateException(
                    "more than " + maxKept + " losses: must be at most as many where they are judged by their median");
        }
        makeBlocks();
        for (int i = 0; i < size; i++) {
            digest.add(losses[i]);
            blocks[fullBlocks].add(losses[i]);
            if (blocks[fullBlocks].count() == blockLength) {
                fullBlocks++;
                if (fullBlocks == MAX_BLOCKS) {
                    pairBlocks();
                }
            }
        }
        settled += size;
        size = 0;
        if (losses.length > 2 * FIRST_CAPACITY) {
            losses = new double[2 * FIRST_CAPACITY];
        }
    }

    private void makeBlocks() {
        if (blocks.length > 0) {
            return;
        }
        blocks = new RunningMean[MAX_BLOCKS + 1];
        Arrays.setAll(blocks, block -> new RunningMean());
        blockLength = blockLength == 0 ? Math.max(1, 2L * maxKept / MAX_BLOCKS) : blockLength;
    }

    private void pairBlocks() {
        for (int i = 0; i < MAX_BLOCKS / 2; i++) {
            RunningMean pair = new RunningMean();
            pair.add(blocks[2 * i]);
            pair.add(blocks[2 * i + 1]);
            blocks[i] = pair;
        }
        fullBlocks = MAX_BLOCKS / 2;
        blockLength *= 2;
        for (int i = fullBlocks; i < blocks.length; i++) {
            blocks[i] = new RunningMean();
        }
    }
}
