package org.lodo.engine.tune;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import org.lodo.engine.catalog.SearchSpace;
import org.lodo.engine.run.SeedPlan;
import org.lodo.random.RandomStream;

/**
 * Searches hyper-parameters as the LODO paper does: every run of a generation has a point of its own, the generation's
 * mean plus N(0, σ²) for each coordinate of the {@link SearchSpace}; the next generation's mean is the mean of the elites, the
 * half of lowest loss. The first mean is the defaults; the tuned point is the mean of the last generation's elites.
 */
final class PublishedSearch {

    private final PublishedProtocol protocol;
    private final LongUnaryOperator seeds;

    /** A search with a number of its own, from 1. */
    PublishedSearch(PublishedProtocol protocol, int search) {
        this.protocol = protocol;
        seeds = number -> SeedPlan.tuning(search, number);
    }

    /** Searches an optimizer's space from its defaults. */
    Search search(String optimizer, SearchSpace space, Map<String, ?> defaults, TrialSource source) throws IOException {
        double[] mean = space.toPoint(defaults);
        List<List<Trial>> generations = new ArrayList<>();
        int population = protocol.population();
        for (int number = 0; number < protocol.generations().size(); number++) {
            Generation generation = protocol.generations().get(number);
            double[][] points = points(mean, generation.sigma(), (long) number * population);
            int of = number;
            List<Trial> trials = source.run(
                    number,
                    generation.steps(),
                    IntStream.range(0, population)
                            .mapToObj(run -> seeds.applyAsLong(protocol.seedNumber(of, run)))
                            .toList(),
                    Arrays.stream(points).map(space::toSettings).toList());
            generations.add(trials);
            mean = meanOf(Search.elites(trials), points, mean);
        }
        Map<String, Double> tuned = space.toRoundedSettings(mean);
        List<Trial> validationRuns = source.run(
                protocol.generations().size(),
                protocol.horizon(),
                IntStream.range(0, Tuner.VALIDATION_RUNS)
                        .mapToObj(SeedPlan::validation)
                        .toList(),
                Collections.nCopies(Tuner.VALIDATION_RUNS, tuned));
        return new Search(optimizer, space, generations, tuned, validationRuns);
    }

    /** A point for each run of a generation. */
    private double[][] points(double[] mean, double sigma, long firstNumber) {
        double[][] points = new double[protocol.population()][mean.length];
        for (int run = 0; run < points.length; run++) {
            long seed = seeds.applyAsLong(firstNumber + run);
            new RandomStream(SeedPlan.searchStep(seed)).fillGaussian(points[run]);
            for (int i = 0; i < mean.length; i++) {
                points[run][i] = mean[i] + sigma * points[run][i];
            }
        }
        return points;
    }

    /** Averages the points, not the settings: a decay that was clipped to 0 counts with its unclipped point. */
    private static double[] meanOf(List<Trial> trials, double[][] points, double[] otherwise) {
        if (trials.isEmpty()) {
            return otherwise;
        }
        double[] mean = new double[otherwise.length];
        for (Trial trial : trials) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += points[trial.index()][i] / trials.size();
            }
        }
        return mean;
    }
}
