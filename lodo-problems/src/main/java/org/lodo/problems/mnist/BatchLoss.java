package org.lodo.problems.mnist;

import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.lodo.parallel.Workers;

/**
 * The mean loss of a batch and its gradient. Tiles of a fixed number of images are distributed over cores; their losses
 * and gradients are then added in the order of the tiles, so the bits do not depend on the number of cores. Concurrent callers
 * wait for each other.
 */
final class BatchLoss {

    /** The number of parameters whose gradients one core sums at a time. */
    private static final int SLICE = 8192;

    private final PixelNetwork network;
    private final Workers workers;
    private final Object turn = new Object();
    private final Deque<Tile> idleTiles = new ConcurrentLinkedDeque<>();
    private final Workers.Body lossBody = this::tileLoss;
    private final Workers.Body gradientBody = this::tileGradient;
    private final Workers.Body sumBody = this::sumGradients;

    private double[] tileLosses = new double[0];
    private double[][] tileGradients = new double[0][];
    private Batch batch;
    private double[] parameters;
    private double[] gradient;

    /** What the bodies of loops read is set before each loop. */
    @SuppressWarnings("NullAway.Init")
    BatchLoss(PixelNetwork network, Workers workers) {
        this.network = network;
        this.workers = workers;
    }

    double loss(Batch ofBatch, double[] at) {
        synchronized (turn) {
            begin(ofBatch, at);
            workers.forEach(ofBatch.size(), Tile.IMAGES, lossBody);
            return mean();
        }
    }

    double lossAndGradient(Batch ofBatch, double[] at, double[] out) {
        synchronized (turn) {
            begin(ofBatch, at);
            gradient = out;
            if (tileGradients.length < tiles()) {
                int made = tileGradients.length;
                tileGradients = Arrays.copyOf(tileGradients, tiles());
                Arrays.setAll(tileGradients, t -> t < made ? tileGradients[t] : new double[network.parameterCount()]);
            }
            workers.forEach(ofBatch.size(), Tile.IMAGES, gradientBody);
            workers.forEach(out.length, SLICE, sumBody);
            return mean();
        }
    }

    /** The probabilities of all values of the queried pixels; one row of 256 for each image, overwritten. */
    void probabilities(Batch ofBatch, double[] at, double[][] out) {
        synchronized (turn) {
            begin(ofBatch, at);
            workers.forEach(ofBatch.size(), Tile.IMAGES, (from, to) -> {
                Tile tile = takeTile();
                tile.probabilities(parameters, batch, from, to, out);
                giveBack(tile);
            });
        }
    }

    private void begin(Batch ofBatch, double[] at) {
        batch = ofBatch;
        parameters = at;
        if (tileLosses.length < tiles()) {
            tileLosses = new double[tiles()];
        }
    }

    private int tiles() {
        return (batch.size() + Tile.IMAGES - 1) / Tile.IMAGES;
    }

    private void tileLoss(int from, int to) {
        Tile tile = takeTile();
        tileLosses[from / Tile.IMAGES] = tile.loss(parameters, batch, from, to);
        giveBack(tile);
    }

    private void tileGradient(int from, int to) {
        Tile tile = takeTile();
        int index = from / Tile.IMAGES;
        tileLosses[index] = tile.lossAndGradient(parameters, batch, from, to, tileGradients[index]);
        giveBack(tile);
    }

    private void sumGradients(int from, int to) {
        double share = 1.0 / batch.size();
        for (int i = from; i < to; i++) {
            double sum = 0;
            for (int t = 0; t < tiles(); t++) {
                sum += tileGradients[t][i];
            }
            gradient[i] = share * sum;
        }
    }

    private double mean() {
        double sum = 0;
        for (int t = 0; t < tiles(); t++) {
            sum += tileLosses[t];
        }
        return sum / batch.size();
    }

    /** Creates as many tiles as cores work at once; what a tile computes does not depend on what it computed before. */
    private Tile takeTile() {
        Tile idle = idleTiles.poll();
        return idle == null ? new Tile(network) : idle;
    }

    private void giveBack(Tile tile) {
        idleTiles.push(tile);
    }
}
