package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.logging.Level;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodo.bench.document.Block;
import org.lodo.bench.document.Chart;
import org.lodo.bench.document.Document;
import org.lodo.bench.document.DocumentWriter;
import org.lodo.bench.document.Figure;
import org.lodo.bench.document.Figures;
import org.lodo.bench.plot.Axis;
import org.lodo.bench.plot.Curve;
import org.lodo.bench.plot.CurvePlot;
import org.lodo.bench.plot.HeightLimits;
import org.lodo.bench.plot.Palette;
import org.lodo.bench.plot.ReferenceLine;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;
import org.lodo.engine.io.ReportFolder;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** What charts of a page show, and how they are operated. Skipped where no browser is installed. */
class ChartPageTest {

    private static final int ROWS = 100;

    private static final double BEST = 0.5;

    @TempDir
    private static Path dir;

    private static ChromeDriver driver;
    private static ReportFolder folder;

    @BeforeAll
    static void writeThePage() throws IOException {
        Optional<Browser.Programs> programs = Browser.find();
        assumeTrue(programs.isPresent(), "no browser with its driver is installed: the page is not tested");
        folder = new ReportFolder(dir.resolve("charts"));
        Figures figures = new Figures(folder);
        List<Block> blocks = List.of(
                Block.figure(losses(figures)),
                Block.figure(gap(figures)),
                Block.figure(high(figures)),
                new Block.Fold("folded", List.of(Block.table(wideTable()))));
        DocumentWriter.write(new Document("Charts", blocks), "run charts", Set.of(), folder);
        driver = Browser.open(programs.get(), dir.resolve("profile"), 1280, 1000);
    }

    /** Curves by step, gradients and seconds with two seeds, one of them above the ceiling of 50. */
    private static Figure losses(Figures figures) throws IOException {
        List<Curve> curves = List.of(
                curve("lodo", step -> 0.6 + 30 / step), curve("adam", step -> 0.6 + 40 / step),
                curve("momentum", step -> 100 + step), curve("yogi", step -> 0.6 + 30 / step));
        CurvePlot plot = new CurvePlot(
                "Losses",
                "step",
                "loss",
                Axis.LOG,
                Axis.LOG,
                curves,
                List.of(new ReferenceLine("best possible: 0.5", BEST)),
                new HeightLimits(1e-8, 50));
        Palette palette = Palette.of(curves.stream().map(Curve::label).toList());
        List<Chart.Series> series = curves.stream()
                .map(curve -> Chart.Series.of(
                        curve,
                        palette.style(curve.label()),
                        Arrays.asList(curve.x(), map(curve.x(), step -> 2 * step), map(curve.x(), step -> step / 8)),
                        List.of(map(curve.center(), value -> 0.8 * value), map(curve.center(), value -> 1.2 * value))))
                .toList();
        Chart chart = new Chart(
                "Losses",
                List.of("step", "gradients", "seconds"),
                "loss",
                true,
                true,
                1e-8,
                50.0,
                null,
                series,
                plot.references());
        return figures.draw("losses", "Losses", plot, curves, chart);
    }

    private static Curve curve(String label, DoubleUnaryOperator loss) {
        double[] x = IntStream.rangeClosed(1, ROWS).asDoubleStream().toArray();
        double[] y = map(x, loss);
        return new Curve(label, x, y, map(y, value -> 0.8 * value), map(y, value -> 1.2 * value));
    }

    /** A curve without data between 4 and 8, and one whose positions lie between those of the first. */
    private static Figure gap(Figures figures) throws IOException {
        double[] x = IntStream.range(0, 49).mapToDouble(i -> i / 4.0).toArray();
        double[] others = map(x, position -> position + 0.1);
        double[] y = map(x, position -> position > 4 && position < 8 ? Double.NaN : 1);
        List<Curve> curves = List.of(
                new Curve("lodo", x, y, map(y, value -> 0.5 * value), map(y, value -> 1.5 * value)),
                new Curve("adam", others, map(others, position -> 4)));
        return figures.draw(
                "gap", "Gap", new CurvePlot("Gap", "seconds", "loss", Axis.LINEAR, Axis.LINEAR, curves, List.of()));
    }

    private static Figure high(Figures figures) throws IOException {
        double[] x = IntStream.rangeClosed(1, 30).asDoubleStream().toArray();
        List<Curve> curves = List.of(new Curve("adam", x, map(x, step -> 12 + 90000 / step)));
        return figures.draw(
                "high", "High", new CurvePlot("High", "step", "loss", Axis.LOG, Axis.LOG, curves, List.of()));
    }

