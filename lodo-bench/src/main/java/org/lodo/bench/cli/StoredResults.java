package org.lodo.bench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lodo.bench.report.StudyManifest;
import org.lodo.bench.report.StudyResults;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.io.Json;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.run.RunStore;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyPlanner;

/** Finds the results of studies that were run. */
final class StoredResults {

    private StoredResults() {}

    /** The folder of a study that was run: by name among the reports, or by its path. */
    static Path folder(String study) {
        Path asPath = Folders.resolve(Path.of(study));
        Path folder = Files.isDirectory(asPath) ? asPath : Folders.ofStudy(study);
        if (!Files.exists(folder.resolve("study.json"))) {
            throw new UsageException(
                    "study '" + study + "': must be a study that was run or a folder with a study.json");
        }
        return folder;
    }

    /** All results of the study in a folder; as its manifest tells them, without curves, if its runs are not there. */
    static StudyResults readOutcomes(Catalog catalog, Path folder) {
        boolean hasRuns = Files.isDirectory(folder.resolve("runs"));
        if (hasRuns || !Files.exists(folder.resolve("manifest.json"))) {
            return read(catalog, folder);
        }
        try {
            return StudyManifest.results(
                    folder,
                    StudyPlanner.withWordsOfToday(catalog, stored(folder).study()));
        } catch (IOException | IllegalArgumentException e) {
            throw new UsageException(
                    folder.resolve("manifest.json") + ": must be what 'run' left there, but is damaged", e);
        }
    }

    private static StoredStudy stored(Path folder) {
        try {
            return Json.read(folder.resolve("study.json"), StoredStudy.class);
        } catch (IOException | IllegalArgumentException e) {
            throw new UsageException(
                    folder.resolve("study.json") + ": must be what 'run' left there, but is damaged", e);
        }
    }

    /** All results of the study in a folder. */
    static StudyResults read(Catalog catalog, Path folder) {
        StoredStudy stored = stored(folder);
        Study study = StudyPlanner.withWordsOfToday(catalog, stored.study());
        RunStore store = new RunStore(folder);
        List<RunResult> results = new ArrayList<>();
        for (RunSpec run : study.runs().toList()) {
            results.add(store.load(run)
                    .orElseThrow(() -> new UsageException("the run of " + run.describe() + " is missing in '" + folder
                            + "': make it with: " + stored.command())));
        }
        return new StudyResults(study, stored.command(), stored.environment(), results);
    }
}
