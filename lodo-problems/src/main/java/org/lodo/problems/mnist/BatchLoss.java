package org.lodo.problems.mnist;

import org.lodo.parallel.Workers;

/**
 * The mean loss of a batch and its gradient. Tiles of a fixed number of images are distributed over cores; their losses
 * and gradients are then added in the order of the tiles, so the bits do not depend on the number of cores. Concurrent callers
 * wait for each other, and for those of others with the same turn.
 */
final class BatchLoss {

    /** The number of parameters whose gradients one core sums at a time. */
    private static final int SLICE = 8192;

    private final NetworkPasses passes;
    private final Workers workers;
    private final Object turn;
    private final Workers.Body lossBody = this::tileLoss;
    private final Workers.Body gradientBody = this::tileGradient;
    private final Workers.Body sumBody = this::sumGradients;

    private double[] tileLosses = new double[0];
    private Batch batch;
    private double[] gradient;

    /** The only one of these workers. */
    BatchLoss(Precision precision, Workers workers) {
        this(precision, workers, new Object());
    }

    /**
     * One of several with the same workers, who serve one caller at a time.
     *
     * @param precision of the passes
     * @param workers who computes
     * @param turn what all of these workers have in common, so that their callers wait for each other
     */
    // What the bodies of loops read is set before each loop.
    @SuppressWarnings("NullAway.Init")
    BatchLoss(Precision precision, Workers workers, Object turn) {
        passes = precision.newPasses();
        this.workers = workers;
        this.turn = turn;
    }

    double loss(Batch ofBatch, double[] at) {
        synchronized (turn) {
            begin(ofBatch, at, 0);
            workers.forEach(ofBatch.size(), Tile.IMAGES, lossBody);
            return mean();
        }
    }

    double lossAndGradient(Batch ofBatch, double[] at, double[] out) {
        synchronized (turn) {
            begin(ofBatch, at, tiles(ofBatch));
            gradient = out;
            workers.forEach(ofBatch.size(), Tile.IMAGES, gradientBody);
            workers.forEach(out.length, SLICE, sumBody);
            return mean();
        }
    }

    /** The probabilities of all values of the queried pixels; one row of 256 for each image, overwritten. */
    void probabilities(Batch ofBatch, double[] at, double[][] out) {
        synchronized (turn) {
            begin(ofBatch, at, 0);
            workers.forEach(ofBatch.size(), Tile.IMAGES, (from, to) -> passes.probabilities(ofBatch, from, to, out));
        }
    }

    private void begin(Batch ofBatch, double[] at, int gradients) {
        batch = ofBatch;
        passes.begin(at, gradients);
        if (tileLosses.length < tiles(ofBatch)) {
            tileLosses = new double[tiles(ofBatch)];
        }
    }

    private static int tiles(Batch batch) {
        return (batch.size() + Tile.IMAGES - 1) / Tile.IMAGES;
    }

    private void tileLoss(int from, int to) {
        tileLosses[from / Tile.IMAGES] = passes.loss(batch, from, to);
    }

    private void tileGradient(int from, int to) {
        int tile = from / Tile.IMAGES;
        tileLosses[tile] = passes.lossAndGradient(batch, from, to, tile);
    }

    private void sumGradients(int from, int to) {
        passes.sumGradients(tiles(batch), 1.0 / batch.size(), from, to, gradient);
    }

    private double mean() {
        double sum = 0;
        for (int t = 0; t < tiles(batch); t++) {
            sum += tileLosses[t];
        }
        return sum / batch.size();
    }
}