    private static ReportTable wideTable() {
        List<TableColumn> columns = IntStream.range(0, 22)
                .mapToObj(i -> i == 0 ? TableColumn.words("optimizer") : TableColumn.number("quantity " + i))
                .toList();
        return new ReportTable.Builder("wide", columns)
                .row(IntStream.range(0, 22)
                        .mapToObj(i -> i == 0 ? Cell.words("lodo") : Cell.number(1234567.0 + i))
                        .toList())
                .build();
    }

    private static double[] map(double[] values, DoubleUnaryOperator function) {
        return Arrays.stream(values).map(function).toArray();
    }

    @BeforeEach
    void open() {
        open("");
    }

    private static void open(String hash) {
        driver.get("about:blank");
        driver.get(folder.page().toUri() + hash);
    }

    @AfterEach
    void consoleIsQuiet() {
        assertThat(driver.manage().logs().get(LogType.BROWSER).getAll())
                .filteredOn(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .isEmpty();
    }

    @AfterAll
    static void close() {
        if (driver != null) {
            driver.quit();
        }
    }

    // ---- what is drawn ----

    @Test
    void neitherLineNorBandCrossesAGap() throws IOException {
        Picture picture = picture(chart("gap"));
        Color lodo = color("lodo");

        assertThat(picture.count(lodo, 0.02, 0.3)).isPositive();
        assertThat(picture.count(lodo, 0.36, 0.62)).as("the line in the gap").isZero();
        assertThat(picture.countOther(Color.WHITE, 0.36, 0.62, 0.75, 0.95))
                .as("the band in the gap")
                .isZero();
        assertThat(picture.countOther(Color.WHITE, 0.02, 0.3, 0.75, 0.95))
                .as("the band before it")
                .isPositive();
        assertThat(picture.count(color("adam"), 0.36, 0.62))
                .as("the other curve")
                .isPositive();
    }

    @Test
    void curvesAboveTheCeilingAreMarkedInPlotAndLegend() throws IOException {
        WebElement figure = chart("losses");

        assertThat(entry(figure, "momentum").getText()).contains("(above)");
        assertThat(entry(figure, "adam").getText()).doesNotContain("(above)");
        assertThat(view(figure, "y-max")).isBetween(50.0, 80.0);
        assertThat(picture(figure).count(color("momentum"), 0, 0.03))
                .as("the mark at the edge")
                .isGreaterThan(20);
        assertThat(Files.readString(folder.plots().resolve("losses.svg"))).contains(">momentum (above)<");
        BufferedImage png = ImageIO.read(folder.plots().resolve("losses.png").toFile());
        assertThat(Picture.count(png, color("momentum"), 0, 0, png.getWidth() / 2, png.getHeight() / 4))
                .as("the mark at the edge of the picture")
                .isGreaterThan(20);

        checkbox(figure, "all heights").click();
        assertThat(view(figure, "y-max")).isGreaterThan(200);
        assertThat(entry(figure, "momentum").getText()).doesNotContain("(above)");
    }

    @Test
    void lodoIsOnTopOfOthersAndBandsAreBelowAllLines() throws IOException {
        WebElement figure = chart("losses");
        entry(figure, "adam").click();
        entry(figure, "momentum").click();

        assertThat(picture(figure).count(color("lodo"), 0.1, 0.9)).isGreaterThan(200);
        assertThat(picture(figure).count(color("yogi"), 0.1, 0.9))
                .as("the same curve, below")
                .isZero();
        BufferedImage png = ImageIO.read(folder.plots().resolve("losses.png").toFile());
        assertThat(Picture.count(png, color("lodo"), 0, 0, png.getWidth() * 3 / 5, png.getHeight()))
                .isGreaterThan(200);
        entry(figure, "lodo").click();
        entry(figure, "adam").click();
        assertThat(picture(figure).count(color("adam"), 0.1, 0.9))
                .as("in its own color within bands")
                .isGreaterThan(200);
        assertThat(picture(figure).count(color("yogi"), 0.1, 0.9))
                .as("in its own color within bands")
                .isGreaterThan(200);
    }

    @Test
    void theAxisTitleIsBesideItsLabels() throws IOException {
        for (String name : List.of("high", "losses")) {
            Picture picture = picture(chart(name));
            String columns = IntStream.range(0, picture.left() - 8)
                    .mapToObj(x -> picture.hasInk(x) ? "#" : ".")
                    .reduce("", String::concat);
            // Title, a gap wider than those between letters, labels.
            assertThat(columns).as(name).matches("\\.*#[#.]{0,16}\\.{4,}#[#.]*");
        }
    }

    @Test
    void theAxisHasLabelsWhereverItIsZoomedTo() throws IOException {
        for (String range : List.of("[12.5,14]", "[20,45]", "[11,12000]", "[1500,1700]")) {
            open("#figure-high=" + encoded("{\"y\":" + range + "}"));
            Picture picture = picture(chart("high"));
            assertThat(IntStream.range(40, picture.left() - 8)
                            .filter(picture::hasInk)
                            .count())
                    .as(range)
                    .isGreaterThan(5);
        }
    }

    @Test
    void theLabelOfTheBestPossibleIsWhereNoCurveIs() {
        assertThat(chart("losses").getDomAttribute("data-covered")).isEqualTo("0");
    }

    // ---- the zoom ----

    @Test
    void theZoomStaysWhateverElseChanges() {
        WebElement figure = chart("losses");
        button(figure, "Zoom in").click();
        button(figure, "Zoom in").click();
        double low = view(figure, "x-min");
        double high = view(figure, "x-max");
        assertThat(low).isGreaterThan(2);
        assertThat(high).isLessThan(50);

        entry(figure, "adam").click();
        assertView(figure, low, high);
        checkbox(figure, "log y").click();
        checkbox(figure, "seeds").click();
        assertView(figure, low, high);
        checkbox(figure, "log x").click();
        assertView(figure, low, high);
        axis(figure, "gradients");
        // The points in view stay, and each has twice as many gradients as steps.
        assertView(figure, 2 * Math.ceil(low), 2 * Math.floor(high));
        axis(figure, "seconds");
        assertView(figure, Math.ceil(low) / 8, Math.floor(high) / 8);
        axis(figure, "step");
        assertView(figure, Math.ceil(low), Math.floor(high));
        button(figure, "Whole").click();
        assertView(figure, 1, ROWS);
    }

    private static void assertView(WebElement figure, double low, double high) {
        assertThat(view(figure, "x-min")).isCloseTo(low, within(1e-6 * high));
        assertThat(view(figure, "x-max")).isCloseTo(high, within(1e-6 * high));
    }

    @Test
    void chartsMoveNoFartherThanTheirData() {
        WebElement figure = chart("losses");
        button(figure, "Zoom in").click();
        double ratio = view(figure, "x-max") / view(figure, "x-min");
        for (int click = 0; click < 30; click++) {
            figure.findElement(By.cssSelector("button[aria-label='Move right']"))
                    .click();
        }
        assertView(figure, ROWS / ratio, ROWS);
        for (int click = 0; click < 30; click++) {
            figure.findElement(By.cssSelector("button[aria-label='Move left']")).click();
        }
        assertView(figure, 1, ratio);
    }

    @Test
    void draggingZoomsToARectangleAndTheLastTenthFillsThePlot() {
        WebElement figure = chart("losses");
        WebElement over = figure.findElement(By.className("u-over"));
        new Actions(driver)
                .moveToElement(over, -100, -50)
                .clickAndHold()
                .moveByOffset(150, 90)
                .release()
                .perform();
        assertThat(view(figure, "x-min")).isGreaterThan(1);
        assertThat(view(figure, "x-max")).isLessThan(ROWS);
        assertThat(view(figure, "y-max")).isLessThan(50);
        assertThat(view(figure, "y-min")).isGreaterThan(BEST);

        entry(figure, "momentum").click();
        button(figure, "Last tenth").click();
        assertView(figure, 0.9 * ROWS, ROWS);
        // Bands from 0.8 · 0.9 to 1.2 · (0.6 + 40 / 90).
        assertThat(view(figure, "y-min")).isBetween(0.7, 0.73);
        assertThat(view(figure, "y-max")).isBetween(1.25, 1.3);
    }

    // ---- other views ----

    @Test
    void lossesAreShownAboveTheBestPossible() {
        WebElement figure = chart("losses");
        show(figure, "above the best possible");

        figure.findElement(By.className("plot")).sendKeys(Keys.ARROW_RIGHT);
        assertThat(read(figure, "lodo")).isCloseTo(30.6 - BEST, within(1e-3));
    }

    /** The seeds are 0.8 and 1.2 times the mean, of either curve: paired, the ratio is the same for both. */
    @Test
    void lossesAreDividedByThoseOfAReferenceSeedBySeed() {
        WebElement figure = chart("losses");
        show(figure, "relative to adam");

        figure.findElement(By.className("plot")).sendKeys(Keys.ARROW_RIGHT);
        assertThat(read(figure, "adam")).isEqualTo(1);
        assertThat(read(figure, "lodo")).isCloseTo(30.6 / 40.6, within(1e-3));
        assertThat(read(figure, "momentum")).isCloseTo(101 / 40.6, within(1e-3));
        assertThat(figure.getDomAttribute("data-y-scale")).isEqualTo("log");
    }

    @Test
    void smoothingAveragesTheLastPoints() {
        WebElement figure = chart("losses");
        more(figure);
        new Select(figure.findElement(By.xpath(".//label[starts-with(., 'smoothing')]/select")))
                .selectByVisibleText("5 points");

        figure.findElement(By.className("plot")).sendKeys(Keys.ARROW_LEFT);
        double expected = IntStream.rangeClosed(ROWS - 4, ROWS)
                .mapToDouble(step -> 0.6 + 30.0 / step)
                .average()
                .orElseThrow();
        assertThat(read(figure, "lodo")).isCloseTo(expected, within(1e-3));
    }

    // ---- the legend ----

    @Test
    void theLegendIsSortedByValue() {
        WebElement figure = chart("losses");
        assertThat(labels(figure)).startsWith("lodo", "yogi", "adam", "momentum");
        show(figure, "relative to momentum");
        assertThat(labels(figure)).hasSize(4).endsWith("momentum");
    }

    @Test
    void doubleClickShowsOneCurveAndThenAll() {
        WebElement figure = chart("losses");
        Actions actions = new Actions(driver);
        actions.doubleClick(entry(figure, "adam")).perform();
        assertThat(shown(figure)).containsExactly("adam");
        actions.doubleClick(entry(figure, "adam")).perform();
        assertThat(shown(figure)).hasSize(4);

        // With the keyboard as well, to which the entries are one stop.
        entry(figure, "yogi").sendKeys(Keys.chord(Keys.SHIFT, Keys.ENTER));
        assertThat(shown(figure)).containsExactly("yogi");
        assertThat(figure.findElements(By.cssSelector(".legend button[tabindex='0']")))
                .hasSize(1);
        entry(figure, "yogi").sendKeys(Keys.ARROW_RIGHT);
        assertThat(driver.switchTo().activeElement().getText()).doesNotContain("yogi");
    }

    @Test
    void theCurveNearestToThePointerIsHighlightedAndCanBeIsolated() {
        WebElement figure = chart("gap");
        WebElement over = figure.findElement(By.className("u-over"));
        // Adam is at the height of 4, at the top.
        int top = -over.getSize().getHeight() / 2 + over.getSize().getHeight() / 22;
        new Actions(driver).moveToElement(over, -20, top + 4).perform();
        assertThat(figure.getDomAttribute("data-near")).isEqualTo("adam");
        assertThat(entry(figure, "adam").getDomAttribute("class")).contains("near");

        new Actions(driver).moveToElement(over, -20, top + 4).doubleClick().perform();
        assertThat(shown(figure)).containsExactly("adam");
    }

    // ---- links and files ----

    @Test
    void theAddressHoldsWhatIsSeen() {
        WebElement figure = chart("losses");
        button(figure, "Zoom in").click();
        entry(figure, "adam").click();
        axis(figure, "gradients");
        double low = view(figure, "x-min");
        double high = view(figure, "x-max");
        String address = driver.getCurrentUrl();

        driver.get("about:blank");
        driver.get(address);
        WebElement again = chart("losses");
        assertThat(again.getDomAttribute("data-axis")).isEqualTo("gradients");
        assertView(again, low, high);
        assertThat(shown(again)).containsExactlyInAnyOrder("lodo", "momentum", "yogi");
        button(again, "Whole").click();
        entry(again, "adam").click();
        axis(again, "step");
        assertThat(driver.getCurrentUrl()).doesNotContain("#");
    }

    @Test
    void addressesThatSayNonsenseShowTheChartAsItIs() {
        for (String state :
                List.of("{", "7", "{\"x\":[3,1],\"axis\":9,\"show\":\"to:nobody\",\"smooth\":-1,\"hidden\":1}")) {
            open("#figure-losses=" + encoded(state));
            assertView(chart("losses"), 1, ROWS);
        }
    }

    @Test
    void dataAndPicturesCanBeSaved() throws IOException {
        Path downloads = Files.createDirectories(dir.resolve("downloads"));
        driver.executeCdpCommand(
                "Browser.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", downloads.toString()));
        WebElement figure = chart("losses");
        more(figure);
        for (String format : List.of("CSV", "PNG", "SVG")) {
            button(figure, format).click();
        }
        List<Path> files = Stream.of("csv", "png", "svg")
                .map(end -> downloads.resolve("losses." + end))
                .toList();
        new WebDriverWait(driver, Duration.ofSeconds(10))
                .until(ready -> files.stream().allMatch(Files::exists));

        assertThat(Files.readAllLines(files.get(0)))
                .hasSize(1 + 4 * ROWS)
                .startsWith("curve,step,gradients,seconds,value,low,high,seed 1,seed 2")
                .contains("lodo,1,2,0.125,30.6,24.48,36.72,24.48,36.72");
        BufferedImage png = ImageIO.read(files.get(1).toFile());
        assertThat(Picture.count(png, color("lodo"), 0, 0, png.getWidth(), png.getHeight()))
                .isGreaterThan(200);
        assertThat(Files.readString(files.get(2)))
                .startsWith("<svg")
                .contains("momentum (above)")
                .endsWith("</svg>");
    }

