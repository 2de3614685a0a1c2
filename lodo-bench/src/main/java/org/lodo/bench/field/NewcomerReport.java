package org.lodo.bench.field;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lodo.bench.document.Block;
import org.lodo.bench.document.Figures;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.CellFormat;
import org.lodo.bench.table.Numbers;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;

/** The report of newcomers in a field: their places, rows of the map, profiles, verdicts, and results on every problem. */
public final class NewcomerReport {

    /** How many of those that solve most stand beside them in the map. */
    private static final int LEADERS = 6;

    private final Field field;
    private final List<String> newcomers;
    private final CapabilityMap map;

    /**
     * @param field the field with the newcomers
     * @param newcomers their names
     */
    public NewcomerReport(Field field, List<String> newcomers) {
        this.field = field;
        this.newcomers = List.copyOf(newcomers);
        map = new CapabilityMap(field);
    }

    /**
     * The whole report but where it comes from.
     *
     * @param figures draws the profiles
     * @return its blocks
     * @throws IOException if a figure cannot be drawn
     */
    public List<Block> blocks(Figures figures) throws IOException {
        List<Block> blocks = new ArrayList<>(findings());
        MapSection maps = new MapSection(field, map);
        blocks.add(Block.section("Map"));
        blocks.add(maps.legend());
        blocks.add(Block.table(maps.signs(false, beside())));
        blocks.addAll(new FieldProfiles(field, map, figures).blocks(newcomers));
        blocks.addAll(new VerdictSection(field).blocks(newcomers));
        newcomers.forEach(newcomer -> blocks.addAll(results(newcomer)));
        return blocks;
    }

    /**
     * Places and where each newcomer loses and wins.
     *
     * @return a paragraph and a list for each
     */
    public List<Block> findings() {
        List<Block> blocks = new ArrayList<>();
        FieldSentences sentences = new FieldSentences(field, map);
        for (String newcomer : newcomers) {
            List<String> places = new ArrayList<>();
            for (boolean isTuned : field.tracks()) {
                int solved = map.solved(isTuned, newcomer);
                long ahead = field.optimizers().stream()
                        .filter(other -> map.solved(isTuned, other) > solved)
                        .count();
                places.add("place " + (ahead + 1) + " of " + field.optimizers().size() + " among the "
                        + Field.name(isTuned));
            }
            int runs = map.runs(instance -> !instance.isTuned(), newcomer);
            blocks.add(new Block.Paragraph("**" + newcomer + "** solves " + map.solved(false, newcomer) + " of " + runs
                    + " problems at their difficulties: " + String.join(", ", places) + "."
                    + (places.size() > 1 ? " It has no tuned point; the same runs stand in both." : "")));
            List<String> lines = new ArrayList<>();
            field.tracks()
                    .forEach(isTuned -> lines.addAll(sentences.of(isTuned, newcomer).stream()
                            .map(line -> line.replace(
                                    newcomer + ", " + Field.name(isTuned) + ",",
                                    newcomer + " against the " + Field.name(isTuned)))
                            .toList()));
            blocks.add(new Block.Bullets(lines));
        }
        return blocks;
    }

    private List<String> beside() {
        Set<String> shown = new LinkedHashSet<>(newcomers);
        FieldReport.ABOUT.stream().filter(field.optimizers()::contains).forEach(shown::add);
        map.ranked().stream().limit(LEADERS).forEach(shown::add);
        return map.ranked().stream().filter(shown::contains).toList();
    }

    private List<Block> results(String newcomer) {
        ReportTable.Builder table = new ReportTable.Builder(
                "results-" + newcomer,
                List.of(
                        TableColumn.words("problem"),
                        TableColumn.number("target"),
                        TableColumn.number("loss").lessIsBetter(),
                        TableColumn.number("by the best untuned").lessIsBetter(),
                        TableColumn.words("solved on").alignedRight(),
                        TableColumn.number("evaluations to target", CellFormat.COUNT)
                                .lessIsBetter(),
                        TableColumn.number("failed", CellFormat.COUNT).lessIsBetter()));
        for (Field.Instance instance : field.instances(false)) {
            List<FieldRun> runs = field.of(instance, newcomer);
            if (!runs.isEmpty()) {
                Capability own = map.of(instance, newcomer);
                double ratio = map.ratio(instance, newcomer);
                table.row(
                        Cell.words(instance.label()),
                        Cell.number(runs.get(0).target()),
                        Cell.number(own.loss()),
                        DetailSection.ratio(ratio),
                        Cell.words(own.solved() + " of " + own.seeds()),
                        Double.isFinite(own.toTarget()) ? Cell.count(Math.round(own.toTarget())) : Cell.none(),
                        Cell.count(own.failed()));
            }
        }
        return List.of(
                Block.section("Results of " + newcomer),
                Block.paragraph(
                        "The median final loss, with failed runs as the worst, the same by the lowest median of any untuned optimizer, and the"
                                + " median of the evaluations to the target (%s: not reached by half of the seeds).",
                        Numbers.NONE),
                Block.table(table.build()));
    }
}
