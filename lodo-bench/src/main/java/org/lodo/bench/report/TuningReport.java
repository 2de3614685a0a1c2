package org.lodo.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.lodo.bench.document.Block;
import org.lodo.bench.document.Document;
import org.lodo.bench.document.DocumentWriter;
import org.lodo.bench.document.Figures;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.Csv;
import org.lodo.bench.table.Numbers;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;
import org.lodo.bench.table.TableFormat;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.io.AtomicFiles;
import org.lodo.engine.run.Environment;
import org.lodo.engine.run.SealedJson;
import org.lodo.engine.stats.ExpectedBest;
import org.lodo.engine.tune.Generation;
import org.lodo.engine.tune.SearchSummary;
import org.lodo.engine.tune.Tuning;
import org.lodo.engine.tune.TuningFolder;

/** The report of a tuning: tuned points, costs, expected best of k runs, and the losses of every generation. */
public final class TuningReport {

    /** Losses above this multiple of the loss at the starting point are not plotted, so that the rest stays readable. */
    private static final double CEILING = 10;

    private final Catalog catalog;
    private final Tuning tuning;
    private final TuningFolder folder;
    private final double ceiling;
    private final Figures figures;

    private TuningReport(Catalog catalog, Tuning tuning, double startingLoss, TuningFolder folder) {
        this.catalog = catalog;
        this.tuning = tuning;
        this.folder = folder;
        figures = new Figures(folder.report());
        ceiling = startingLoss > 0 ? CEILING * startingLoss : Double.POSITIVE_INFINITY;
    }

    /**
     * What a report says beyond the searches.
     *
     * @param tuning the tuning's name
     * @param title its title
     * @param command the command that ran the last search
     * @param environment code and machine of the last search
     */
    private record Origin(String tuning, String title, String command, Environment environment) {

        /** Checks that what was read from a file is complete. */
        Origin {
            Objects.requireNonNull(tuning, "tuning");
            Objects.requireNonNull(command, "command");
            Objects.requireNonNull(environment, "environment");
        }
    }

    /**
     * Writes Markdown, page, plots and exports for all searches that are stored in a folder.
     *
     * @param catalog where the transforms of hyper-parameters are looked up
     * @param tuning the tuning
     * @param startingLoss the loss at the problem's starting point
     * @param command the command that ran the last search
     * @param formats the formats of exported tables; with CSV, also the curves of plots are exported
     * @param environment code and machine of the last search
     * @param folder the tuning's folder
     * @throws IOException if a file cannot be read or written
     */
    public static void write(
            Catalog catalog,
            Tuning tuning,
            double startingLoss,
            String command,
            Set<TableFormat> formats,
            Environment environment,
            TuningFolder folder)
            throws IOException {
        Document report = new TuningReport(catalog, tuning, startingLoss, folder).document(environment);
        AtomicFiles.write(
                manifest(folder), SealedJson.pretty(new Origin(tuning.name(), tuning.title(), command, environment)));
        DocumentWriter.write(report, command, formats, folder.report());
        IndexPage.update(folder.path());
    }

    /**
     * Regenerates the report of a tuning from its stored searches.
     *
     * @param catalog where the transforms of hyper-parameters are looked up
     * @param tuning the tuning
     * @param startingLoss the loss at the problem's starting point
     * @param formats the formats of exported tables; with CSV, also the curves of plots are exported
     * @param folder a folder with the files of {@link #write}
     * @throws UsageException if a search was made with another schedule
     * @throws IOException if a file cannot be read or written
     */
    public static void rewrite(
            Catalog catalog, Tuning tuning, double startingLoss, Set<TableFormat> formats, TuningFolder folder)
            throws IOException {
        Origin origin = SealedJson.read(manifest(folder), Origin.class);
        for (TuningFolder.Found found : folder.read(tuning.optimizers()).values()) {
            SearchSummary search = found.point().search();
            if (search != null && !isOfSchedule(search, tuning)) {
                throw new UsageException("tuning '" + folder.path() + "': the search of "
                        + found.point().optimizer() + " had another schedule than " + tuning.name()
                        + " has; regenerate its report with: " + origin.command());
            }
        }
        write(catalog, tuning, startingLoss, origin.command(), formats, origin.environment(), folder);
    }

    private static boolean isOfSchedule(SearchSummary search, Tuning tuning) {
        return search.budget().generations() == tuning.generations().size()
                && search.budget().population() == tuning.population()
                && search.outcome().horizon() == tuning.horizon();
    }

    /**
     * @param folder a folder with the files of {@link #write}
     * @return the name of its tuning
     * @throws IOException if its manifest cannot be read
     */
    public static String tuningIn(TuningFolder folder) throws IOException {
        return SealedJson.read(manifest(folder), Origin.class).tuning();
    }

