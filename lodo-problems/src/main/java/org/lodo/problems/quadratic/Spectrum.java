package org.lodo.problems.quadratic;

import java.util.Arrays;

/** Eigenvalues of Hessians. */
public final class Spectrum {

    private Spectrum() {}

    /**
     * Eigenvalues spaced evenly in the logarithm.
     *
     * @param count how many, at least one
     * @param smallest the first
     * @param largest the last, and the only one if there is no other
     * @return ascending eigenvalues
     */
    public static double[] logarithmic(int count, double smallest, double largest) {
        double logSmallest = StrictMath.log(smallest);
        double logLargest = StrictMath.log(largest);
        double[] eigenvalues = new double[count];
        for (int j = 0; j < count; j++) {
            double position = count == 1 ? 1 : (double) j / (count - 1);
            eigenvalues[j] = StrictMath.exp(logSmallest + position * (logLargest - logSmallest));
        }
        return eigenvalues;
    }

    /**
     * A few large eigenvalues over a floor: the large ones are spaced evenly in the logarithm from the geometric mean of floor and
     * largest to the largest.
     *
     * @param count n
     * @param rank how many are large
     * @param floor the others
     * @param largest the largest
     * @return the large ones in ascending order, then the floor n − rank times
     */
    public static double[] overFloor(int count, int rank, double floor, double largest) {
        double[] eigenvalues = new double[count];
        Arrays.fill(eigenvalues, floor);
        double[] large = logarithmic(rank, Math.sqrt(floor) * Math.sqrt(largest), largest);
        System.arraycopy(large, 0, eigenvalues, 0, rank);
        return eigenvalues;
    }
}
