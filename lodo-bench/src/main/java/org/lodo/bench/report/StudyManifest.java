package org.lodo.bench.report;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lodo.engine.io.Json;
import org.lodo.engine.run.Environment;
import org.lodo.engine.run.RunCost;
import org.lodo.engine.run.RunLog;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.study.Study;

/**
 * Where the numbers of a summary come from: {@code manifest.json}.
 *
 * @param title what the study is about
 * @param command how to run it again
 * @param environment what ran it
 * @param claims what became of its claims
 * @param runs the outcome of every run
 */
public record StudyManifest(
        String title, String command, Environment environment, List<Claimed> claims, List<Run> runs) {

    /**
     * A claim and what became of it.
     *
     * @param claim in words
     * @param expected what it expects
     * @param measured what was measured
     * @param verdict in words
     */
    public record Claimed(String claim, String expected, String measured, String verdict) {}

    /**
     * A run's outcome.
     *
     * @param problem the label of the problem
     * @param optimizer the label of the optimizer
     * @param seed the seed
     * @param finalLoss null if the run failed
     * @param failure null, or the step and cause of a failure
     * @param lossDigest SHA-256 over the bits of all losses
     * @param metrics the last values of what was tracked, by column
     * @param exclusive whether the run had the machine to itself
     * @param cost what it cost; earlier versions called it ledger
     */
    public record Run(
            String problem,
            String optimizer,
            long seed,
            Double finalLoss,
            String failure,
            String lossDigest,
            Map<String, Double> metrics,
            boolean exclusive,
            @JsonAlias("ledger") RunCost cost) {

        /** Copies the map; earlier versions wrote none. */
        public Run {
            metrics = metrics == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        }
    }

    /**
     * Outcomes without curves, of a study whose runs are no longer there.
     *
     * @param folder the study's folder
     * @param study what was run
     * @return its results, whose logs are empty; of runs that the manifest does not have there are none
     * @throws IOException if there is no manifest or it cannot be read
     */
    public static StudyResults results(Path folder, Study study) throws IOException {
        StudyManifest manifest = Json.read(folder.resolve("manifest.json"), StudyManifest.class);
        List<RunResult> results = new ArrayList<>();
        for (Run run : manifest.runs()) {
            Optional<Study.Cell> cell = study.cell(run.problem(), run.optimizer());
            cell.ifPresent(found -> results.add(new RunResult(
                    study.run(found, run.seed()),
                    run.cost(),
                    run.finalLoss() == null ? Double.NaN : run.finalLoss(),
                    run.lossDigest(),
                    run.failure(),
                    run.exclusive(),
                    new RunLog(List.of()),
                    null,
                    null)));
        }
        return new StudyResults(study, manifest.command(), manifest.environment(), results);
    }
}
