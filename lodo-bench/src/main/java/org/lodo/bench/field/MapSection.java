package org.lodo.bench.field;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.lodo.bench.document.Block;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.CellFormat;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;

/** The map: which optimizer solves which problem at which difficulty, for each track, and the same by families. */
final class MapSection {

    private final Field field;
    private final CapabilityMap map;

    MapSection(Field field, CapabilityMap map) {
        this.field = field;
        this.map = map;
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>(List.of(Block.section("Map"), legend()));
        for (boolean isTuned : field.tracks()) {
            blocks.add(Block.subsection("Map, " + Field.name(isTuned)));
            blocks.add(Block.table(signs(isTuned, map.ranked())));
        }
        blocks.add(Block.subsection("Families"));
        blocks.add(Block.paragraph(
                "The share of instances, a problem at a difficulty, that an optimizer of the family solves: that of the best one, and"
                        + " in brackets the mean over all of the family, untuned / tuned."));
        blocks.add(Block.table(families()));
        return blocks;
    }

    /** What the signs say. */
    Block legend() {
        return Block.paragraph(
                "A sign for each difficulty (%s): ● solved on at least %.0f %% of the seeds, ◐ on some, ○ on none, ✕ all runs failed, or"
                        + " all runs of the search for a tuned point did, · does not run there. Optimizers are in the order of how many problems at all difficulties they solve, untuned"
                        + " and tuned together.",
                String.join(", ", field.rule().difficulties()),
                100 * field.rule().solved());
    }

    /** The signs of some optimizers. */
    ReportTable signs(boolean isTuned, List<String> optimizers) {
        List<TableColumn> columns = new ArrayList<>(List.of(
                TableColumn.words("optimizer"),
                TableColumn.words("family"),
                TableColumn.number("solved", CellFormat.COUNT).moreIsBetter(),
                TableColumn.number("of", CellFormat.COUNT)));
        field.problems().forEach(problem -> columns.add(TableColumn.words(problem)));
        ReportTable.Builder table = new ReportTable.Builder("map-" + Field.name(isTuned), columns);
        Map<String, String> families = field.families();
        for (String optimizer : optimizers) {
            int runs = map.runs(instance -> instance.isTuned() == isTuned, optimizer);
            if (runs == 0) {
                continue;
            }
            List<Cell> row = new ArrayList<>(List.of(
                    Cell.words(optimizer),
                    Cell.words(families.getOrDefault(optimizer, "")),
                    Cell.count(map.solved(isTuned, optimizer)),
                    Cell.count(runs)));
            field.problems().forEach(problem -> row.add(Cell.words(signs(isTuned, problem, optimizer))));
            table.row(row);
        }
        return table.build();
    }

    private String signs(boolean isTuned, String problem, String optimizer) {
        StringBuilder signs = new StringBuilder();
        field.instances(isTuned).stream()
                .filter(instance -> instance.problem().equals(problem))
                .forEach(instance -> signs.append(map.sign(instance, optimizer)));
        return signs.toString();
    }

    private ReportTable families() {
        Set<String> ofProblems = new LinkedHashSet<>();
        field.cells().keySet().forEach(instance -> ofProblems.add(instance.family()));
        Map<String, String> families = field.families();
        List<TableColumn> columns = new ArrayList<>(List.of(TableColumn.words("family")));
        ofProblems.forEach(family -> columns.add(TableColumn.words(family).alignedRight()));
        ReportTable.Builder table = new ReportTable.Builder("families", columns);
        for (String family : new LinkedHashSet<>(families.values())) {
            List<String> members = families.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(family))
                    .map(Map.Entry::getKey)
                    .toList();
            List<Cell> row = new ArrayList<>(List.of(Cell.words(family)));
            for (String problems : ofProblems) {
                row.add(Cell.words(String.join(
                        " / ",
                        field.tracks().stream()
                                .map(isTuned -> shares(isTuned, problems, members))
                                .toList())));
            }
            table.row(row);
        }
        return table.build();
    }

    private String shares(boolean isTuned, String problems, List<String> members) {
        double[] shares = members.stream()
                .mapToDouble(member -> share(isTuned, problems, member))
                .filter(share -> !Double.isNaN(share))
                .toArray();
        if (shares.length == 0) {
            return "—";
        }
        double best = 0;
        double sum = 0;
        for (double share : shares) {
            best = Math.max(best, share);
            sum += share;
        }
        return String.format(Locale.ROOT, "%.0f %% (%.0f %%)", 100 * best, 100 * sum / shares.length);
    }

    private double share(boolean isTuned, String problems, String optimizer) {
        int runs = map.runs(
                instance -> instance.isTuned() == isTuned && instance.family().equals(problems), optimizer);
        return runs == 0
                ? Double.NaN
                : (double) map.solved(
                                instance -> instance.isTuned() == isTuned
                                        && instance.family().equals(problems),
                                optimizer)
                        / runs;
    }
}
