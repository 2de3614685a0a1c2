package org.lodo.bench.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.title.LegendTitle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The frame with the data keeps its share of the picture, whatever the legend has to name. */
class LegendTest {

    private static final double[] X = {1, 2, 3};

    private static final String LONG_TITLE = "Loss by step, mean over the last 10 % of draws: " + "p".repeat(200);

    static Stream<Arguments> labels() {
        List<Arguments> cases = new ArrayList<>();
        for (int count : new int[] {1, 10, 19, 20, 48, 60, 200}) {
            cases.add(Arguments.of(count, "short", labels(count, "o")));
            cases.add(Arguments.of(count, "60 letters", labels(count, "w".repeat(56))));
            cases.add(Arguments.of(count, "wide letters", labels(count, "W\u4e2d".repeat(150))));
            cases.add(Arguments.of(
                    count,
                    "variants of six",
                    IntStream.range(0, count)
                            .mapToObj(i -> "optimizer-" + i % 6 + "[learningRate=" + i + "]")
                            .toList()));
            cases.add(Arguments.of(
                    count,
                    "variants of one with a common beginning and end",
                    IntStream.range(0, count)
                            .mapToObj(i -> "lodo[" + "a".repeat(40) + i + "a".repeat(40) + "]")
                            .toList()));
        }
        return cases.stream();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("labels")
    void thePlotKeepsThreeFifthsOfThePicture(int count, String kind, List<String> labels) {
        for (String title : List.of("Loss", LONG_TITLE)) {
            List<Curve> curves =
                    labels.stream().map(label -> new Curve(label, X, X)).toList();
            JFreeChart chart = Charts.of(new CurvePlot(title, "step", "loss", Axis.LOG, Axis.LOG, curves, List.of()));
            assertShare(chart);
            assertThat(named(chart)).isEqualTo(count);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 48, 200})
    void theSameHoldsOverAHeatMap(int count) {
        List<Trajectory> paths = labels(count, "w".repeat(56)).stream()
                .map(label -> new Trajectory(label, X, X))
                .toList();

        JFreeChart chart = Charts.of(new TrajectoryPlot(
                LONG_TITLE, "x", "y", (x, y) -> x * x, -1, 4, -1, 4, paths, Optional.of(new double[] {0, 0})));

        assertShare(chart);
        assertThat(entries(chart)).endsWith("start", "end", "optimum");
    }

    @Test
    void variantsThatAreTooManyShareAnEntry() {
        List<Curve> curves = Stream.of("adam", "lodo", "yogi", "lars", "momentum", "rmsprop")
                .flatMap(name -> IntStream.range(0, 8).mapToObj(i -> name + "[learningRate=1e-" + i + "]"))
                .map(label -> new Curve(label, X, X))
                .toList();

        JFreeChart chart = Charts.of(new CurvePlot("Grid", "step", "loss", Axis.LOG, Axis.LOG, curves, List.of()));

        assertThat(entries(chart))
                .startsWith("adam (8 curves)", "lodo (8 curves)")
                .hasSize(6);
    }

    @Test
    void entriesWithoutFamiliesAreLeftOutWithTheirNumber() {
        List<Curve> curves = labels(60, "w".repeat(56)).stream()
                .map(label -> new Curve(label, X, X))
                .toList();

        JFreeChart chart = Charts.of(new CurvePlot("Many", "step", "loss", Axis.LOG, Axis.LOG, curves, List.of()));

        List<String> entries = entries(chart);
        assertThat(entries).hasSizeGreaterThan(6);
        assertThat(entries.get(entries.size() - 1)).isEqualTo("and " + (61 - entries.size()) + " more (see the page)");
    }

    @Test
    void labelsLoseTheirMiddle() {
        assertThat(Labels.shortened("adam[learningRate=0.001]", 60)).isEqualTo("adam[learningRate=0.001]");
        assertThat(Labels.shortened("adam[learningRate=0.001]", 13)).isEqualTo("adam[l\u20260.001]");
        assertThat(Labels.shortened("\ud83d\ude00".repeat(5), 3)).isEqualTo("\ud83d\ude00\u2026\ud83d\ude00");
        assertThat(Labels.shortened("abc", 1)).isEqualTo("\u2026");
    }

    private static List<String> labels(int count, String stem) {
        return IntStream.range(0, count).mapToObj(i -> stem + "-" + i).toList();
    }

    private static void assertShare(JFreeChart chart) {
        Graphics2D graphics = new BufferedImage(Style.WIDTH, Style.HEIGHT, BufferedImage.TYPE_INT_RGB).createGraphics();
        ChartRenderingInfo info = new ChartRenderingInfo();
        chart.draw(graphics, new Rectangle2D.Double(0, 0, Style.WIDTH, Style.HEIGHT), null, info);
        Rectangle2D frame = info.getPlotInfo().getDataArea();
        assertThat(frame.getHeight()).isGreaterThanOrEqualTo(0.6 * Style.HEIGHT);
        assertThat(frame.getWidth()).isGreaterThanOrEqualTo(0.6 * Style.WIDTH);
    }

    /** How many curves the legend stands for. */
    private static int named(JFreeChart chart) {
        return entries(chart).stream().mapToInt(LegendTest::curves).sum();
    }

    private static int curves(String entry) {
        if (entry.endsWith(" more (see the page)")) {
            return Integer.parseInt(entry.split(" ", -1)[1]);
        }
        return entry.endsWith(" curves)")
                ? Integer.parseInt(entry.substring(entry.lastIndexOf('(') + 1, entry.lastIndexOf(' ')))
                : 1;
    }

    private static List<String> entries(JFreeChart chart) {
        return chart.getSubtitles().stream()
                .filter(LegendTitle.class::isInstance)
                .map(LegendTitle.class::cast)
                .flatMap(legend -> Arrays.stream(legend.getSources()))
                .flatMap(source -> IntStream.range(0, source.getLegendItems().getItemCount())
                        .mapToObj(source.getLegendItems()::get))
                .map(LegendItem::getLabel)
                .toList();
    }
}
