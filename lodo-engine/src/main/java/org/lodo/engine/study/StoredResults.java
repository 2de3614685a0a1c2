package org.lodo.engine.study;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.run.Environment;
import org.lodo.engine.run.Manifest;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.run.RunStore;
import org.lodo.engine.run.SealedJson;

/**
 * Reads the results of a study from its folder. A study that is built in, or a part of one, gets the title, note and claims
 * that the built-in study has now.
 */
public final class StoredResults {

    private StoredResults() {}

    /**
     * Reads the results of all runs, with their learning curves.
     *
     * @param catalog where the problems and optimizers of built-in studies are looked up
     * @param folder the study's folder
     * @return its results
     * @throws UsageException if the description of the study is missing or damaged, or a run is missing
     */
    public static StudyResults read(Catalog catalog, StudyFolder folder) {
        StoredStudy stored = folder.stored();
        Study study = StudyPlanner.withWordsOfToday(catalog, stored.study());
        RunStore store = folder.runs();
        List<RunResult> results = new ArrayList<>();
        // Of the runs that were timed, by what times depend on.
        SortedMap<String, Environment> clocks = new TreeMap<>();
        for (RunSpec run : study.runs().toList()) {
            RunResult result = store.load(run)
                    .orElseThrow(() -> new UsageException("the run of " + run.describe() + " is missing in '"
                            + folder.path() + "': run it with: " + stored.command()));
            results.add(result);
            if (result.exclusive()) {
                store.manifest(run)
                        .map(Manifest::environment)
                        .ifPresent(found -> clocks.putIfAbsent(found.clock(), found));
            }
        }
        if (clocks.size() > 1) {
            return new StudyResults(
                    study,
                    stored.command(),
                    stored.environment(),
                    results.stream().map(RunResult::disturbed).toList(),
                    differentMachines(clocks.keySet()));
        }
        // Where shards have made the other runs, the machine to name is that of the times.
        boolean isElsewhere =
                clocks.size() == 1 && !clocks.containsKey(stored.environment().clock());
        Environment machine =
                isElsewhere ? clocks.getOrDefault(clocks.firstKey(), stored.environment()) : stored.environment();
        return new StudyResults(study, stored.command(), machine, results);
    }

    private static String differentMachines(Set<String> clocks) {
        return "Times were measured on different machines (" + String.join("; ", clocks)
                + ") and are left out, as they cannot be compared; `run STUDY --only-timing` with the folder of this study"
                + " measures them on one.";
    }

    /**
     * Reads the outcomes of all runs; in a folder without runs, as reports are committed, those of its manifest, with the
     * learning curves beside it if they are there.
     *
     * @param catalog where the problems and optimizers of built-in studies are looked up
     * @param folder the study's folder
     * @return its results; without runs or curves, logs have but the last values of metrics
     * @throws UsageException if the description of the study, the manifest or the curves are missing or damaged, or a run is
     *     missing
     */
    public static StudyResults readOutcomes(Catalog catalog, StudyFolder folder) {
        if (folder.hasRuns() || !Files.exists(folder.manifest())) {
            return read(catalog, folder);
        }
        Study study = StudyPlanner.withWordsOfToday(catalog, folder.stored().study());
        StudyManifest manifest;
        try {
            manifest = SealedJson.read(folder.manifest(), StudyManifest.class);
        } catch (IOException | IllegalArgumentException e) {
            throw StudyFolder.damaged(folder.manifest(), e);
        }
        try {
            String digest = manifest.curvesDigest();
            CurveArchive curves = digest == null || !Files.exists(folder.curves())
                    ? null
                    : CurveArchive.read(folder.curves(), digest);
            return manifest.results(study, curves);
        } catch (IOException | IllegalArgumentException e) {
            throw StudyFolder.damaged(folder.curves(), e);
        }
    }

    /**
     * Reads what a report is made of, {@link #readOutcomes}, and checks that no run is missing.
     *
     * @param catalog where the problems and optimizers of built-in studies are looked up
     * @param folder the study's folder
     * @return its results, cell by cell and seed by seed
     * @throws UsageException if anything is missing or damaged
     */
    public static StudyResults readAll(Catalog catalog, StudyFolder folder) {
        StudyResults results = readOutcomes(catalog, folder);
        Set<String> found =
                results.results().stream().map(run -> run.spec().canonical()).collect(Collectors.toSet());
        results.study()
                .runs()
                .filter(run -> !found.contains(run.canonical()))
                .findFirst()
                .ifPresent(run -> {
                    throw new UsageException("the run of " + run.describe() + " is missing in '" + folder.manifest()
                            + "': run it with: " + results.command());
                });
        return results;
    }
}
