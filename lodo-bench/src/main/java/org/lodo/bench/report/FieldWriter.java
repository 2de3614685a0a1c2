package org.lodo.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lodo.bench.document.Block;
import org.lodo.bench.document.Document;
import org.lodo.bench.document.DocumentWriter;
import org.lodo.bench.document.Figures;
import org.lodo.bench.field.Field;
import org.lodo.bench.field.FieldData;
import org.lodo.bench.field.FieldReport;
import org.lodo.bench.field.FieldRun;
import org.lodo.bench.field.NewcomerReport;
import org.lodo.bench.field.Newcomers;
import org.lodo.bench.table.TableFormat;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.io.AtomicFiles;
import org.lodo.engine.io.ReportFolder;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.Environment;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.run.SealedJson;
import org.lodo.engine.run.Sha256;
import org.lodo.engine.study.FieldRule;
import org.lodo.engine.study.StoredStudy;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyFolder;
import org.lodo.engine.study.StudyManifest;
import org.lodo.engine.study.StudyPlanner;
import org.lodo.engine.study.StudyResults;

/**
 * Writes the report of a field: the data set, the manifest and the pages. The manifest lists no runs but has the digest of the
 * data set, which has all of them; from both the report is made anew without the runs.
 */
public final class FieldWriter {

    private FieldWriter() {}

    /**
     * A field with where it comes from.
     *
     * @param field its runs
     * @param command how to make them again
     * @param environment code and machine that made them
     */
    public record Stored(Field field, String command, Environment environment) {}

    /**
     * @param catalog where problems are looked up
     * @param results the results of a field, with curves
     * @return its runs
     */
    public static Field field(Catalog catalog, StudyResults results) {
        Study study = results.study();
        FieldRule rule = study.field();
        if (rule == null) {
            throw new IllegalArgumentException("study = " + study.name() + ": must be a field");
        }
        Objectives objectives = new Objectives(catalog, study);
        Map<List<String>, Study.Cell> cells = new HashMap<>();
        study.cells()
                .forEach(cell -> cells.put(
                        List.of(cell.problem().label(), cell.optimizer().label()), cell));
        List<FieldRun> runs = new ArrayList<>();
        for (RunResult result : results.results()) {
            RunSpec spec = result.spec();
            Study.Cell cell =
                    cells.get(List.of(spec.problem().label(), spec.optimizer().label()));
            if (cell != null) {
                runs.add(FieldRun.of(study, rule, cell, result, optimum(objectives, cell.problem())));
            }
        }
        return Field.of(study, runs);
    }

    private static double optimum(Objectives objectives, CatalogSelection problem) {
        return objectives.optimum(problem).map(Objectives.Optimum::loss).orElse(Double.NaN);
    }

    /**
     * Writes data set, manifest and pages.
     *
     * @param catalog where problems are looked up
     * @param results the results of a field, with curves
     * @param formats the formats of exported tables
     * @param folder the study's folder
     * @return what the terminal shows
     * @throws IOException if a file cannot be written
     */
    static List<Block> write(Catalog catalog, StudyResults results, Set<TableFormat> formats, StudyFolder folder)
            throws IOException {
        Field field = field(catalog, results);
        byte[] data = FieldData.of(field.runs());
        AtomicFiles.write(folder.path().resolve(FieldData.FILE), data);
        return write(new Stored(field, results.command(), results.environment()), Sha256.of(data), formats, folder);
    }

    /**
     * Writes the report anew from the data set.
     *
     * @param catalog where the built-in study is looked up, for its present words and claims
     * @param formats the formats of exported tables
     * @param folder the study's folder
     * @return what the terminal shows
     * @throws IOException if a file cannot be written
     * @throws org.lodo.engine.catalog.UsageException if a file is missing or damaged
     */
    public static List<Block> rewrite(Catalog catalog, Set<TableFormat> formats, StudyFolder folder)
            throws IOException {
        Stored stored = read(catalog, folder);
        String digest = Sha256.of(Files.readAllBytes(folder.path().resolve(FieldData.FILE)));
        return write(stored, digest, formats, folder);
    }

