package org.lodo.bench.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody leaves a plot unnoticed. */
class HeightLimitsTest {

    private static final HeightLimits LIMITS = new HeightLimits(0.01, 10);

    @TempDir
    private Path folder;

    @Test
    void aCurveEndsWhereItsLastTenthIs() {
        assertThat(LIMITS.end(curve("adam", 5, 20, 30))).isEqualTo(HeightLimits.Side.ABOVE);
        assertThat(LIMITS.end(curve("adam", 5, 20, Double.NaN))).isEqualTo(HeightLimits.Side.ABOVE);
        assertThat(LIMITS.end(curve("adam", 20, 30, 10))).isEqualTo(HeightLimits.Side.INSIDE);
        assertThat(LIMITS.end(curve("adam", 1, 0.1, 0.001))).isEqualTo(HeightLimits.Side.BELOW);
        assertThat(LIMITS.end(curve("adam", Double.NaN))).isEqualTo(HeightLimits.Side.INSIDE);
        assertThat(LIMITS.end(curve("adam"))).isEqualTo(HeightLimits.Side.INSIDE);
        double[] late =
                IntStream.range(0, 100).mapToDouble(i -> i == 91 ? 5 : 20).toArray();
        assertThat(LIMITS.end(curve("adam", late))).isEqualTo(HeightLimits.Side.INSIDE);
        assertThat(HeightLimits.NONE.end(curve("adam", 1e300))).isEqualTo(HeightLimits.Side.INSIDE);
    }

    @Test
    void curvesOutsideAreMarkedAtTheEdgesAndInTheLegend() throws Exception {
        CurvePlot plot = new CurvePlot(
                "Losses",
                "step",
                "loss",
                Axis.LOG,
                Axis.LOG,
                List.of(curve("adam", 500, 400, 300), curve("yogi", 1e-4, 1e-5, 1e-6), curve("lodo", 5, 1, 0.5)),
                List.of(),
                LIMITS);

        PlotWriter.write(plot, folder.resolve("plot"));

        String svg = Files.readString(folder.resolve("plot.svg"));
        assertThat(svg).contains(">adam (above)<", ">yogi (below)<", ">lodo<");
        BufferedImage image = ImageIO.read(folder.resolve("plot.png").toFile());
        assertThat(inColor(image, "adam", 0, 200)).as("at the upper edge").isGreaterThan(50);
        assertThat(inColor(image, "adam", 200, 1120)).as("further down").isZero();
        assertThat(inColor(image, "yogi", 800, 1120)).as("at the lower edge").isGreaterThan(50);
        assertThat(inColor(image, "yogi", 0, 800)).as("further up").isZero();
    }

    private static long inColor(BufferedImage image, String label, int top, int bottom) {
        Color color = Palette.of(List.of("adam", "yogi", "lodo")).style(label).color();
        // Without the legend at the right.
        int width = 1400;
        return Arrays.stream(image.getRGB(0, top, width, bottom - top, null, 0, width))
                .filter(pixel -> pixel == color.getRGB())
                .count();
    }

    private static Curve curve(String label, double... heights) {
        double[] x = IntStream.rangeClosed(1, heights.length).asDoubleStream().toArray();
        return new Curve(label, x, heights);
    }
}
