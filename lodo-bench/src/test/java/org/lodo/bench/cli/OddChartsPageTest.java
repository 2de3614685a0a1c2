package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodo.bench.document.Block;
import org.lodo.bench.document.Document;
import org.lodo.bench.document.DocumentWriter;
import org.lodo.bench.document.Figures;
import org.lodo.bench.plot.Axis;
import org.lodo.bench.plot.AxisChoice;
import org.lodo.bench.plot.Curve;
import org.lodo.bench.plot.CurvePlot;
import org.lodo.engine.io.ReportFolder;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The charts of a page hold values of any size and sign, and any number of curves. Skipped where no browser is installed. */
class OddChartsPageTest {

    @TempDir
    private static Path dir;

    private static ChromeDriver driver;

    @BeforeAll
    static void openThePage() throws IOException {
        Optional<Browser.Programs> programs = Browser.find();
        assumeTrue(programs.isPresent(), "no browser with its driver is installed: the page is not tested");
        ReportFolder folder = new ReportFolder(dir.resolve("odd"));
        Figures figures = new Figures(folder);
        List<Block> blocks = new ArrayList<>();
        blocks.add(figure(figures, "negative", 0.5, -1, -3, -5, -7, -9));
        blocks.add(figure(figures, "crossing", 1e4, 10, 0.01, 0, -3, -5000));
        blocks.add(figure(figures, "tiny", 1e-12, 1e-14, 1e-16, 1e-18, 1e-19, 1e-20));
        blocks.add(figure(figures, "least", 1e-301, 9e-302, 5e-302, 5e-302, 3e-302, 2e-302));
        blocks.add(figure(figures, "subnormal", 1e-310, 1e-312, 1e-314, 1e-316, 1e-318, Double.MIN_VALUE));
        blocks.add(figure(figures, "huge", 9e307, 1e307, 1e304, 1e302, 1e301, 1e300));
        blocks.add(figure(figures, "extremes", 1.7e308, 1, 0, -1, -1e300, -1.7e308));
        blocks.add(figure(figures, "zero", 0, 0, 0, 0, 0, 0));
        List<Curve> many = IntStream.range(0, 200)
                .mapToObj(i -> new Curve("w".repeat(56) + "-" + i, new double[] {1, 2}, new double[] {1, 2.0 + i}))
                .toList();
        blocks.add(Block.figure(figures.draw(
                "many", "Many", new CurvePlot("Many", "step", "loss", Axis.LOG, Axis.LOG, many, List.of()))));
        DocumentWriter.write(new Document("Odd", blocks), "run odd", Set.of(), folder);
        driver = Browser.open(programs.get(), dir.resolve("profile"), 1280, 1000);
        driver.get(folder.page().toUri().toString());
    }

    private static Block figure(Figures figures, String name, double... heights) throws IOException {
        double[] x = IntStream.rangeClosed(1, heights.length).asDoubleStream().toArray();
        List<Curve> curves = List.of(new Curve("adam", x, heights));
        Axis axis = AxisChoice.logarithmicWherePossible(curves);
        return Block.figure(
                figures.draw(name, name, new CurvePlot(name, "step", "loss", Axis.LOG, axis, curves, List.of())));
    }

    @AfterAll
    static void close() {
        if (driver != null) {
            driver.quit();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "negative, linear, symlog, 0.5, -9",
        "crossing, symlog, linear, 1e4, -5000",
        "tiny, log, linear, 1e-12, 1e-20",
        "least, log, linear, 1e-301, 2e-302",
        "subnormal, log, linear, 1e-310, 5e-324",
        "huge, log, linear, 9e307, 1e300",
        "extremes, symlog, linear, 1.7e308, -1.7e308",
        "zero, linear, symlog, 0, 0"
    })
    void everyValueIsInViewOnEitherAxisAndCanBeRead(
            String name, String atFirst, String switched, double first, double last) {
        WebElement figure = chart(name);
        for (String scale : List.of(atFirst, switched)) {
            assertThat(figure.getDomAttribute("data-y-scale")).isEqualTo(scale);
            double low = view(figure, "y-min");
            double high = view(figure, "y-max");
            assertThat(low).as("low end, %s", scale).isLessThanOrEqualTo(Math.min(first, last));
            assertThat(high).as("high end, %s", scale).isGreaterThanOrEqualTo(Math.max(first, last));
            assertThat(low).isLessThan(high);
            assertThat(read(figure, Keys.ARROW_RIGHT)).isEqualTo(first);
            IntStream.range(0, 6).forEach(step -> read(figure, Keys.ARROW_RIGHT));
            assertThat(read(figure, Keys.ARROW_RIGHT)).isEqualTo(last);
            figure.findElement(By.xpath(".//label[contains(., 'log y')]/input")).click();
        }
        assertThat(driver.manage().logs().get(LogType.BROWSER).getAll())
                .filteredOn(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .isEmpty();
    }

    /** Moves the cursor and reads the value that the legend tells. */
    private static double read(WebElement figure, Keys key) {
        figure.findElement(By.className("plot")).sendKeys(key);
        return Double.parseDouble(
                figure.findElement(By.cssSelector(".legend output")).getText());
    }

    @Test
    void theLegendOfManyCurvesScrolls() {
        WebElement legend = chart("many").findElement(By.className("legend"));

        assertThat(legend.findElements(By.tagName("li"))).hasSize(200);
        assertThat(legend.getSize().getHeight()).isLessThanOrEqualTo(200);
        assertThat(legend.getSize().getWidth()).isLessThanOrEqualTo(1120);
        assertThat(Integer.parseInt(legend.getDomProperty("scrollHeight"))).isGreaterThan(1000);
        assertThat(chart("many").findElement(By.className("plot")).getSize().getHeight())
                .isGreaterThanOrEqualTo(300);
    }

    private static WebElement chart(String name) {
        WebElement figure = driver.findElement(By.id("figure-" + name));
        driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", figure);
        new WebDriverWait(driver, Duration.ofSeconds(5))
                .until(ready -> "true".equals(figure.getDomAttribute("data-drawn")));
        return figure;
    }

    private static double view(WebElement figure, String end) {
        return Double.parseDouble(figure.getDomAttribute("data-" + end));
    }
}