    /**
     * @param folder any folder
     * @return whether it has a tuning whose report can be regenerated
     */
    public static boolean isIn(TuningFolder folder) {
        try {
            return Files.exists(manifest(folder))
                    && SealedJson.read(manifest(folder), JsonNode.class).has("tuning");
        } catch (IOException e) {
            return false;
        }
    }

    private static Path manifest(TuningFolder folder) {
        return folder.path().resolve("manifest.json");
    }

    /**
     * What a command prints of a tuning.
     *
     * @param tuning the tuning
     * @param folder the tuning's folder
     * @return the losses at the tuned points, and which is the lowest
     * @throws IOException if a file cannot be read
     */
    public static List<Block> answer(Tuning tuning, TuningFolder folder) throws IOException {
        Map<String, TuningFolder.Found> searches = folder.read(tuning.optimizers());
        return searches.isEmpty() ? List.of() : TunedPointsSection.answer(searches);
    }

    private Document document(Environment environment) throws IOException {
        Map<String, TuningFolder.Found> searches = folder.read(tuning.optimizers());
        Map<String, List<double[]>> generations = new LinkedHashMap<>();
        Map<String, ExpectedBest[]> best = new LinkedHashMap<>();
        searches.forEach((optimizer, found) -> {
            generations.put(optimizer, found.losses().generations());
            best.put(optimizer, ExpectedBestSection.bestOf(found.losses().ofLastGeneration(), ceiling));
        });
        AtomicFiles.write(folder.expectedBest(), Csv.of(ExpectedBestSection.table(best)));
        List<Block> blocks = new ArrayList<>(introduction());
        blocks.addAll(TunedPointsSection.of(tuning, searches));
        blocks.addAll(TunedPointsSection.costs(searches));
        blocks.addAll(new ExpectedBestSection(tuning.name(), ceiling, folder.expectedBest()).of(figures, best));
        blocks.addAll(new SensitivitySection(catalog, folder, ceiling).of(figures, searches));
        blocks.addAll(new GenerationSection(tuning.name(), ceiling).of(figures, generations));
        blocks.addAll(provenance(searches, environment));
        return new Document(tuning.title(), blocks);
    }

    private List<Block> introduction() {
        List<Block> blocks = new ArrayList<>();
        if (!tuning.problem().settings().isEmpty()) {
            blocks.add(Block.paragraph(
                    "Settings of the problem: %s.",
                    SettingsText.of(tuning.problem().settings())));
        }
        blocks.add(Block.paragraph(
                "Each optimizer was tuned by %d generations of %d runs, %s that no study uses. The hyper-parameters of a run are"
                        + " the mean of its generation plus N(0, σ²) in each after a transform: ln v, or ln(1 − v) for momenta and decays. The"
                        + " next mean is that of the better half of the runs, ranked by the mean loss over the last 10 %% of a run, with failed"
                        + " runs last. The first mean is the defaults; the tuned point is the mean after the last generation. It is stored for"
                        + " each optimizer in a small file next to this report, which studies read and users may edit.",
                tuning.generations().size(),
                tuning.population(),
                tuning.commonDraws()
                        ? "those of a generation on the same draws, with seeds"
                        : "each with its own seed"));
        blocks.add(Block.table(schedule()));
        return blocks;
    }

    private ReportTable schedule() {
        List<TableColumn> columns = new ArrayList<>(List.of(TableColumn.words("generation")));
        List<Cell> sigmas = new ArrayList<>(List.of(Cell.words("σ")));
        List<Cell> steps = new ArrayList<>(List.of(Cell.words("steps per run")));
        for (Generation generation : tuning.generations()) {
            columns.add(TableColumn.number(String.valueOf(columns.size())));
            sigmas.add(Cell.number(generation.sigma()));
            steps.add(Cell.count(generation.steps()).shownAs(Numbers.count(generation.steps())));
        }
        return new ReportTable.Builder("schedule", columns)
                .row(sigmas)
                .row(steps)
                .build();
    }

    private static List<Block> provenance(Map<String, TuningFolder.Found> searches, Environment environment) {
        List<Block> blocks = new ArrayList<>(List.of(Block.section("Provenance")));
        List<String> commands = new ArrayList<>();
        searches.forEach((optimizer, found) -> {
            SearchSummary search = found.point().search();
            if (search != null) {
                commands.add(optimizer + ": `" + search.origin().command() + "`");
            }
        });
        if (!commands.isEmpty()) {
            blocks.add(new Block.Bullets(commands));
        }
        blocks.add(Block.paragraph("%s", Provenance.of(environment)));
        return blocks;
    }
}
