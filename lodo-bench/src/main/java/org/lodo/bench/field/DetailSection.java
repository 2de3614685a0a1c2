package org.lodo.bench.field;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lodo.bench.document.Block;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.CellFormat;
import org.lodo.bench.table.Numbers;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;
import org.lodo.engine.stats.Medians;

/** What the map leaves out: losses by the best and evaluations to the target of every instance, what tuning brought, failures. */
final class DetailSection {

    private final Field field;
    private final CapabilityMap map;

    DetailSection(Field field, CapabilityMap map) {
        this.field = field;
        this.map = map;
    }

    /** A fold for each problem. */
    List<Block> problems() {
        List<Block> blocks = new ArrayList<>(List.of(
                Block.section("Problems"),
                Block.paragraph(
                        "For every problem at every difficulty: the median final loss by the lowest median of any optimizer there, and the median"
                                + " of the evaluations to the target (%s: not reached by half of the seeds), untuned and tuned. Failed: half of the runs or"
                                + " more, or no tuned point.",
                        Numbers.NONE)));
        for (String problem : field.problems()) {
            List<Block> tables = new ArrayList<>();
            field.cells().keySet().stream()
                    .filter(instance -> instance.problem().equals(problem))
                    .map(Field.Instance::difficulty)
                    .distinct()
                    .forEach(difficulty -> tables.addAll(difficulty(problem, difficulty)));
            blocks.add(new Block.Fold(problem, tables));
        }
        return blocks;
    }

    private List<Block> difficulty(String problem, String difficulty) {
        List<Field.Instance> tracks = field.cells().keySet().stream()
                .filter(instance -> instance.problem().equals(problem)
                        && instance.difficulty().equals(difficulty))
                .sorted(Comparator.comparing(Field.Instance::isTuned))
                .toList();
        List<TableColumn> columns = new ArrayList<>(List.of(TableColumn.words("optimizer")));
        for (Field.Instance instance : tracks) {
            String track = ", " + Field.name(instance.isTuned());
            columns.add(TableColumn.number("by the best" + track).lessIsBetter());
            columns.add(TableColumn.number("evaluations to target" + track, CellFormat.COUNT)
                    .lessIsBetter());
        }
        String label = tracks.get(0).label();
        ReportTable.Builder table = new ReportTable.Builder("problem-" + label, columns);
        for (String optimizer : map.ranked()) {
            if (tracks.stream().allMatch(instance -> map.of(instance, optimizer).seeds() == 0)) {
                continue;
            }
            List<Cell> row = new ArrayList<>(List.of(Cell.words(optimizer)));
            for (Field.Instance instance : tracks) {
                double toTarget = map.of(instance, optimizer).toTarget();
                row.add(ratio(map.ratio(instance, optimizer)));
                row.add(Double.isFinite(toTarget) ? Cell.count(Math.round(toTarget)) : Cell.none());
            }
            table.row(row);
        }
        FieldRun any = field.cells().getOrDefault(tracks.get(0), Map.of()).values().stream()
                .flatMap(List::stream)
                .findFirst()
                .orElseThrow();
        String optimum = Double.isNaN(any.optimum()) ? "not known" : Numbers.number(any.optimum());
        return List.of(
                Block.paragraph(
                        "**%s**: target %s, best possible loss %s, %s evaluations.",
                        label, Numbers.number(any.target()), optimum, Numbers.count(any.budget())),
                Block.table(table.build()));
    }

    /** Infinite where it failed, NaN where there is none. */
    static Cell ratio(double ratio) {
        if (Double.isNaN(ratio)) {
            return Cell.none();
        }
        if (Double.isInfinite(ratio)) {
            return Cell.words("failed").marked(Cell.Mark.WARNING);
        }
        Cell cell = Cell.number(ratio)
                .shownAs(String.format(Locale.ROOT, ratio >= 1e4 ? "%.0e" : ratio >= 100 ? "%.0f" : "%.2f", ratio));
        return ratio == 1 ? cell.marked(Cell.Mark.BEST) : cell;
    }

    /** What a search brings each optimizer, on the instances of both tracks. */
    List<Block> tuning() {
        if (field.tracks().size() < 2) {
            return List.of();
        }
        ReportTable.Builder table = new ReportTable.Builder(
                "tuning",
                List.of(
                        TableColumn.words("optimizer"),
                        TableColumn.number("solved untuned", CellFormat.COUNT).moreIsBetter(),
                        TableColumn.number("solved tuned", CellFormat.COUNT).moreIsBetter(),
                        TableColumn.number("gained", CellFormat.COUNT).moreIsBetter(),
                        TableColumn.number("loss tuned / untuned, median").lessIsBetter(),
                        TableColumn.number("failed runs untuned", CellFormat.COUNT)
                                .lessIsBetter(),
                        TableColumn.number("failed runs tuned", CellFormat.COUNT)
                                .lessIsBetter()));
        for (String optimizer : map.ranked()) {
            List<Field.Instance> both = field.instances(false).stream()
                    .filter(instance -> map.of(instance, optimizer).seeds() > 0)
                    .filter(instance -> map.takesPart(instance.onTrack(true), optimizer))
                    .toList();
            if (both.isEmpty()) {
                continue;
            }
            int untuned = (int) both.stream()
                    .filter(instance -> map.of(instance, optimizer).isSolved())
                    .count();
            int tuned = (int) both.stream()
                    .filter(instance ->
                            map.of(instance.onTrack(true), optimizer).isSolved())
                    .count();
            double[] ratios = both.stream()
                    .mapToDouble(instance -> brought(instance, optimizer))
                    .filter(ratio -> !Double.isNaN(ratio))
                    .toArray();
            table.row(
                    Cell.words(optimizer),
                    Cell.count(untuned),
                    Cell.count(tuned),
                    Cell.count((long) tuned - untuned),
                    brought(ratios),
                    Cell.count(failed(both, optimizer)),
                    Cell.count(failed(
                            both.stream()
                                    .map(instance -> instance.onTrack(true))
                                    .toList(),
                            optimizer)));
        }
        return List.of(
                Block.section("The price of tuning"),
                Block.paragraph(
                        "What the searches bring, on the problems on which an optimizer runs; where all of a search failed it counts as failed,"
                                + " but adds no failed runs. A search costs several times the budget of a run, on each problem, for each optimizer."),
                Block.table(table.build()));
    }

    private static Cell brought(double[] ratios) {
        double median = ratios.length == 0 ? Double.NaN : Medians.of(ratios);
        return Double.isInfinite(median) ? ratio(median) : Cell.number(median);
    }

    /** The loss tuned by that untuned; infinite if it failed tuned, 0 if only untuned, NaN if both times. */
    private double brought(Field.Instance untuned, String optimizer) {
        double before = map.of(untuned, optimizer).loss();
        double after = map.of(untuned.onTrack(true), optimizer).loss();
        if (Double.isNaN(before)) {
            return Double.isNaN(after) ? Double.NaN : 0;
        }
        return Double.isNaN(after) ? Double.POSITIVE_INFINITY : after / before;
    }

    private int failed(List<Field.Instance> instances, String optimizer) {
        return instances.stream()
                .mapToInt(instance -> map.of(instance, optimizer).failed())
                .sum();
    }
}
