package org.lodo.engine.tune;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.lodo.engine.catalog.SearchSpace;
import org.lodo.engine.run.SeedPlan;
import org.lodo.engine.stats.Means;

/** Searches hyper-parameters by {@link SuccessiveHalving}. */
final class HalvingSearch {

    /** Runs that did not fail by loss, then failed ones by how far they came; ties go to the earlier run. */
    private static final Comparator<Trial> ORDER = Comparator.comparing(Trial::failed)
            .thenComparingDouble(Trial::loss)
            .thenComparing(
                    Comparator.comparingLong((Trial trial) -> trial.cost().steps())
                            .reversed())
            .thenComparingInt(Trial::index);

    /** New candidates are drawn around the best quarter of those that are kept: around all of them, they would spread too far. */
    private static final int KEPT_PER_CENTER = 4;

    private final SuccessiveHalving protocol;
    private final int number;

    /** A search with a number of its own, from 1, by the protocol as it is allotted to the optimizer. */
    HalvingSearch(SuccessiveHalving protocol, int number) {
        this.protocol = protocol;
        this.number = number;
    }

    /** Searches an optimizer's space; the defaults are the first candidate. */
    Search search(String optimizer, SearchSpace space, Map<String, ?> defaults, TrialSource source) throws IOException {
        Candidates candidates = new Candidates(space, defaults, SeedPlan.searchStep(SeedPlan.tuning(number, 0)));
        List<List<Trial>> rounds = new ArrayList<>();
        List<Map<String, Double>> points = new ArrayList<>();
        points.add(space.toRoundedSettings(space.toPoint(defaults)));
        points.addAll(candidates.even(protocol.population() - 1));
        for (SuccessiveHalving.Rung rung : protocol.rungs()) {
            if (!rounds.isEmpty()) {
                List<Trial> last = rounds.get(rounds.size() - 1);
                int kept = (rung.candidates() + 1) / 2;
                points = best(last, kept);
                int centers = Math.max(2, Math.round((float) kept / KEPT_PER_CENTER));
                points.addAll(candidates.around(ofSuccess(last, centers), rung.candidates() - kept));
            }
            long seed = SeedPlan.tuning(number, rounds.size());
            rounds.add(source.run(rounds.size(), rung.steps(), Collections.nCopies(points.size(), seed), points));
        }
        SuccessiveHalving.Confirmation confirmation = protocol.confirmation();
        List<Map<String, Double>> finalists = best(rounds.get(rounds.size() - 1), confirmation.candidates());
        List<Trial> confirming = confirm(finalists, rounds.size(), confirmation, source);
        rounds.add(confirming);
        List<Trial> winner = winner(confirming, confirmation.seeds());
        return new Search(optimizer, space, rounds, winner.get(0).settings(), winner);
    }

    /** Runs every finalist with every seed. */
    private List<Trial> confirm(
            List<Map<String, Double>> finalists,
            int round,
            SuccessiveHalving.Confirmation confirmation,
            TrialSource source)
            throws IOException {
        List<Long> seeds = new ArrayList<>();
        List<Map<String, Double>> points = new ArrayList<>();
        for (Map<String, Double> finalist : finalists) {
            for (int run = 0; run < confirmation.seeds(); run++) {
                seeds.add(SeedPlan.tuning(number, (long) round + run));
                points.add(finalist);
            }
        }
        return source.run(round, confirmation.steps(), seeds, points);
    }

    /** The points of the runs that did best, in order. */
    private static List<Map<String, Double>> best(List<Trial> trials, int count) {
        List<Map<String, Double>> points = new ArrayList<>();
        trials.stream()
                .sorted(ORDER)
                .map(Trial::settings)
                .distinct()
                .limit(count)
                .forEach(points::add);
        return points;
    }

    private static List<Map<String, Double>> ofSuccess(List<Trial> trials, int count) {
        return best(trials.stream().filter(trial -> !trial.failed()).toList(), count);
    }

    /** The runs of the finalist of which the fewest failed, and then of lowest mean loss; ties go to the earlier one. */
    static List<Trial> winner(List<Trial> confirming, int seeds) {
        return IntStream.range(0, confirming.size() / seeds)
                .mapToObj(finalist -> confirming.subList(finalist * seeds, (finalist + 1) * seeds))
                .min(Comparator.<List<Trial>>comparingLong(
                                own -> own.stream().filter(Trial::failed).count())
                        .thenComparingDouble(HalvingSearch::meanLoss))
                .orElseThrow();
    }

    private static double meanLoss(List<Trial> trials) {
        double[] losses = trials.stream()
                .filter(trial -> !trial.failed())
                .mapToDouble(Trial::loss)
                .toArray();
        return losses.length == 0 ? Double.POSITIVE_INFINITY : Means.of(losses);
    }
}
