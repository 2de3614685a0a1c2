package org.lodo.engine.study;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.UsageException;
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
        for (RunSpec run : study.runs().toList()) {
            results.add(store.load(run)
                    .orElseThrow(() -> new UsageException("the run of " + run.describe() + " is missing in '"
                            + folder.path() + "': run it with: " + stored.command())));
        }
        return new StudyResults(study, stored.command(), stored.environment(), results);
    }

    /**
     * Reads the results of all runs; in a folder without runs, as reports are committed, those of its manifest, which has no
     * learning curves.
     *
     * @param catalog where the problems and optimizers of built-in studies are looked up
     * @param folder the study's folder
     * @return its results, whose logs are empty if they are from the manifest
     * @throws UsageException if the description of the study or the manifest is missing or damaged, or a run is missing
     */
    public static StudyResults readOutcomes(Catalog catalog, StudyFolder folder) {
        if (folder.hasRuns() || !Files.exists(folder.manifest())) {
            return read(catalog, folder);
        }
        Study study = StudyPlanner.withWordsOfToday(catalog, folder.stored().study());
        try {
            return SealedJson.read(folder.manifest(), StudyManifest.class).results(study);
        } catch (IOException | IllegalArgumentException e) {
            throw StudyFolder.damaged(folder.manifest(), e);
        }
    }
}
