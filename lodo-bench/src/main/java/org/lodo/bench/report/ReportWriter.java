package org.lodo.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lodo.bench.document.Block;
import org.lodo.bench.document.Document;
import org.lodo.bench.document.DocumentWriter;
import org.lodo.bench.document.Figures;
import org.lodo.bench.document.StoredCharts;
import org.lodo.bench.table.Csv;
import org.lodo.bench.table.StudyMetrics;
import org.lodo.bench.table.StudyTables;
import org.lodo.bench.table.TableFormat;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.io.AtomicFiles;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.SealedJson;
import org.lodo.engine.run.Sha256;
import org.lodo.engine.study.CurveArchive;
import org.lodo.engine.study.StudyFolder;
import org.lodo.engine.study.StudyManifest;
import org.lodo.engine.study.StudyResults;
import tech.tablesaw.api.Table;

/** Writes the report of a study: summary, plots, Markdown, page and manifest. */
public final class ReportWriter {

    private ReportWriter() {}

    /**
     * Writes the summary, the manifest and the files of the report, and updates the index if the report is listed there.
     *
     * @param catalog where problems and metrics are looked up
     * @param results the study and its results
     * @param formats the formats of exported tables; with CSV, also the curves of plots are exported
     * @param folder the study's folder
     * @return what a terminal shows of the results
     * @throws IOException if a file cannot be written
     */
    public static List<Block> write(Catalog catalog, StudyResults results, Set<TableFormat> formats, StudyFolder folder)
            throws IOException {
        if (results.study().field() != null) {
            return FieldWriter.write(catalog, results, formats, folder);
        }
        StudyMetrics metrics = StudyMetrics.of(catalog, results.study());
        Table summary = StudyTables.summary(results, metrics);
        if (results.lackCurves()) {
            StoredSummary.fill(summary, folder.summary());
        }
        AtomicFiles.write(folder.summary(), Csv.of(summary));
        Document report = StudyReport.of(new StudyContext(
                results,
                metrics,
                summary,
                new Objectives(catalog, results.study()),
                new Figures(folder.report()),
                folder.report(),
                standings(catalog, results),
                results.lackCurves() ? StoredCharts.read(folder.report().page()) : Map.of()));
        Optional<byte[]> curves = CurveArchive.of(results);
        if (curves.isPresent()) {
            AtomicFiles.write(folder.curves(), curves.get());
        } else {
            Files.deleteIfExists(folder.curves());
        }
        String manifest = SealedJson.pretty(manifest(results, metrics, curves.map(Sha256::of)));
        AtomicFiles.write(folder.manifest(), manifest);
        DocumentWriter.write(report, Provenance.command(results.command()), manifest, formats, folder.report());
        if (formats.contains(TableFormat.CSV) && !results.lackCurves()) {
            writeCurvesBySeed(results, folder);
        }
        IndexPage.update(folder.path());
        return TerminalSummary.of(catalog, results);
    }

    /** The learning curves of every run, in a file for each problem. */
    private static void writeCurvesBySeed(StudyResults results, StudyFolder folder) throws IOException {
        for (CatalogSelection problem : results.study().problems()) {
            List<RunResult> runs = results.results().stream()
                    .filter(run -> run.spec().problem().equals(problem))
                    .toList();
            StudyResults ofProblem = new StudyResults(
                    results.study(), results.command(), results.environment(), runs, results.untimed());
            AtomicFiles.write(
                    folder.report().curves().resolve(problem.label() + "-by-seed.csv"),
                    Csv.of(StudyTables.curves(ofProblem)));
        }
    }

    private static Map<CatalogSelection, List<Standing>> standings(Catalog catalog, StudyResults results) {
        Map<CatalogSelection, List<Standing>> standings = new HashMap<>();
        results.study().problems().forEach(problem -> standings.put(problem, Standing.of(catalog, results, problem)));
        return standings;
    }

    private static StudyManifest manifest(StudyResults results, StudyMetrics metrics, Optional<String> curvesDigest) {
        List<String> columns = metrics.all().stream()
                .flatMap(metric -> metric.columns().stream())
                .toList();
        return new StudyManifest(
                results.study().title(),
                Provenance.command(results.command()),
                results.environment(),
                ClaimSection.check(results).stream()
                        .map(checked -> new StudyManifest.Claimed(
                                checked.claim().claim(), checked.expected(), checked.measured(), checked.outcome()))
                        .toList(),
                results.results().stream()
                        .map(run -> StudyManifest.Run.of(run, columns))
                        .toList(),
                curvesDigest.orElse(null),
                results.untimed());
    }
}
