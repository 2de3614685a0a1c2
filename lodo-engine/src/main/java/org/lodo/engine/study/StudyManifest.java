package org.lodo.engine.study;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.io.Json;
import org.lodo.engine.run.Environment;
import org.lodo.engine.run.RunCost;
import org.lodo.engine.run.RunLog;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.RunSpec;

/**
 * The outcome of every run of a study, without learning curves: {@code manifest.json}, which is committed with a report while
 * the runs are not.
 *
 * @param title the study's title
 * @param command how to run it again
 * @param environment code and machine that ran it
 * @param claims the verdicts on its claims
 * @param runs the outcome of every run
 * @param curvesDigest SHA-256 of the {@link CurveArchive} beside the manifest; null if there is none
 */
public record StudyManifest(
        String title,
        String command,
        Environment environment,
        List<Claimed> claims,
        List<Run> runs,
        @Nullable String curvesDigest) {

    /** Checks that what was read from a file is complete, and copies the lists. */
    public StudyManifest {
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(environment, "environment");
        claims = claims == null ? List.of() : List.copyOf(claims);
        runs = List.copyOf(runs);
    }

    /**
     * The verdict on a claim.
     *
     * @param claim in words
     * @param expected the expected figure or relation, in words
     * @param measured the measured figure or relation, in words
     * @param verdict in words
     */
    public record Claimed(String claim, String expected, String measured, String verdict) {}

    /**
     * The outcome of a run.
     *
     * @param problem the label of the problem
     * @param optimizer the label of the optimizer
     * @param search which of several searches has found its settings, from 1; null, and left out, if there was one or none
     * @param seed the seed
     * @param finalLoss the final loss; null if the run failed
     * @param failure null, or the step and cause of a failure
     * @param lossDigest SHA-256 over the bits of all losses
     * @param metrics the last values of the metrics, by column
     * @param exclusive whether the run had the machine to itself
     * @param cost its cost; earlier versions called it ledger
     */
    public record Run(
            String problem,
            String optimizer,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer search,

            long seed,
            @Nullable Double finalLoss,
            @Nullable String failure,
            String lossDigest,
            Map<String, Double> metrics,
            boolean exclusive,
            @JsonAlias("ledger") RunCost cost) {

        /** Copies the map; earlier versions wrote none. */
        public Run {
            metrics = metrics == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        }

        /**
         * @param run a run's result
         * @param columns the columns of the metrics whose last values are listed; columns without a value are left out
         * @return its outcome
         */
        public static Run of(RunResult run, Collection<String> columns) {
            Map<String, Double> metrics = new LinkedHashMap<>();
            for (String column : columns) {
                if (!Double.isNaN(run.last(column))) {
                    metrics.put(column, run.last(column));
                }
            }
            return new Run(
                    run.spec().problem().label(),
                    run.spec().optimizer().label(),
                    run.spec().search(),
                    run.spec().seed(),
                    run.failed() ? null : run.finalLoss(),
                    run.failure(),
                    run.digest(),
                    metrics,
                    run.exclusive(),
                    run.cost());
        }

        private RunResult result(RunSpec run, @Nullable CurveArchive curves) {
            return new RunResult(
                    run,
                    cost,
                    finalLoss == null ? Double.NaN : finalLoss,
                    lossDigest,
                    failure,
                    exclusive,
                    curves == null ? lastValues() : curves.log(run).orElseGet(this::lastValues),
                    null,
                    null);
        }

        /** A log that has but the last values of the metrics. */
        private RunLog lastValues() {
            return metrics.isEmpty()
                    ? new RunLog(List.of())
                    : RunLog.parse(String.join(",", metrics.keySet()) + "\n"
                            + metrics.values().stream().map(Json::number).collect(Collectors.joining(",")));
        }
    }

    /**
     * The outcomes as results of the study.
     *
     * @param study what was run
     * @param curves the learning curves; null if there are none, and logs then have but the last values of metrics
     * @return its results; runs that are not in the manifest are missing
     */
    public StudyResults results(Study study, @Nullable CurveArchive curves) {
        List<RunResult> results = new ArrayList<>();
        for (Run run : runs) {
            Optional<Study.Cell> cell = study.cell(run.problem(), run.optimizer());
            cell.filter(found -> run.search() == null
                            || run.search() <= found.points().size())
                    .ifPresent(found -> results.add(run.result(study.run(found, run.search(), run.seed()), curves)));
        }
        return new StudyResults(study, command, environment, results);
    }
}
