package org.lodo.problems.mnist;

import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Passes by {@link Tile}, as many of them at once as there are threads; what a tile computes does not depend on what it did. */
final class TilePasses implements NetworkPasses {

    private final PixelNetwork network = new PixelNetwork();
    private final Deque<Tile> idleTiles = new ConcurrentLinkedDeque<>();
    private final double[] parameters = new double[network.parameterCount()];
    private double[][] tileGradients = new double[0][];

    @Override
    public int parameterCount() {
        return parameters.length;
    }

    @Override
    public void begin(double[] at, int tiles) { // double in both precisions
        Entries.copy(at, parameters);
        if (tileGradients.length < tiles) {
            int made = tileGradients.length;
            tileGradients = Arrays.copyOf(tileGradients, tiles);
            Arrays.setAll(tileGradients, t -> t < made ? tileGradients[t] : new double[parameters.length]);
        }
    }

    @Override
    public double loss(Batch batch, int from, int to) { // double in both precisions
        Tile tile = takeTile();
        double sum = tile.loss(parameters, batch, from, to);
        idleTiles.push(tile);
        return sum;
    }

    @Override
    public double lossAndGradient(Batch batch, int from, int to, int index) { // double in both precisions
        Tile tile = takeTile();
        double sum = tile.lossAndGradient(parameters, batch, from, to, tileGradients[index]);
        idleTiles.push(tile);
        return sum;
    }

    @Override
    public void sumGradients(
            int tiles, double share, int from, int to, double[] gradient) { // double in both precisions
        for (int i = from; i < to; i++) {
            double sum = 0; // double in both precisions
            for (int t = 0; t < tiles; t++) {
                sum += tileGradients[t][i];
            }
            gradient[i] = share * sum;
        }
    }

    @Override
    public void probabilities(Batch batch, int from, int to, double[][] out) { // double in both precisions
        Tile tile = takeTile();
        double[][] rows = new double[to - from][PixelNetwork.VALUES];
        tile.probabilities(parameters, batch, from, to, rows);
        for (int i = from; i < to; i++) {
            Entries.copy(rows[i - from], out[i]);
        }
        idleTiles.push(tile);
    }

    private Tile takeTile() {
        Tile idle = idleTiles.poll();
        return idle == null ? new Tile(network) : idle;
    }
}
