package org.lodo.bench.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Rectangle2D;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The label of a line to compare with is where no curve is. */
class ReferenceLayerTest {

    private static final double WIDTH = 110;

    @TempDir
    private Path folder;

    /** The curve goes to and fro around the right three quarters of the line. */
    @Test
    void theLabelAvoidsTheCurve() throws Exception {
        double[] x = IntStream.rangeClosed(0, 400).asDoubleStream().toArray();
        double[] y = IntStream.rangeClosed(0, 400)
                .mapToDouble(i -> i < 100 ? 9 : 5 + StrictMath.sin(i))
                .toArray();
        CurvePlot plot = new CurvePlot(
                "Losses",
                "step",
                "loss",
                Axis.LINEAR,
                Axis.LINEAR,
                List.of(new Curve("adam", x, y)),
                List.of(new ReferenceLine("best possible: 5", 5)));

        PlotWriter.write(plot, folder.resolve("plot"));
        String svg = Files.readString(folder.resolve("plot.svg"));

        Matcher label = Pattern.compile("x=\"([0-9.]+)\" y=\"([0-9.]+)\">best possible: 5<")
                .matcher(svg);
        assertThat(label.find()).isTrue();
        Rectangle2D text = new Rectangle2D.Double(
                Double.parseDouble(label.group(1)), Double.parseDouble(label.group(2)) - 10, WIDTH, 10);
        List<double[]> points = Pattern.compile("(-?[0-9.]+),(-?[0-9.]+)")
                .matcher(longestPath(svg))
                .results()
                .map(point -> new double[] {Double.parseDouble(point.group(1)), Double.parseDouble(point.group(2))})
                .toList();
        assertThat(points).hasSizeGreaterThan(300).noneMatch(point -> text.contains(point[0], point[1]));
    }

    private static String longestPath(String svg) {
        return Pattern.compile(" d=\"([^\"]*)\"")
                .matcher(svg)
                .results()
                .map(path -> path.group(1))
                .reduce("", (one, other) -> one.length() > other.length() ? one : other);
    }
}