    // ---- paper, and no scripts ----

    @Test
    void withoutScriptsEveryChartIsAPicture() throws IOException {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        try {
            open("");
            List<WebElement> pictures = driver.findElements(By.cssSelector("figure[data-chart] img"));
            assertThat(pictures).hasSize(3);
            for (WebElement picture : pictures) {
                assertIsNotEmpty(screenshot(picture));
            }
            assertThat(driver.findElements(By.className("plot"))).noneMatch(WebElement::isDisplayed);
        } finally {
            driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        }
    }

    @Test
    void onPaperEveryChartIsWholeAndLight() throws IOException {
        driver.findElement(By.id("theme")).click();
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 688, "height", 3000, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
        driver.executeScript("dispatchEvent(new Event('beforeprint'))");
        try {
            List<WebElement> plots = driver.findElements(By.className("plot"));
            assertThat(plots).hasSize(3);
            for (WebElement plot : plots) {
                BufferedImage image = screenshot(plot);
                assertIsNotEmpty(image);
                assertThat(new Color(image.getRGB(2, 2))).as("the paper").isEqualTo(Color.WHITE);
                assertThat(image.getWidth()).isGreaterThan(600);
            }
            assertThat(driver.findElement(By.id("table-wide")).isDisplayed())
                    .as("what was folded")
                    .isTrue();
            Object overflow = driver.executeScript("return Math.max(...Array.from(document.querySelectorAll('main *'),"
                    + " element => element.getBoundingClientRect().right)) - innerWidth");
            assertThat(((Number) overflow).doubleValue())
                    .as("nothing is wider than the paper")
                    .isLessThanOrEqualTo(0);
        } finally {
            driver.executeScript("dispatchEvent(new Event('afterprint'))");
            driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
            // The browser keeps what was chosen.
            driver.executeScript("document.getElementById('theme').click()");
            driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        }
        assertThat(driver.findElement(By.id("table-wide")).isDisplayed()).isFalse();
    }

