package org.lodo.bench.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.lodo.bench.document.Block;
import org.lodo.bench.document.Figure;
import org.lodo.bench.document.Figures;
import org.lodo.bench.plot.Axis;
import org.lodo.bench.plot.AxisChoice;
import org.lodo.bench.plot.Curve;
import org.lodo.bench.plot.CurvePlot;
import org.lodo.bench.table.Numbers;
import org.lodo.engine.stats.Medians;

/** The losses of a search by generation. */
final class GenerationSection {

    /** The runs of a generation are spread over this share of the distance to the next generation. */
    private static final double WIDTH_OF_GENERATION = 0.6;

    private final String tuning;
    private final String round;
    private final double ceiling;

    /** Rounds are called generations or rungs. Losses above the ceiling, which may be infinite, are not shown. */
    GenerationSection(String tuning, String round, double ceiling) {
        this.tuning = tuning;
        this.round = round;
        this.ceiling = ceiling;
    }

    List<Block> of(Figures figures, Map<String, List<double[]>> generations) throws IOException {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.section(round.equals("rung") ? "Rungs of the first search" : "Generations"));
        blocks.add(Block.paragraph(
                "Each dot is a run that did not fail; the line is the median of all runs of a %s.%s",
                round,
                Double.isFinite(ceiling)
                        ? " Losses above " + Numbers.number(ceiling)
                                + ", ten times that of the starting point, are not shown."
                        : ""));
        for (Map.Entry<String, List<double[]>> search : generations.entrySet()) {
            blocks.add(Block.figure(figure(figures, search.getKey(), search.getValue())));
        }
        return blocks;
    }

    private Figure figure(Figures figures, String optimizer, List<double[]> generations) throws IOException {
        List<Curve> curves = List.of(dots(optimizer, generations), medians(generations));
        return figures.draw(
                optimizer + "-generations",
                "Losses of each " + round + " of " + optimizer,
                new CurvePlot(
                        "Losses of each " + round + ": " + optimizer + " on " + tuning,
                        round,
                        "loss",
                        Axis.LINEAR,
                        AxisChoice.logarithmicWherePossible(curves),
                        curves,
                        List.of()));
    }

    /** Each run is between two gaps, since a point without neighbours is drawn as a dot. */
    private Curve dots(String optimizer, List<double[]> generations) {
        DoubleStream.Builder x = DoubleStream.builder();
        DoubleStream.Builder y = DoubleStream.builder();
        for (int number = 0; number < generations.size(); number++) {
            double[] losses = generations.get(number);
            for (int run = 0; run < losses.length; run++) {
                double place = losses.length == 1 ? 0 : (double) run / (losses.length - 1) - 0.5;
                x.add(number + 1 + WIDTH_OF_GENERATION * place);
                y.add(losses[run] > ceiling ? Double.NaN : losses[run]);
                x.add(number + 1 + WIDTH_OF_GENERATION * place);
                y.add(Double.NaN);
            }
        }
        return new Curve(optimizer, x.build().toArray(), y.build().toArray());
    }

    private Curve medians(List<double[]> generations) {
        double[] x = new double[generations.size()];
        double[] y = new double[generations.size()];
        for (int number = 0; number < x.length; number++) {
            x[number] = number + 1.0;
            double median = Medians.of(generations.get(number));
            y[number] = median > ceiling ? Double.NaN : median;
        }
        return new Curve("median", x, y);
    }
}
