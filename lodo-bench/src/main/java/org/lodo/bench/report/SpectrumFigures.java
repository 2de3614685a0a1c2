package org.lodo.bench.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.lodo.bench.document.Figure;
import org.lodo.bench.document.Figures;
import org.lodo.bench.plot.Axis;
import org.lodo.bench.plot.Curve;
import org.lodo.bench.plot.CurvePlot;
import org.lodo.bench.plot.ReferenceLine;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.study.Study;

/** Draws the quantiles of the eigenvalues of GH over steps, a figure for each preconditioner. */
final class SpectrumFigures {

    private static final List<Integer> PERCENTS = List.of(0, 10, 25, 50, 75, 90, 100);

    private static final String MIDDLE = "spectrum_50";

    private SpectrumFigures() {}

    static List<Figure> draw(StudyResults results, CatalogSelection problem, Figures figures) throws IOException {
        List<Figure> drawn = new ArrayList<>();
        for (Study.Cell cell : results.study().cellsOn(problem)) {
            List<RunResult> runs = results.of(cell);
            boolean hasSpectrum =
                    runs.stream().anyMatch(run -> hasValue(run.log().column(MIDDLE)));
            if (!hasSpectrum) {
                continue;
            }
            String label = cell.optimizer().label();
            List<Curve> curves = new ArrayList<>();
            for (int percent : PERCENTS) {
                String name = switch (percent) {
                    case 0 -> "smallest";
                    case 100 -> "largest";
                    default -> percent + " %";
                };
                // Of a preconditioner that is not positive, the smallest eigenvalues are below zero and not drawn.
                curves.add(Clipping.aboveFloor(
                        Clipping.measured(new CurveBuilder(name, runs).byStep("spectrum_" + percent))));
            }
            String caption = "Eigenvalues of GH, " + label + ": quantiles, of which all are 1 for G = H⁻¹";
            CurvePlot plot = new CurvePlot(
                    "Eigenvalues of GH, " + label + ": " + problem.label(),
                    "step",
                    "eigenvalue",
                    Axis.LOG,
                    Axis.LOG,
                    curves,
                    List.of(new ReferenceLine("inverse Hessian", 1)));
            drawn.add(figures.draw(problem.label() + "-spectrum-" + label, caption, plot));
        }
        return drawn;
    }

    private static boolean hasValue(double[] values) {
        return values.length > 0 && !Double.isNaN(values[values.length - 1]);
    }
}
