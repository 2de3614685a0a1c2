package org.lodo.bench.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import org.lodo.bench.document.Block;
import org.lodo.bench.document.Figure;
import org.lodo.bench.document.Figures;
import org.lodo.bench.plot.Axis;
import org.lodo.bench.plot.AxisChoice;
import org.lodo.bench.plot.Curve;
import org.lodo.bench.plot.CurvePlot;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.OptimizerEntry;
import org.lodo.engine.catalog.SearchScale;
import org.lodo.engine.stats.Medians;

/** The losses of a search over each hyper-parameter, and how they depend on it. */
final class SensitivitySection {

    /** Runs of the second half of a search are divided into this many groups of about the same size, by value. */
    private static final int GROUPS = 8;

    private static final double LOWER_QUARTILE = 0.25;
    private static final double UPPER_QUARTILE = 0.75;

    private final Catalog catalog;
    private final boolean isPublished;
    private final double ceiling;

    /**
     * Losses above the ceiling, which may be infinite, are not shown. Of other protocols than the published one, the first
     * round is left out, as its candidates are all over the range.
     */
    SensitivitySection(Catalog catalog, boolean isPublished, double ceiling) {
        this.catalog = catalog;
        this.isPublished = isPublished;
        this.ceiling = ceiling;
    }

    List<Block> of(Figures figures, Map<String, TunedSearches> all) throws IOException {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.section("Sensitivity"));
        blocks.add(Block.paragraph(
                "The loss of every run over each hyper-parameter, the others varying as well. The line, with the name of the optimizer, is the median over the second"
                        + " half of the search, in eight groups of runs by value; its band has half of a group's runs. Where the line is flat,"
                        + " the hyper-parameter hardly matters near the values searched. Earlier runs are shorter, so that their losses are"
                        + " higher. Decays v are shown as 1 − v.%s",
                isPublished
                        ? ""
                        : " All searches are shown together, without their first rung, whose candidates are all over the range: what is"
                                + " left is the neighbourhood of the tuned points."));
        for (TunedSearches searches : all.values()) {
            List<String> names = searches.trials().get(0).names();
            List<Block> panels = new ArrayList<>();
            for (int index = 0; index < names.size(); index++) {
                panel(figures, searches, names.get(index), index).ifPresent(figure -> panels.add(Block.figure(figure)));
            }
            if (!panels.isEmpty()) {
                blocks.add(new Block.Fold(searches.optimizer() + ": " + String.join(", ", names), panels));
            }
        }
        return blocks;
    }

    private Optional<Figure> panel(Figures figures, TunedSearches searches, String name, int index) throws IOException {
        String optimizer = searches.optimizer();
        boolean isDecay = isDecay(optimizer, name);
        DoubleUnaryOperator place = value -> isDecay ? 1 - value : value;
        int last = searches.trials().stream()
                .mapToInt(SearchTrials::lastGeneration)
                .max()
                .orElse(0);
        List<SearchTrials.Trial> shown = searches.trials().stream()
                .flatMap(trials -> trials.trials().stream())
                .filter(trial -> isPublished || trial.generation() > 1)
                .filter(trial -> trial.loss() <= ceiling)
                .filter(trial -> place.applyAsDouble(trial.values().get(index)) > 0)
                .sorted(Comparator.comparingDouble(
                        trial -> place.applyAsDouble(trial.values().get(index))))
                .toList();
        if (shown.isEmpty()) {
            return Optional.empty();
        }
        List<Curve> curves = new ArrayList<>(List.of(
                dots("first half of the search", shown, index, place, trial -> 2 * trial.generation() <= last),
                dots("second half of the search", shown, index, place, trial -> 2 * trial.generation() > last),
                medians(
                        optimizer,
                        shown.stream()
                                .filter(trial -> 2 * trial.generation() > last)
                                .toList(),
                        index,
                        place)));
        tunedPoints(searches, name, place).ifPresent(curves::add);
        String axis = isDecay ? "1 − " + name : name;
        return Optional.of(figures.draw(
                optimizer + "-by-" + name,
                "Loss of " + optimizer + " over " + axis,
                new CurvePlot(
                        "Loss of " + optimizer + " over " + axis,
                        axis,
                        "loss",
                        Axis.LOG,
                        AxisChoice.logarithmicWherePossible(curves),
                        curves,
                        List.of())));
    }

    private boolean isDecay(String optimizer, String name) {
        OptimizerEntry<?, ?> entry = catalog.optimizers().get(optimizer);
        return entry != null && entry.searchSpace().scales().get(name) == SearchScale.DECAY;
    }

    /** Each run is between two gaps, since a point without neighbours is drawn as a dot. */
    private static Curve dots(
            String label,
            List<SearchTrials.Trial> trials,
            int index,
            DoubleUnaryOperator place,
            Predicate<SearchTrials.Trial> chosen) {
        DoubleStream.Builder x = DoubleStream.builder();
        DoubleStream.Builder y = DoubleStream.builder();
        trials.stream().filter(chosen).forEach(trial -> {
            double value = place.applyAsDouble(trial.values().get(index));
            x.add(value).add(value);
            y.add(trial.loss()).add(Double.NaN);
        });
        return new Curve(label, x.build().toArray(), y.build().toArray());
    }

    /** The medians of groups of runs with neighbouring values, at their median values, and their quartiles. */
    private static Curve medians(
            String label, List<SearchTrials.Trial> ascending, int index, DoubleUnaryOperator place) {
        int groups = Math.min(GROUPS, Math.max(1, ascending.size() / 2));
        double[] x = new double[groups];
        double[] y = new double[groups];
        double[] low = new double[groups];
        double[] high = new double[groups];
        for (int group = 0; group < groups; group++) {
            List<SearchTrials.Trial> own =
                    ascending.subList(group * ascending.size() / groups, (group + 1) * ascending.size() / groups);
            double[] losses =
                    own.stream().mapToDouble(SearchTrials.Trial::loss).sorted().toArray();
            x[group] = Medians.of(own.stream()
                    .mapToDouble(trial -> place.applyAsDouble(trial.values().get(index)))
                    .toArray());
            y[group] = Medians.of(losses);
            low[group] = quantile(losses, LOWER_QUARTILE);
            high[group] = quantile(losses, UPPER_QUARTILE);
        }
        return new Curve(label, x, y, low, high);
    }

    private static double quantile(double[] ascending, double share) {
        return ascending.length == 0 ? Double.NaN : ascending[(int) Math.round(share * (ascending.length - 1))];
    }

    /** The tuned points with the mean loss of the runs that confirmed them. */
    private Optional<Curve> tunedPoints(TunedSearches searches, String name, DoubleUnaryOperator place) {
        DoubleStream.Builder x = DoubleStream.builder();
        DoubleStream.Builder y = DoubleStream.builder();
        double[] losses = searches.losses();
        boolean isAlone = losses.length == 1;
        boolean isAny = false;
        for (int search = 0; search < losses.length; search++) {
            Object value = searches.found().get(search).point().settings().get(name);
            double position = value instanceof Number number ? place.applyAsDouble(number.doubleValue()) : 0;
            if (losses[search] <= ceiling && position > 0) {
                x.add(position);
                y.add(losses[search]);
                if (!isAlone) {
                    x.add(position);
                    y.add(Double.NaN);
                }
                isAny = true;
            }
        }
        String label = isAlone ? "tuned point" : "tuned points";
        return isAny
                ? Optional.of(new Curve(label, x.build().toArray(), y.build().toArray()))
                : Optional.empty();
    }
}
