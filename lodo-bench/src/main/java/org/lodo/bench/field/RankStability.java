package org.lodo.bench.field;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.hipparchus.stat.correlation.KendallsCorrelation;
import org.lodo.bench.document.Block;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;
import org.lodo.engine.stats.Medians;

/**
 * How early the final order of the optimizers is known: Kendall's τ_b between the order of mean losses after a share of the
 * budget and that at its end, over all optimizers of an instance. Runs that have no loss are last, and equal.
 *
 * <p>M. G. Kendall, <i>The treatment of ties in ranking problems</i>, Biometrika 33, 1945.
 */
final class RankStability {

    /** Fewer optimizers have no order to speak of. */
    private static final int FEWEST = 3;

    private final Field field;

    RankStability(Field field) {
        this.field = field;
    }

    List<Block> blocks() {
        ReportTable.Builder table = new ReportTable.Builder(
                "rank-stability",
                List.of(
                        TableColumn.words("problems"),
                        TableColumn.words("track"),
                        TableColumn.number("after 10 % of the budget").moreIsBetter(),
                        TableColumn.number("after 30 %").moreIsBetter()));
        Set<String> families = new LinkedHashSet<>();
        field.cells().keySet().forEach(instance -> families.add(instance.family()));
        for (boolean isTuned : field.tracks()) {
            row(table, "all", isTuned, field.instances(isTuned));
            for (String family : families) {
                row(
                        table,
                        family,
                        isTuned,
                        field.instances(isTuned).stream()
                                .filter(instance -> instance.family().equals(family))
                                .toList());
            }
        }
        return List.of(
                Block.section("Rank stability"),
                Block.paragraph(
                        "Kendall's τ_b between the order of the optimizers by mean loss after a part of the budget and that at its end, the"
                                + " median over problems and difficulties: 1 if it is the same, 0 if it says nothing, −1 if it is the opposite."),
                Block.table(table.build()));
    }

    private void row(ReportTable.Builder table, String name, boolean isTuned, List<Field.Instance> instances) {
        if (!instances.isEmpty()) {
            table.row(
                    Cell.words(name),
                    Cell.words(Field.name(isTuned)),
                    Cell.number(median(instances, FieldRun::loss10)),
                    Cell.number(median(instances, FieldRun::loss30)));
        }
    }

    private double median(List<Field.Instance> instances, ToDoubleFunction<FieldRun> early) {
        double[] taus = instances.stream()
                .mapToDouble(instance -> tau(instance, early))
                .filter(Double::isFinite)
                .toArray();
        return taus.length == 0 ? Double.NaN : Medians.of(taus);
    }

    /** Between an early loss and the final one; NaN if there are too few optimizers, or all are equal. */
    double tau(Field.Instance instance, ToDoubleFunction<FieldRun> early) {
        List<Double> before = new ArrayList<>();
        List<Double> after = new ArrayList<>();
        for (String optimizer : field.optimizers()) {
            List<FieldRun> runs = field.of(instance, optimizer);
            if (!runs.isEmpty()) {
                before.add(mean(runs, early));
                after.add(mean(runs, FieldRun::loss));
            }
        }
        if (before.size() < FEWEST) {
            return Double.NaN;
        }
        return new KendallsCorrelation().correlation(array(before), array(after));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The largest number there is where any run has no loss. */
    private static double mean(List<FieldRun> runs, ToDoubleFunction<FieldRun> loss) {
        double mean = runs.stream().mapToDouble(loss).sum() / runs.size();
        return Double.isFinite(mean) ? mean : Double.MAX_VALUE;
    }
}
