package org.lodo.engine.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Holm's correction for testing many hypotheses at once (1979). */
public final class Holm {

    private Holm() {}

    /**
     * @param probabilities p-values
     * @return adjusted p-values in the same order: rejecting those below a level bounds the family-wise error rate by it
     */
    public static double[] adjusted(double[] probabilities) {
        int[] ascending = IntStream.range(0, probabilities.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> probabilities[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[probabilities.length];
        double largest = 0;
        for (int rank = 0; rank < ascending.length; rank++) {
            largest = Math.max(largest, Math.min(1, (ascending.length - rank) * probabilities[ascending[rank]]));
            adjusted[ascending[rank]] = largest;
        }
        return adjusted;
    }
}