    /**
     * Reads a field from its data set.
     *
     * @param catalog where the built-in study is looked up
     * @param folder the study's folder
     * @return its runs, and where they come from
     * @throws org.lodo.engine.catalog.UsageException if a file is missing or damaged
     */
    public static Stored read(Catalog catalog, StudyFolder folder) {
        Study study = StudyPlanner.withWordsOfToday(catalog, folder.stored().study());
        StudyManifest manifest;
        try {
            manifest = SealedJson.read(folder.manifest(), StudyManifest.class);
        } catch (IOException | IllegalArgumentException e) {
            throw StudyFolder.damaged(folder.manifest(), e);
        }
        Path data = folder.path().resolve(FieldData.FILE);
        try {
            String digest = Optional.ofNullable(manifest.curvesDigest()).orElse("");
            return new Stored(
                    Field.of(study, FieldData.read(data, digest)), manifest.command(), manifest.environment());
        } catch (IOException | IllegalArgumentException e) {
            throw StudyFolder.damaged(data, e);
        }
    }

    /**
     * Writes the report of newcomers beside a field, with a data set of their own runs.
     *
     * @param newcomers the newcomers
     * @param results the results of their study
     * @param stored their study, with the command and environment that made it
     * @param formats the formats of exported tables
     * @param folder its folder
     * @return what the terminal shows
     * @throws IOException if a file cannot be written
     */
    public static List<Block> write(
            Newcomers newcomers,
            List<RunResult> results,
            StoredStudy stored,
            Set<TableFormat> formats,
            StudyFolder folder)
            throws IOException {
        List<FieldRun> rows = newcomers.rows(results);
        byte[] data = FieldData.of(rows);
        AtomicFiles.write(folder.path().resolve(FieldData.FILE), data);
        NewcomerReport report = new NewcomerReport(newcomers.with(rows), newcomers.optimizers());
        List<Block> blocks = new ArrayList<>(report.blocks(new Figures(folder.report())));
        blocks.addAll(provenance(stored.command(), stored.environment()));
        String manifest = SealedJson.pretty(new StudyManifest(
                stored.study().title(),
                stored.command(),
                stored.environment(),
                List.of(),
                List.of(),
                Sha256.of(data),
                StudyResults.NO_TIMES));
        AtomicFiles.write(folder.manifest(), manifest);
        DocumentWriter.write(
                new Document(stored.study().title(), blocks), stored.command(), manifest, formats, folder.report());
        return report.findings();
    }

    private static List<Block> provenance(String command, Environment environment) {
        return List.of(
                Block.section("Provenance"),
                Block.paragraph(ReportFolder.MADE_BY + "`%s`.", command),
                Block.paragraph(
                        "%1$s\nEvery run with the digest of its losses is in [%2$s](%2$s).",
                        Provenance.of(environment), FieldData.FILE));
    }

    private static List<Block> write(Stored stored, String digest, Set<TableFormat> formats, StudyFolder folder)
            throws IOException {
        FieldReport report = new FieldReport(stored.field());
        Study study = stored.field().study();
        String manifest = SealedJson.pretty(new StudyManifest(
                study.title(),
                stored.command(),
                stored.environment(),
                report.claims(),
                List.of(),
                digest,
                StudyResults.NO_TIMES));
        AtomicFiles.write(folder.manifest(), manifest);
        List<Block> blocks = new ArrayList<>(report.blocks(new Figures(folder.report())));
        blocks.addAll(provenance(stored.command(), stored.environment()));
        DocumentWriter.write(new Document(study.title(), blocks), stored.command(), manifest, formats, folder.report());
        IndexPage.update(folder.path());
        return shown(stored.field());
    }

    /**
     * What the terminal shows of a field.
     *
     * @param field the runs
     * @return the leading optimizers and what was found
     */
    static List<Block> shown(Field field) {
        FieldReport report = new FieldReport(field);
        return List.of(Block.table(report.leaders()), report.findings());
    }
}