    /** The browser itself announces that it prints. */
    @Test
    void printingDrawsChartsThatWereNotInView() {
        driver.executeScript("document.querySelectorAll('figure').forEach(one => { one.dataset.drawn = ''; })");
        driver.executeCdpCommand("Page.printToPDF", Map.of("paperWidth", 8.27, "paperHeight", 11.69));
        assertThat(driver.findElements(By.cssSelector("figure[data-chart] canvas")))
                .hasSize(3);
    }

    /** Axes, labels and curves of a chart take more than a hundredth of its pixels. */
    private static void assertIsNotEmpty(BufferedImage image) {
        long white = Picture.count(image, Color.WHITE, 0, 0, image.getWidth(), image.getHeight());
        double share = 1 - (double) white / ((long) image.getWidth() * image.getHeight());
        assertThat(share).isBetween(0.01, 0.6);
    }

    // ---- helpers ----

    /** The picture of a chart, and where its plot is in it. */
    private record Picture(BufferedImage image, int left, int top, int width, int height) {

        /** Pixels of a colour between shares of the plot's width. */
        long count(Color color, double from, double to) {
            return count(image, color, left + (int) (from * width), top, (int) ((to - from) * width), height);
        }

        /** Pixels of other colours than that of paper and grid. */
        long countOther(Color paper, double fromX, double toX, double fromY, double toY) {
            long others = 0;
            for (int x = left + (int) (fromX * width); x < left + (int) (toX * width); x++) {
                for (int y = top + (int) (fromY * height); y < top + (int) (toY * height); y++) {
                    Color color = new Color(image.getRGB(x, y));
                    boolean isGrey = Math.abs(color.getRed() - color.getBlue()) < 16;
                    others += color.equals(paper) || isGrey ? 0 : 1;
                }
            }
            return others;
        }

