package org.lodo.engine.tune;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.run.RunCost;
import org.lodo.engine.stats.Estimate;

/**
 * The search that found a tuned point: its origin, budget, cost and outcome. Files have the components of
 * all parts side by side, under {@code search}. Components are objects because a person may delete a line of the file.
 *
 * @param origin what was searched, and how to search again
 * @param found the hyper-parameters as the search left them
 * @param budget how many runs the search was allowed
 * @param cost what its runs cost
 * @param outcome the losses it led to
 * @param table SHA-256 of the table of its runs; null in a file of an earlier version
 * @param seal digest of all other keys under {@code search}; null before it is written, and in a file of an earlier version
 */
public record SearchSummary(
        @JsonUnwrapped Origin origin,
        Map<String, Double> found,
        @JsonUnwrapped Budget budget,
        @JsonUnwrapped Cost cost,
        @JsonUnwrapped Outcome outcome,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String table,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String seal) {

    /**
     * A search whose table is not written yet.
     *
     * @param origin what was searched, and how to search again
     * @param found the hyper-parameters as the search left them
     * @param budget how many runs the search was allowed
     * @param cost what its runs cost
     * @param outcome the losses it led to
     */
    public SearchSummary(Origin origin, Map<String, Double> found, Budget budget, Cost cost, Outcome outcome) {
        this(origin, found, budget, cost, outcome, null, null);
    }

    /** The same with the digest of the table of its runs. */
    SearchSummary withTable(String digest) {
        return new SearchSummary(origin, found, budget, cost, outcome, digest, null);
    }

    /**
     * Where a tuned point comes from.
     *
     * @param tuning the tuning's name
     * @param problem the problem's name in the catalog
     * @param problemSettings its settings
     * @param command how to search again
     * @param given settings of the optimizer that the tuning gave to it, see {@link Tuning#given}; null, and left out of files,
     *     if there are none
     */
    public record Origin(
            String tuning,
            String problem,
            Map<String, Object> problemSettings,
            String command,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Map<String, Object> given) {

        /**
         * Of an optimizer that started from its defaults.
         *
         * @param tuning the tuning's name
         * @param problem the problem's name in the catalog
         * @param problemSettings its settings
         * @param command how to search again
         */
        public Origin(String tuning, String problem, Map<String, Object> problemSettings, String command) {
            this(tuning, problem, problemSettings, command, null);
        }

        private static Origin of(Tuning tuning, String optimizer, String command) {
            Map<String, Object> given = tuning.givenTo(optimizer);
            return new Origin(
                    tuning.name(),
                    tuning.problem().name(),
                    tuning.problem().settings(),
                    command,
                    given.isEmpty() ? null : given);
        }
    }

    /**
     * The size of a search, the same for every optimizer of a tuning.
     *
     * @param generations how many generations, or rungs and confirmation, it had
     * @param population how many runs each of them, or the first rung, had
     * @param protocol the name of its {@link SearchProtocol}; null, and left out of files, for the published one
     * @param search its number among several independent searches, from 1; null, and left out, if it was the only one
     * @param allowance how many evaluations it could make: values, gradients and products with the Hessian; null, and left out,
     *     where steps are counted instead
     */
    public record Budget(
            Long generations,
            Long population,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String protocol,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long search,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long allowance) {

        /**
         * A single search by the published protocol.
         *
         * @param generations how many generations it had
         * @param population how many runs each of them had
         */
        public Budget(Long generations, Long population) {
            this(generations, population, null, null, null);
        }

        private static Budget of(Tuning tuning, int search) {
            SearchProtocol protocol = tuning.protocol();
            boolean isPublished = protocol instanceof PublishedProtocol;
            return new Budget(
                    (long) protocol.rounds(),
                    (long) protocol.population(),
                    isPublished ? null : protocol.name(),
                    tuning.searches() == 1 ? null : (long) search,
                    isPublished ? null : protocol.steps());
        }

        /**
         * @param tuning a tuning
         * @return whether this is the size of its searches
         */
        public boolean isOf(Tuning tuning) {
            Budget wanted = of(tuning, 1);
            return generations.equals(wanted.generations)
                    && population.equals(wanted.population)
                    && Objects.equals(protocol, wanted.protocol)
                    && Objects.equals(allowance, wanted.allowance);
        }
    }

    /**
     * What the runs of a search cost, without the validation runs.
     *
     * @param runs how many were made
     * @param failed how many of these failed
     * @param steps their steps
     * @param gradients their evaluations of value and gradient
     * @param hessianProducts their products of the Hessian with a vector
     * @param seconds the sum of their run times; the runs themselves were made in parallel
     */
    public record Cost(Long runs, Long failed, Long steps, Long gradients, Long hessianProducts, Double seconds) {}

    /**
     * The losses that a search led to.
     *
     * @param horizon how many steps a run of the last generation and a validation run make
     * @param lastGenerationLoss mean loss of the runs of the last generation that did not fail; null if all failed
     * @param validationLoss mean loss of the validation runs, in successive halving those that confirmed the point; null if one
     *     failed
     * @param validationDeviation standard deviation of the losses of the validation runs; null if one failed
     */
    public record Outcome(
            Long horizon,
            @Nullable Double lastGenerationLoss,
            @JsonProperty("confirmedLoss") @Nullable Double validationLoss,
            @JsonProperty("confirmedDeviation") @Nullable Double validationDeviation) {}

    /**
     * Sums up a search.
     *
     * @param tuning what was searched
     * @param search what was found
     * @param number of the search, from 1
     * @param command how to search again
     */
    static SearchSummary of(Tuning tuning, Search search, int number, String command) {
        return new SearchSummary(
                Origin.of(tuning, search.optimizer(), command),
                search.settings(),
                Budget.of(tuning, number),
                cost(search.trials()),
                outcome(search));
    }

    private static Cost cost(List<Trial> trials) {
        List<RunCost> costs = trials.stream().map(Trial::cost).toList();
        return new Cost(
                (long) trials.size(),
                trials.stream().filter(Trial::failed).count(),
                costs.stream().mapToLong(RunCost::steps).sum(),
                costs.stream().mapToLong(RunCost::gradients).sum(),
                costs.stream().mapToLong(RunCost::hessianProducts).sum(),
                (double) Math.round(costs.stream().mapToDouble(RunCost::seconds).sum()));
    }

    private static Outcome outcome(Search search) {
        Estimate lastGeneration = Estimate.of(search.lastGeneration().stream()
                .filter(trial -> !trial.failed())
                .mapToDouble(Trial::loss)
                .toArray());
        Estimate validation = Estimate.of(
                search.validationRuns().stream().mapToDouble(Trial::loss).toArray());
        return new Outcome(
                search.lastGeneration().get(0).steps(),
                finiteOrNull(lastGeneration.mean()),
                finiteOrNull(validation.mean()),
                finiteOrNull(validation.standardDeviation()));
    }

    private static @Nullable Double finiteOrNull(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** Whether everything is there that a report cannot do without. */
    boolean isComplete() {
        boolean hasParts = Stream.of(origin, found, budget, cost, outcome).noneMatch(part -> part == null);
        return hasParts
                && !Arrays.asList(
                                origin.tuning(),
                                origin.problem(),
                                origin.problemSettings(),
                                origin.command(),
                                budget.generations(),
                                budget.population(),
                                cost.runs(),
                                cost.failed(),
                                cost.steps(),
                                cost.gradients(),
                                cost.hessianProducts(),
                                cost.seconds(),
                                outcome.horizon())
                        .contains(null);
    }
}
