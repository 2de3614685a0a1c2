package org.lodo.bench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lodo.bench.performance.PerformanceReport;
import org.lodo.bench.report.StudyManifest;
import org.lodo.bench.report.StudyResults;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.io.Project;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.run.RunStore;
import org.lodo.engine.study.StoredStudy;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyFolder;
import org.lodo.engine.study.StudyPlanner;

/** Reads the results of studies that were run. */
final class StoredResults {

    private StoredResults() {}

    /** The folder of what {@code bench} has measured: by name among the reports, or by its path; empty if it is none. */
    static Optional<Path> performance(String name) {
        Path asPath = Path.of(name).toAbsolutePath();
        Path folder = Files.isDirectory(asPath) ? asPath : Project.reports().resolve(name);
        return Optional.of(folder).filter(PerformanceReport::isIn);
    }

    /** All results of the study in a folder; from its manifest, without curves, if its runs are not there. */
    static StudyResults readOutcomes(Catalog catalog, StudyFolder folder) {
        if (folder.hasRuns() || !Files.exists(folder.manifest())) {
            return read(catalog, folder);
        }
        Study study = StudyPlanner.withWordsOfToday(catalog, folder.stored().study());
        try {
            return StudyManifest.results(folder.path(), study);
        } catch (IOException | IllegalArgumentException e) {
            throw StudyFolder.damaged(folder.manifest(), e);
        }
    }

    /** All results of the study in a folder. */
    static StudyResults read(Catalog catalog, StudyFolder folder) {
        StoredStudy stored = folder.stored();
        Study study = StudyPlanner.withWordsOfToday(catalog, stored.study());
        RunStore store = folder.runs();
        List<RunResult> results = new ArrayList<>();
        for (RunSpec run : study.runs().toList()) {
            results.add(store.load(run)
                    .orElseThrow(() -> new UsageException("the run of " + run.describe() + " is missing in '"
                            + folder.path() + "': make it with: " + stored.command())));
        }
        return new StudyResults(study, stored.command(), stored.environment(), results);
    }
}
