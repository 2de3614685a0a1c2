package org.lodo.bench.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class PlotWriterTest {
    private static final String AWKWARD = "<&>\"' ]]> \u0000\u0007\ud800 \n\t \u00e9\u4e2d\ud83d\ude00";

    @TempDir
    private Path folder;

    static Stream<CurvePlot> awkwardPlots() {
        double nan = Double.NaN;
        double infinity = Double.POSITIVE_INFINITY;
        double[] places = {1, 2, 3, 4};
        double[] equal = {7, 7, 7, 7};
        double[] gaps = {nan, nan, nan, nan};
        double[] extremes = {1e-300, 1e300, 1, 1e-300};
        double[] signs = {-1e300, 0, 1e300, -infinity};
        double[] limits = {Double.MAX_VALUE, -Double.MAX_VALUE, Double.MIN_VALUE, infinity};
        List<List<Curve>> curves = List.of(
                List.of(),
                List.of(new Curve("", new double[0], new double[0])),
                List.of(new Curve("adam", new double[] {1}, new double[] {1})),
                List.of(new Curve("adam", new double[] {0}, new double[] {0})),
                List.of(new Curve("adam", places, equal, equal, equal)),
                List.of(new Curve("adam", places, gaps, gaps, gaps)),
                List.of(new Curve("adam", gaps, equal)),
                List.of(new Curve("adam", extremes, extremes, signs, extremes)),
                List.of(new Curve("adam", limits, limits, limits, limits)),
                List.of(new Curve("adam", places, signs, limits, extremes)),
                List.of(new Curve(AWKWARD, places, new double[] {1, nan, 3, 4})),
                List.of(new Curve("x".repeat(1000), places, equal)),
                IntStream.range(0, 60)
                        .mapToObj(index -> new Curve("optimizer " + index, places, equal))
                        .toList());
        return curves.stream()
                .flatMap(list -> Stream.of(Axis.values())
                        .flatMap(xAxis -> Stream.of(Axis.values())
                                .map(yAxis ->
                                        new CurvePlot(AWKWARD, AWKWARD, AWKWARD, xAxis, yAxis, list, references()))));
    }

    static Stream<TrajectoryPlot> awkwardTrajectoryPlots() {
        Trajectory wild = new Trajectory(
                AWKWARD, new double[] {0, 1e300, Double.NaN, -1e300, 2}, new double[] {0, -1e300, 1, 1e300, 2});
        List<Trajectory> none = List.of(
                new Trajectory("adam", new double[0], new double[0]),
                new Trajectory("adam", new double[] {Double.NaN}, new double[] {1}),
                new Trajectory("adam", new double[] {1}, new double[] {1}));
        List<Field> fields = List.of(
                (x, y) -> 1,
                (x, y) -> 0,
                (x, y) -> -1,
                (x, y) -> Double.NaN,
                (x, y) -> Double.POSITIVE_INFINITY,
                (x, y) -> x < 0 ? Double.NaN : x * y,
                (x, y) -> x < 0 ? 1e-300 : 1e300);
        return fields.stream()
                .flatMap(field -> Stream.of(List.of(wild), none, List.<Trajectory>of())
                        .map(list -> new TrajectoryPlot(
                                AWKWARD, AWKWARD, AWKWARD, field, -1, 1, -1e300, 1e300, list, Optional.of(new double[] {
                                    0, 9
                                }))));
    }

    @ParameterizedTest
    @MethodSource("awkwardPlots")
    void awkwardCurvesGiveWellFormedFiles(CurvePlot plot) throws Exception {
        PlotWriter.write(plot, folder.resolve("plot"));
        assertWellFormed();
    }

    @ParameterizedTest
    @MethodSource("awkwardTrajectoryPlots")
    void awkwardTrajectoriesGiveWellFormedFiles(TrajectoryPlot plot) throws Exception {
        PlotWriter.write(plot, folder.resolve("plot"));
        assertWellFormed();
    }

    @Test
    void writesBothFilesAndNothingElse() throws Exception {
        Path file = folder.resolve("new").resolve("folder").resolve("loss-0.1");
        PlotWriter.write(curvePlot(), file);
        PlotWriter.write(curvePlot(), file);
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("loss-0.1.svg", "loss-0.1.png");
        }
    }

    @Test
    void failuresLeaveNoTemporaryFiles() throws Exception {
        Files.createDirectories(folder.resolve("plot.svg").resolve("in-the-way"));
        assertThatIOException().isThrownBy(() -> PlotWriter.write(curvePlot(), folder.resolve("plot")));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString())).containsExactly("plot.svg");
        }
    }

    @Test
    void imageHasDoubleResolutionAndWhiteBackground() throws Exception {
        PlotWriter.write(curvePlot(), folder.resolve("plot"));
        BufferedImage image = ImageIO.read(folder.resolve("plot.png").toFile());
        assertThat(image.getWidth()).isEqualTo(1800);
        assertThat(image.getHeight()).isEqualTo(1120);
        assertThat(image.getRGB(0, 0)).isEqualTo(0xffffffff);
        assertThat(image.getRGB(1799, 1119)).isEqualTo(0xffffffff);
    }

    @Test
    void imageShowsTheCurveInItsColor() throws Exception {
        PlotWriter.write(curvePlot(), folder.resolve("plot"));
        BufferedImage image = ImageIO.read(folder.resolve("plot.png").toFile());
        int[] pixels = image.getRGB(0, 0, 1800, 1120, null, 0, 1800);
        int lodo = Palette.of(List.of("lodo")).style("lodo").color().getRGB();
        assertThat(Arrays.stream(pixels).filter(pixel -> pixel == lodo).count()).isGreaterThan(1000);
    }

    @Test
    void equalCurvesGiveEqualBytes() throws Exception {
        PlotWriter.write(curvePlot(), folder.resolve("one"));
        PlotWriter.write(curvePlot(), folder.resolve("two"));
        assertThat(folder.resolve("two.svg")).hasSameBinaryContentAs(folder.resolve("one.svg"));
        assertThat(folder.resolve("two.png")).hasSameBinaryContentAs(folder.resolve("one.png"));
    }

    @Test
    void equalTrajectoriesGiveEqualBytes() throws Exception {
        PlotWriter.write(trajectoryPlot(), folder.resolve("one"));
        PlotWriter.write(trajectoryPlot(), folder.resolve("two"));
        assertThat(folder.resolve("two.svg")).hasSameBinaryContentAs(folder.resolve("one.svg"));
        assertThat(folder.resolve("two.png")).hasSameBinaryContentAs(folder.resolve("one.png"));
    }

    @Test
    void localeDoesNotMatter() throws Exception {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.US);
            PlotWriter.write(curvePlot(), folder.resolve("one"));
            Locale.setDefault(Locale.GERMANY);
            PlotWriter.write(curvePlot(), folder.resolve("two"));
        } finally {
            Locale.setDefault(before);
        }
        assertThat(folder.resolve("two.svg")).hasSameBinaryContentAs(folder.resolve("one.svg"));
        assertThat(folder.resolve("two.png")).hasSameBinaryContentAs(folder.resolve("one.png"));
    }

    @Test
    void documentIsAccessibleAndIndependentOfInstalledFonts() throws Exception {
        PlotWriter.write(curvePlot(), folder.resolve("plot"));
        Element root = parse(folder.resolve("plot.svg"));
        assertThat(root.getAttribute("width")).isEqualTo("900");
        assertThat(root.getAttribute("height")).isEqualTo("560");
        assertThat(root.getAttribute("viewBox")).isEqualTo("0 0 900 560");
        assertThat(root.getFirstChild().getNodeName()).isEqualTo("title");
        assertThat(root.getFirstChild().getTextContent()).isEqualTo("Loss <of> everything");
        NodeList texts = root.getElementsByTagName("text");
        assertThat(IntStream.range(0, texts.getLength()).mapToObj(texts::item).map(Element.class::cast))
                .allSatisfy(text -> {
                    assertThat(text.getAttribute("style")).doesNotContain("font-family");
                    assertThat(text.getAttribute("textLength")).isNotEmpty();
                })
                .extracting(Element::getTextContent)
                .contains("Loss <of> everything", "steps", "loss", "lodo", "adam", "best possible: 0.01");
    }

    @Test
    void coordinatesAreRounded() throws Exception {
        PlotWriter.write(curvePlot(), folder.resolve("plot"));
        NodeList paths = parse(folder.resolve("plot.svg")).getElementsByTagName("path");
        Pattern manyDecimals = Pattern.compile("\\.\\d{3}|E|NaN");
        assertThat(IntStream.range(0, paths.getLength()).mapToObj(paths::item).map(Element.class::cast))
                .isNotEmpty()
                .noneMatch(path -> manyDecimals.matcher(path.getAttribute("d")).find());
    }

    @Test
    void manyNoisyCurvesStaySmall() throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        double[] x = IntStream.range(0, 2000).asDoubleStream().toArray();
        List<Curve> curves = IntStream.range(0, 15)
                .mapToObj(index ->
                        new Curve("optimizer-" + index, x, noise(random, 1), noise(random, 0.5), noise(random, 2)))
                .toList();
        PlotWriter.write(
                new CurvePlot("noise", "x", "y", Axis.LINEAR, Axis.LOG, curves, List.of()), folder.resolve("plot"));
        assertThat(Files.size(folder.resolve("plot.svg"))).isLessThan(1_000_000);
    }

    @Test
    void heatMapsStaySmallWhateverTheField() throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        PlotWriter.write(
                new TrajectoryPlot(
                        "noise",
                        "x",
                        "y",
                        (x, y) -> random.nextDouble(),
                        0,
                        1,
                        0,
                        1,
                        List.of(new Trajectory("adam", noise(random, 1), noise(random, 1))),
                        Optional.empty()),
                folder.resolve("plot"));
        assertThat(Files.size(folder.resolve("plot.svg"))).isLessThan(300_000);
    }

    private void assertWellFormed() throws Exception {
        Path file = folder.resolve("plot.svg");
        assertThat(Files.readString(file, StandardCharsets.UTF_8)).doesNotContain("NaN", "Infinity", "\u221e");
        assertThat(parse(file).getTagName()).isEqualTo("svg");
        assertThat(ImageIO.read(folder.resolve("plot.png").toFile()).getWidth()).isEqualTo(1800);
    }

    private static Element parse(Path file) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement();
    }

    private static double[] noise(SplittableRandom random, double size) {
        return random.doubles(2000).map(value -> size * value).toArray();
    }

    private static List<ReferenceLine> references() {
        return DoubleStream.of(0, 1, 1.01, 1.02, 1e300, -3, Double.NaN)
                .mapToObj(y -> new ReferenceLine(AWKWARD, y))
                .toList();
    }

    private static CurvePlot curvePlot() {
        double[] x = IntStream.rangeClosed(1, 500).asDoubleStream().toArray();
        double[] center = Arrays.stream(x).map(value -> 1 / value).toArray();
        double[] low = Arrays.stream(center).map(value -> value - 0.01).toArray();
        double[] high = Arrays.stream(center).map(value -> value * 1.5).toArray();
        return new CurvePlot(
                "Loss <of> everything",
                "steps",
                "loss",
                Axis.LOG,
                Axis.LOG,
                List.of(new Curve("lodo", x, center, low, high), new Curve("adam", x, high)),
                List.of(new ReferenceLine("best possible: 0.01", 0.01)));
    }

    private static TrajectoryPlot trajectoryPlot() {
        return new TrajectoryPlot(
                "Valley",
                "x",
                "y",
                (x, y) -> 0.01 * (1 - x) * (1 - x) + (y - x * x) * (y - x * x),
                -2,
                2,
                -1,
                3,
                List.of(new Trajectory("lodo", new double[] {-1, 0, 1}, new double[] {2, 0.5, 1})),
                Optional.of(new double[] {1, 1}));
    }
}
