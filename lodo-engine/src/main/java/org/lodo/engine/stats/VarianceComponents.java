package org.lodo.engine.stats;

/**
 * The two-way analysis of variance without replication, of losses by search and seed: y_ij = μ + a_i + b_j + e_ij, where a_i is
 * the luck of search i in tuning, b_j what seed j does to every point alike, and e_ij the rest, all random with variances σ²_a,
 * σ²_b and σ²_e. From the mean squares of r searches and s seeds,
 *
 * <pre>
 *   MS_a = s Σ_i (ȳ_i· − ȳ)² / (r − 1)                            has the expectation s σ²_a + σ²_e,
 *   MS_b = r Σ_j (ȳ_·j − ȳ)² / (s − 1)                            has the expectation r σ²_b + σ²_e,
 *   MS_e = Σ_ij (y_ij − ȳ_i· − ȳ_·j + ȳ)² / ((r − 1)(s − 1))      has the expectation σ²_e,
 * </pre>
 *
 * the components are estimated by equating each with its expectation (Searle, Casella and McCulloch, Variance Components, 1992,
 * section 4.4); a negative estimate counts as zero. With one search, what it did to every seed alike cannot be seen, and the
 * rest cannot be told from the seeds; with one seed, the rest cannot be told from the searches.
 *
 * @param searches r, at least 1
 * @param seeds s, at least 1
 * @param mean ȳ
 * @param meanSquareOfSearches MS_a; NaN for one search
 * @param meanSquareOfSeeds MS_b; NaN for one seed
 * @param meanSquareOfRest MS_e; NaN for one search or one seed
 */
public record VarianceComponents(
        int searches,
        int seeds,
        double mean,
        double meanSquareOfSearches,
        double meanSquareOfSeeds,
        double meanSquareOfRest) {

    /**
     * @param values finite, for each search those of each seed
     * @return their analysis
     * @throws IllegalArgumentException if a search has other seeds than the first, or there is none
     */
    public static VarianceComponents of(double[][] values) {
        int searches = values.length;
        int seeds = searches == 0 ? 0 : values[0].length;
        double[] bySearch = new double[searches];
        double[] bySeed = new double[seeds];
        for (int search = 0; search < searches; search++) {
            if (values[search].length != seeds) {
                throw new IllegalArgumentException("losses of search " + search + " = " + values[search].length
                        + " seeds: must be as many as those of search 0, " + seeds);
            }
            bySearch[search] = Means.of(values[search]);
        }
        if (seeds == 0) {
            throw new IllegalArgumentException("losses = none: must be those of at least one search and one seed");
        }
        for (int seed = 0; seed < seeds; seed++) {
            bySeed[seed] = meanOfSeed(values, seed);
        }
        double mean = Means.of(bySearch);
        double rest = 0;
        for (int search = 0; search < searches; search++) {
            for (int seed = 0; seed < seeds; seed++) {
                double residual = values[search][seed] - bySearch[search] - bySeed[seed] + mean;
                rest += residual * residual;
            }
        }
        return new VarianceComponents(
                searches,
                seeds,
                mean,
                seeds * squares(bySearch, mean) / unlessZero(searches - 1),
                searches * squares(bySeed, mean) / unlessZero(seeds - 1),
                rest / unlessZero((searches - 1) * (seeds - 1)));
    }

    private static double meanOfSeed(double[][] values, int seed) {
        double sum = 0;
        for (double[] ofSearch : values) {
            sum += ofSearch[seed];
        }
        return sum / values.length;
    }

    private static double squares(double[] means, double mean) {
        double sum = 0;
        for (double one : means) {
            sum += (one - mean) * (one - mean);
        }
        return sum;
    }

    private static double unlessZero(int degreesOfFreedom) {
        return degreesOfFreedom == 0 ? Double.NaN : degreesOfFreedom;
    }

    /**
     * @return the variance between searches, luck in tuning; 0 for one search, which does not show it
     */
    public double betweenSearches() {
        return searches == 1
                ? 0
                : Math.max(0, seeds == 1 ? meanSquareOfSearches : (meanSquareOfSearches - meanSquareOfRest) / seeds);
    }

    /**
     * @return the variance between seeds that all searches share; 0 for one seed, which does not show it
     */
    public double betweenSeeds() {
        return seeds == 1
                ? 0
                : Math.max(0, searches == 1 ? meanSquareOfSeeds : (meanSquareOfSeeds - meanSquareOfRest) / searches);
    }

    /**
     * @return the variance of what depends on search and seed; 0 where it cannot be told from another
     */
    public double rest() {
        return Double.isNaN(meanSquareOfRest) ? 0 : meanSquareOfRest;
    }
}
