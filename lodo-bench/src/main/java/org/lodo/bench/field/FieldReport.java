package org.lodo.bench.field;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.lodo.bench.document.Block;
import org.lodo.bench.document.Figures;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.CellFormat;
import org.lodo.bench.table.Numbers;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;
import org.lodo.engine.stats.Medians;
import org.lodo.engine.study.StudyManifest;

/** The report of a field: what was found, the map, profiles, verdicts, what tuning costs, and every problem. */
public final class FieldReport {

    /** The optimizers that the report is about, as far as they run. */
    static final List<String> ABOUT = List.of("lodo", "lodo-probing");

    /** How many lines a table for hurried readers has. */
    private static final int LINES = 8;

    private final Field field;
    private final CapabilityMap map;

    /**
     * @param field the runs
     */
    public FieldReport(Field field) {
        this.field = field;
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
        List<String> about = about();
        List<Block> blocks = new ArrayList<>(List.of(findings("[claims](#claims)"), Block.table(leaders())));
        blocks.add(new Block.Bullets(sentences(about)));
        if (field.study().note() != null) {
            blocks.add(new Block.Paragraph(field.study().note().strip()));
        }
        blocks.addAll(new MapSection(field, map).blocks());
        blocks.addAll(new FieldProfiles(field, map, figures).blocks(about));
        blocks.addAll(new VerdictSection(field).blocks(about));
        blocks.addAll(new FieldClaims(field).blocks());
        blocks.addAll(new RankStability(field).blocks());
        DetailSection details = new DetailSection(field, map);
        blocks.addAll(details.tuning());
        blocks.addAll(details.problems());
        return blocks;
    }

    private List<String> about() {
        return ABOUT.stream().filter(field.optimizers()::contains).toList();
    }

    /**
     * What was found, in a paragraph.
     *
     * @return the paragraph
     */
    public Block.Paragraph findings() {
        return findings("claims");
    }

    private Block.Paragraph findings(String claimsInWords) {
        List<String> tracks = new ArrayList<>();
        for (boolean isTuned : field.tracks()) {
            int instances = field.instances(isTuned).size();
            String best = map.ranked().stream()
                    .max((one, other) -> Integer.compare(map.solved(isTuned, one), map.solved(isTuned, other)))
                    .orElse("");
            tracks.add(Field.name(isTuned) + ", " + best + " solves most, " + map.solved(isTuned, best) + " of "
                    + instances + ", and " + (instances - map.solvable(isTuned)) + " are solved by none");
        }
        String claims = new FieldClaims(field).inShort(claimsInWords);
        return new Block.Paragraph(Numbers.count(field.optimizers().size()) + " optimizers on "
                + Numbers.count(field.problems().size()) + " problems at up to "
                + Numbers.count(Math.max(1, field.rule().difficulties().size())) + " difficulties, "
                + Numbers.count(field.runs().size()) + " runs. " + capitalized(String.join("; ", tracks)) + "."
                + (claims.isEmpty() ? "" : " " + claims));
    }

    private static String capitalized(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /**
     * What was found, and where the optimizers that this is about fail, lose and win, for hurried readers.
     *
     * @return the paragraph
     */
    public Block opening() {
        FieldSentences sentences = new FieldSentences(field, map);
        StringBuilder text = new StringBuilder(findings().text());
        for (String optimizer : about()) {
            for (boolean isTuned : field.tracks()) {
                String found = sentences.inShort(isTuned, optimizer);
                text.append(
                        found.isEmpty() ? "" : " **" + optimizer + "**, " + Field.name(isTuned) + ", " + found + ".");
            }
        }
        return new Block.Paragraph(text.toString());
    }

    /**
     * The optimizers that solve most, and those that the report is about, in eight lines.
     *
     * @return the table
     */
    public ReportTable leaders() {
        List<String> ranked = map.ranked();
        Set<String> shown = new LinkedHashSet<>(about());
        for (String optimizer : ranked) {
            if (shown.size() < LINES) {
                shown.add(optimizer);
            }
        }
        List<TableColumn> columns = new ArrayList<>(List.of(
                TableColumn.number("place", CellFormat.COUNT).lessIsBetter(),
                TableColumn.words("optimizer"),
                TableColumn.words("family")));
        for (boolean isTuned : field.tracks()) {
            columns.add(TableColumn.words("solved " + Field.name(isTuned)).alignedRight());
            columns.add(TableColumn.number("loss by the best " + Field.name(isTuned) + ", median")
                    .lessIsBetter());
        }
        ReportTable.Builder table = new ReportTable.Builder("leaders", columns);
        Map<String, String> families = field.families();
        for (String optimizer : ranked) {
            if (shown.contains(optimizer)) {
                List<Cell> row = new ArrayList<>(List.of(
                        Cell.count(ranked.indexOf(optimizer) + 1L),
                        Cell.words(optimizer),
                        Cell.words(families.getOrDefault(optimizer, ""))));
                for (boolean isTuned : field.tracks()) {
                    int runs = map.runs(instance -> instance.isTuned() == isTuned, optimizer);
                    row.add(Cell.words(map.solved(isTuned, optimizer) + " of " + runs));
                    row.add(Cell.number(medianRatio(isTuned, optimizer)));
                }
                table.row(row);
            }
        }
        return table.build();
    }

    private double medianRatio(boolean isTuned, String optimizer) {
        double[] ratios = field.instances(isTuned).stream()
                .mapToDouble(instance -> map.ratio(instance, optimizer))
                .filter(ratio -> !Double.isNaN(ratio))
                .toArray();
        return ratios.length == 0 ? Double.NaN : Medians.of(ratios);
    }

    /**
     * The map of the track untuned.
     *
     * @return its legend and the table
     */
    public List<Block> map() {
        MapSection section = new MapSection(field, map);
        return List.of(section.legend(), Block.table(section.signs(false, map.ranked())));
    }

    /** Where optimizers fail, lose and win, defeats first. */
    private List<String> sentences(List<String> about) {
        FieldSentences sentences = new FieldSentences(field, map);
        List<String> lines = new ArrayList<>();
        for (String optimizer : about) {
            field.tracks().forEach(isTuned -> lines.addAll(sentences.of(isTuned, optimizer)));
        }
        return lines;
    }

    /**
     * The verdicts on the claims.
     *
     * @return each with what was measured
     */
    public List<StudyManifest.Claimed> claims() {
        return new FieldClaims(field).checked();
    }
}
