package org.lodo.engine.stats;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * By what rule a study decides between optimizers.
 *
 * <p>With stages, seeds are added until every verdict that matters is decided. The stages share the error rate α: after n_k of
 * at most n_K seeds, α n_k / n_K of it is spent (the linear spending function of Kim and DeMets, Design and analysis of group
 * sequential tests based on the type I error spending rate function, Biometrika 74, 1987), and a stage is a test at what it
 * adds. These parts sum up to α, so by Boole's inequality the error rate over all stages is at most α, however and whenever the
 * study stops, and for every reference that a reader chooses. A stage with so few seeds that no exact test could pass at its
 * part leaves it to the next.
 *
 * @param margin the smallest difference that matters, as a fraction of the reference's loss
 * @param stages after how many seeds verdicts are looked at; empty if all seeds run at once
 * @param deciding labels of the rivals whose verdicts must be decided before the seeds end; empty for all
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record VerdictRule(double margin, List<Integer> stages, List<String> deciding) {

    /** The margin of studies that name none. */
    public static final double MARGIN = LossChange.SMALLEST;

    /** With fewer seeds no exact test can decide anything. */
    public static final int FEWEST_SEEDS = 4;

    /** All seeds at once, and the margin of studies that name none. */
    public static final VerdictRule FIXED = new VerdictRule(MARGIN, List.of(), List.of());

    /** Copies the lists; in JSON they may be missing. */
    public VerdictRule {
        stages = stages == null ? List.of() : List.copyOf(stages);
        deciding = deciding == null ? List.of() : List.copyOf(deciding);
        if (!(margin > 0 && margin < 1)) {
            throw new IllegalArgumentException("margin = " + margin + ": must be above 0 and below 1");
        }
    }

    /**
     * @param from seeds of the first stage, at least {@value #FEWEST_SEEDS}
     * @param upTo seeds of the last stage, no fewer
     * @return as many, and then twice as many each time
     */
    public static List<Integer> doubling(int from, int upTo) {
        List<Integer> stages = new ArrayList<>();
        for (long seeds = from; seeds < upTo; seeds *= 2) {
            stages.add((int) seeds);
        }
        stages.add(upTo);
        return stages;
    }

    /**
     * @return whether seeds are added in stages
     */
    public boolean isStaged() {
        return !stages.isEmpty();
    }

    /**
     * @param stage index of a stage
     * @param rivals how many rivals are compared with the reference
     * @param isExact whether tests are exact ones, which take more seeds the more rivals there are
     * @return the part of the error rate that is spent at it, 0 if it is left to the next; at most 1 over all stages
     */
    public double share(int stage, int rivals, boolean isExact) {
        double spent = 0;
        for (int earlier = 0; earlier < stage; earlier++) {
            spent = canDecide(earlier, rivals, isExact, spent) ? spending(earlier) : spent;
        }
        return canDecide(stage, rivals, isExact, spent) ? spending(stage) - spent : 0;
    }

    private boolean canDecide(int stage, int rivals, boolean isExact, double spent) {
        double level = PairedComparison.LEVEL * (spending(stage) - spent);
        return !isExact || rivals * Math.scalb(1.0, -stages.get(stage)) < level;
    }

    private double spending(int stage) {
        return (double) stages.get(stage) / stages.get(stages.size() - 1);
    }

    /**
     * Compares rivals with a reference by this rule.
     *
     * @param reference final losses of the reference, for each search those of each seed; not finite where a run failed
     * @param rivals those of each rival by name, with the same seeds
     * @return the comparisons, in the order of the map
     */
    public List<PairedComparison> compare(double[][] reference, Map<String, double[][]> rivals) {
        return StagedComparison.compare(reference, rivals, this).stream()
                .map(StagedComparison::comparison)
                .toList();
    }

    /**
     * @param reference losses of the reference, for each search those of each seed
     * @param rivals those of each rival
     * @return whether verdicts are by exact signed-rank tests, as there was one search of each, or none
     */
    public static boolean isExact(double[][] reference, Collection<double[][]> rivals) {
        return reference.length == 1 && rivals.stream().allMatch(rival -> rival.length == 1);
    }

    /**
     * @param reference losses of the reference, for each search those of each seed
     * @param rivals those of each rival
     * @return how many seeds it takes, all at once, for any verdict
     */
    public static int seedsToDecide(double[][] reference, Collection<double[][]> rivals) {
        return PairedComparison.seedsToDecide(isExact(reference, rivals) ? rivals.size() : 1);
    }

    /**
     * @param reference losses of the reference, for each search those of each seed
     * @param rivals those of each rival
     * @return whether seeds suffice for any verdict at all: signed ranks take more of them the more rivals there are
     */
    public boolean canDecide(double[][] reference, Collection<double[][]> rivals) {
        int seeds = reference[0].length;
        if (!isExact(reference, rivals)) {
            return PairedComparison.canDecide(seeds, 1);
        }
        return isStaged()
                ? IntStream.range(0, stages.size())
                        .anyMatch(stage -> stages.get(stage) <= seeds && share(stage, rivals.size(), true) > 0)
                : PairedComparison.canDecide(seeds, rivals.size());
    }
}
