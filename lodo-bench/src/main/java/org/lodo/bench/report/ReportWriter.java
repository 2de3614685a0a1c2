package org.lodo.bench.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lodo.bench.document.Document;
import org.lodo.bench.document.DocumentWriter;
import org.lodo.bench.document.Figures;
import org.lodo.bench.table.Csv;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.StudyMetrics;
import org.lodo.bench.table.StudyTables;
import org.lodo.bench.table.TableFormat;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.Metric;
import org.lodo.engine.io.AtomicFiles;
import org.lodo.engine.io.Json;
import org.lodo.engine.io.Project;
import org.lodo.engine.run.RunResult;
import tech.tablesaw.api.Table;

/** Writes everything that is derived from the results of a study: summary, plots, report and manifest. */
public final class ReportWriter {

    private ReportWriter() {}

    /**
     * Writes {@code summary.csv}, {@code plots/}, {@code report.md}, {@code report.html} and {@code manifest.json}.
     *
     * @param catalog where problems are looked up
     * @param results what came out of the study
     * @param formats formats in which all tables are written into {@code tables/}, and, if one is CSV, the curves into
     *     {@code curves/}
     * @param folder the study's folder
     * @return the summary as people read it
     * @throws IOException if a file cannot be written
     */
    public static ReportTable write(Catalog catalog, StudyResults results, Set<TableFormat> formats, Path folder)
            throws IOException {
        StudyMetrics metrics = StudyMetrics.of(catalog, results.study());
        Table summary = StudyTables.summary(results.study(), metrics, results.results());
        AtomicFiles.write(folder.resolve("summary.csv"), Csv.of(summary));
        Document report = StudyReport.of(new StudyContext(
                results, metrics, summary, new Objectives(catalog, results.study()), new Figures(folder), folder));
        String manifest = Json.pretty(manifest(results, metrics));
        AtomicFiles.write(folder.resolve("manifest.json"), manifest);
        DocumentWriter.write(report, results.command(), manifest, formats, folder);
        Path above = folder.toAbsolutePath().getParent();
        if (Project.reports().equals(above)) {
            IndexPage.write(above);
        }
        return StudyTables.described(summary, metrics);
    }

    private static StudyManifest manifest(StudyResults results, StudyMetrics metrics) {
        List<StudyManifest.Run> runs = new ArrayList<>();
        for (RunResult run : results.results()) {
            runs.add(new StudyManifest.Run(
                    run.spec().problem().label(),
                    run.spec().optimizer().label(),
                    run.spec().seed(),
                    run.failed() ? null : run.finalLoss(),
                    run.failure(),
                    run.digest(),
                    finalValues(run, metrics),
                    run.exclusive(),
                    run.cost()));
        }
        List<StudyManifest.Claimed> claims = ClaimSection.check(results).stream()
                .map(checked -> new StudyManifest.Claimed(
                        checked.claim().claim(), checked.expected(), checked.measured(), checked.outcome()))
                .toList();
        return new StudyManifest(results.study().title(), results.command(), results.environment(), claims, runs);
    }

    private static Map<String, Double> finalValues(RunResult run, StudyMetrics metrics) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (Metric metric : metrics.all()) {
            for (String column : metric.columns()) {
                if (!Double.isNaN(run.last(column))) {
                    values.put(column, run.last(column));
                }
            }
        }
        return values;
    }
}
