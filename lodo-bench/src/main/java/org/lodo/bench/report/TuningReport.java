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
import org.lodo.bench.table.Csv;
import org.lodo.bench.table.TableFormat;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.io.AtomicFiles;
import org.lodo.engine.run.Environment;
import org.lodo.engine.run.SealedJson;
import org.lodo.engine.stats.ExpectedBest;
import org.lodo.engine.tune.PublishedProtocol;
import org.lodo.engine.tune.SearchSummary;
import org.lodo.engine.tune.SuccessiveHalving;
import org.lodo.engine.tune.Tuning;
import org.lodo.engine.tune.TuningFolder;

/** The report of a tuning: tuned points, costs, what a larger budget gives, sensitivity, and the losses of every generation. */
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
        for (TunedSearches searches :
                TunedSearches.read(folder, tuning.optimizers()).values()) {
            for (SearchSummary search : searches.summaries()) {
                if (!TunedPointsSection.isOfSchedule(search, tuning)) {
                    throw new UsageException("tuning '" + folder.path() + "': the search of " + searches.optimizer()
                            + " had another schedule than " + tuning.name() + " has; regenerate its report with: "
                            + origin.command());
                }
            }
        }
        write(catalog, tuning, startingLoss, origin.command(), formats, origin.environment(), folder);
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
        Map<String, TunedSearches> all = TunedSearches.read(folder, tuning.optimizers());
        if (tuning.searches() > 1) {
            return all.isEmpty() ? List.of() : SearchesSection.answer(all);
        }
        Map<String, TuningFolder.Found> searches = folder.read(tuning.optimizers());
        return searches.isEmpty() ? List.of() : TunedPointsSection.answer(searches);
    }

    private Document document(Environment environment) throws IOException {
        Map<String, TunedSearches> all = TunedSearches.read(folder, tuning.optimizers());
        List<Block> blocks = new ArrayList<>(ProtocolSection.of(tuning));
        blocks.addAll(
                tuning.searches() == 1 && tuning.protocol() instanceof PublishedProtocol
                        ? published(folder.read(tuning.optimizers()))
                        : searches(all));
        boolean isPublished = tuning.protocol() instanceof PublishedProtocol;
        blocks.addAll(new SensitivitySection(catalog, isPublished, ceiling).of(figures, all));
        blocks.addAll(new GenerationSection(tuning.name(), isPublished ? "generation" : "rung", ceiling)
                .of(figures, generations(all)));
        blocks.addAll(provenance(all, environment));
        return new Document(tuning.title(), blocks);
    }

    /** What a single search by the published protocol has found. */
    private List<Block> published(Map<String, TuningFolder.Found> searches) throws IOException {
        Map<String, ExpectedBest[]> best = new LinkedHashMap<>();
        searches.forEach((optimizer, found) ->
                best.put(optimizer, ExpectedBestSection.bestOf(found.losses().ofLastGeneration(), ceiling)));
        AtomicFiles.write(folder.expectedBest(), Csv.of(ExpectedBestSection.table(best)));
        List<Block> blocks = new ArrayList<>(TunedPointsSection.of(tuning, searches));
        blocks.addAll(TunedPointsSection.costs(searches));
        blocks.addAll(new ExpectedBestSection(tuning.name(), ceiling, folder.expectedBest()).of(figures, best));
        return blocks;
    }

    private List<Block> searches(Map<String, TunedSearches> all) throws IOException {
        List<Block> blocks = new ArrayList<>(SearchesSection.points(all));
        blocks.addAll(SearchesSection.costs(all));
        blocks.addAll(new BudgetSection(tuning.name(), ceiling).of(figures, all));
        if (tuning.protocol() instanceof SuccessiveHalving) {
            blocks.addAll(RegionSection.of(all));
        }
        return blocks;
    }

    /** The losses of each generation of the first search. */
    private static Map<String, List<double[]>> generations(Map<String, TunedSearches> all) {
        Map<String, List<double[]>> generations = new LinkedHashMap<>();
        all.forEach((optimizer, searches) ->
                generations.put(optimizer, searches.found().get(0).losses().generations()));
        return generations;
    }

    private static List<Block> provenance(Map<String, TunedSearches> all, Environment environment) {
        List<Block> blocks = new ArrayList<>(List.of(Block.section("Provenance")));
        List<String> commands = new ArrayList<>();
        all.forEach((optimizer, searches) -> searches.summaries().stream()
                .map(search -> optimizer + ": `" + search.origin().command() + "`")
                .distinct()
                .forEach(commands::add));
        if (!commands.isEmpty()) {
            blocks.add(new Block.Bullets(commands));
        }
        blocks.add(Block.paragraph("%s", Provenance.of(environment)));
        return blocks;
    }
}
