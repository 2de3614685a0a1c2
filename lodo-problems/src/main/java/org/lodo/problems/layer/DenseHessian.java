package org.lodo.problems.layer;

import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;
import org.lodo.objective.HessianSample;
import org.lodo.parallel.Workers;
import org.ojalgo.matrix.store.R064Store;

/**
 * A sample with a dense Hessian, which it forms by n exact products with unit vectors. Columns are distributed over cores; each
 * is computed by one copy of the sample, all of which evaluate the same draw, so the bits do not depend on the number of cores.
 * Of the two entries that are equal but for rounding, both become their mean.
 *
 * <p>Samples that share workers may be evaluated concurrently; they then wait for each other while a Hessian is formed.
 */
public final class DenseHessian implements HessianSample {

    /** Columns that a copy computes between two visits of the pool. */
    private static final int COLUMNS = 16;

    private final LinearizedSample sample;
    private final Supplier<LinearizedSample> copies;
    private final Workers workers;
    private final Deque<Copy> idle = new ConcurrentLinkedDeque<>();

    /** A copy of the sample and arrays for one column. */
    private static final class Copy {
        private final LinearizedSample sample;
        private final double[] unit;
        private final double[] column;
        private int lastCall;

        Copy(LinearizedSample sample, int n) {
            this.sample = sample;
            unit = new double[n];
            column = new double[n];
        }
    }

    private int call;

    /**
     * @param copies makes samples that evaluate the same draw and share no workspace
     * @param workers who computes
     */
    public DenseHessian(Supplier<LinearizedSample> copies, Workers workers) {
        this.copies = copies;
        this.workers = workers;
        sample = copies.get();
    }

    @Override
    public double valueAndGradient(double[] x, double[] gradient) {
        return sample.valueAndGradient(x, gradient);
    }

    @Override
    public double value(double[] x) {
        return sample.value(x);
    }

    @Override
    public void hessianVector(double[] x, double[] v, double[] out) {
        sample.hessianVector(x, v, out);
    }

    @Override
    public void hessian(double[] x, R064Store hessian) {
        synchronized (workers) {
            call++;
            workers.forEach(x.length, COLUMNS, (from, to) -> columns(x, from, to, hessian.data));
        }
        int n = x.length;
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < j; i++) {
                double mean = 0.5 * (hessian.data[j * n + i] + hessian.data[i * n + j]);
                hessian.data[j * n + i] = mean;
                hessian.data[i * n + j] = mean;
            }
        }
    }

    private void columns(double[] x, int from, int to, double[] hessian) {
        Copy taken = idle.poll();
        Copy copy = taken == null ? new Copy(copies.get(), x.length) : taken;
        if (copy.lastCall != call) {
            copy.sample.linearize(x);
            copy.lastCall = call;
        }
        Arrays.fill(copy.unit, 0);
        for (int j = from; j < to; j++) {
            copy.unit[j] = 1;
            copy.sample.product(copy.unit, copy.column);
            copy.unit[j] = 0;
            System.arraycopy(copy.column, 0, hessian, j * x.length, x.length);
        }
        idle.push(copy);
    }
}