        boolean hasInk(int x) {
            return IntStream.range(top, top + height).anyMatch(y -> new Color(image.getRGB(x, y)).getGreen() < 140);
        }

        static long count(BufferedImage image, Color color, int left, int top, int width, int height) {
            int[] pixels = image.getRGB(left, top, width, height, null, 0, width);
            return Arrays.stream(pixels)
                    .filter(pixel -> (pixel & 0xffffff) == (color.getRGB() & 0xffffff))
                    .count();
        }
    }

    private static Picture picture(WebElement figure) throws IOException {
        WebElement plot = figure.findElement(By.className("plot"));
        WebElement over = plot.findElement(By.className("u-over"));
        BufferedImage image = screenshot(plot);
        return new Picture(
                image,
                over.getLocation().getX() - plot.getLocation().getX(),
                over.getLocation().getY() - plot.getLocation().getY(),
                over.getSize().getWidth(),
                over.getSize().getHeight());
    }

    private static BufferedImage screenshot(WebElement element) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(element.getScreenshotAs(OutputType.BYTES)));
    }

    private static Color color(String label) {
        return Palette.of(List.of("lodo", "adam", "momentum", "yogi"))
                .style(label)
                .color();
    }

    private static WebElement chart(String name) {
        WebElement figure = driver.findElement(By.id("figure-" + name));
        driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", figure);
        new WebDriverWait(driver, Duration.ofSeconds(5))
                .until(ready -> "true".equals(figure.getDomAttribute("data-drawn")));
        return figure;
    }

    private static WebElement entry(WebElement figure, String label) {
        return figure.findElement(By.xpath(".//ul[@class='legend']//button[text()='" + label + "']"));
    }

    private static List<String> labels(WebElement figure) {
        return figure.findElements(By.cssSelector(".legend button")).stream()
                .map(button -> button.getText().replaceAll("(?s)[\\s(].*", ""))
                .toList();
    }

    private static List<String> shown(WebElement figure) {
        return figure.findElements(By.cssSelector(".legend button[aria-pressed='true']")).stream()
                .map(button -> button.getText().replaceAll("(?s)[\\s(].*", ""))
                .toList();
    }

    private static double read(WebElement figure, String label) {
        return Double.parseDouble(
                entry(figure, label).findElement(By.tagName("output")).getText());
    }

    private static void more(WebElement figure) {
        driver.executeScript("arguments[0].open = true", figure.findElement(By.className("more")));
    }

    private static void show(WebElement figure, String view) {
        more(figure);
        new Select(figure.findElement(By.xpath(".//label[starts-with(., 'show')]/select"))).selectByVisibleText(view);
    }

    private static void axis(WebElement figure, String name) {
        new Select(figure.findElement(By.tagName("select"))).selectByVisibleText(name);
    }

    private static WebElement button(WebElement figure, String label) {
        return figure.findElement(By.xpath(".//div[@class='controls']//button[text()='" + label + "']"));
    }

    private static WebElement checkbox(WebElement figure, String label) {
        more(figure);
        return figure.findElement(By.xpath(".//label[contains(., '" + label + "')]/input[@type='checkbox']"));
    }

    private static double view(WebElement figure, String end) {
        return Double.parseDouble(figure.getDomAttribute("data-" + end));
    }

    private static String encoded(String json) {
        return URLEncoder.encode(json, StandardCharsets.UTF_8);
    }
}
