package org.lodo.preconditioner;

import java.util.Arrays;
import org.lodo.parallel.Workers;

/**
 * E, which pads n variables by zeros to the hidden space, and its transpose. The lowest layer of a chain leaves its permutation
 * to the transpose.
 */
final class Embedding {

    private final int[] exit;
    private final Workspace workspace;
    private final Workers.Body enter = this::enter;
    private final Workers.Body leave = this::leave;
    private double[] outside = {};
    private double[] inside = {};
    private double factor;

    /**
     * @param exit for each of the n variables, and perhaps more, its position in what the lowest layer wrote on the way down
     */
    Embedding(int[] exit, Workspace workspace) {
        this.exit = exit;
        this.workspace = workspace;
    }

    /** out ← E v. */
    void enter(double[] v, double[] out) {
        outside = v;
        inside = out;
        forEach(out.length, enter);
    }

    /** out ← factor · Eᵀ below. */
    void leave(double[] below, double factor, double[] out) {
        this.factor = factor;
        inside = below;
        outside = out;
        forEach(out.length, leave);
    }

    private void forEach(int length, Workers.Body body) {
        workspace.workers().forEach(length, Workspace.MOVED, body);
    }

    private void enter(int from, int to) {
        int end = Math.max(from, Math.min(to, outside.length));
        if (from < end) {
            System.arraycopy(outside, from, inside, from, end - from);
        }
        Arrays.fill(inside, end, to, 0);
    }

    private void leave(int from, int to) {
        for (int j = from; j < to; j++) {
            outside[j] = factor * inside[exit[j]];
        }
    }
}
