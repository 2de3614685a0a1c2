package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodo.bench.table.Numbers;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Opens the page of a study from disk and operates it. Skipped if no browser is installed. */
class PageTest {

    private static final String STUDY = """
            title: A study <to look at> & "use"
            seeds: 3
            metrics: [hessian_error, spectrum]
            problems:
              - {problem: noisy-quadratic, steps: 2000, settings: {dimension: 6}, targets: [1.5]}
              - {problem: rosenbrock, steps: 50}
            optimizers:
              - {optimizer: adam}
              - {optimizer: lodo, settings: {initialLearningRate: 0.1}}
              - {optimizer: lodo, label: deep, on: [rosenbrock], settings: {initialLearningRate: 0.1}, along: {layers: [1, 2, 4]}}
            claims:
              - {claim: LODO is better, source: nobody, problem: noisy-quadratic, optimizer: lodo, betterThan: adam}
            """;

    @TempDir
    private static Path dir;

    private static ChromeDriver driver;
    private static Path folder;

    @BeforeAll
    static void openThePage() throws IOException {
        Optional<Browser.Programs> programs = Browser.find();
        assumeTrue(programs.isPresent(), "no browser with its driver is installed: the page is not tested");
        folder = dir.resolve("looked-at");
        Path study = Files.writeString(dir.resolve("looked-at.yaml"), STUDY);
        Shell shell = Shell.run("run", study.toString(), "--out", folder.toString());
        assertThat(shell.exitCode()).as(shell.err()).isZero();
        driver = Browser.open(programs.get(), dir.resolve("profile"), 1280, 1000);
        driver.get(folder.resolve("report.html").toUri().toString());
    }

    @AfterAll
    static void close() {
        if (driver != null) {
            driver.quit();
        }
    }

    @Test
    void makesNoRequestsAndLogsNoErrors() throws IOException {
        driver.executeScript("document.querySelectorAll('details').forEach(fold => { fold.open = true; })");
        charts().forEach(PageTest::scrollTo);
        driver.executeScript("document.querySelectorAll('details').forEach(fold => { fold.open = false; })");
        List<String> asked = new ArrayList<>();
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            JsonNode message = new ObjectMapper().readTree(entry.getMessage()).path("message");
            boolean isOfPage =
                    message.path("params").path("documentURL").asText().startsWith("file:");
            if (isOfPage && message.path("method").asText().equals("Network.requestWillBeSent")) {
                asked.add(message.path("params").path("request").path("url").asText());
            }
        }
        assertThat(asked).isNotEmpty().allMatch(url -> url.startsWith("file:") || url.startsWith("data:"));
        assertThat(asked).filteredOn(url -> url.startsWith("file:")).hasSize(1);
        assertThat(driver.manage().logs().get(LogType.BROWSER).getAll())
                .filteredOn(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .isEmpty();
    }

    @Test
    void hasEveryLossOfTheSummary() throws IOException {
        List<String> rows = Files.readAllLines(folder.resolve("summary.csv"));
        assertThat(rows).hasSize(1 + 2 + 5);
        for (String row : rows.subList(1, rows.size())) {
            String[] fields = row.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
            WebElement shown = driver.findElement(By.xpath(
                    "//table[@id='table-" + fields[0] + "-losses']//tr[th='" + fields[1].replace("\"", "") + "']"));
            // Padding puts decimal points below each other.
            assertThat(shown.getText().replaceAll("[\u2007\u2008]", ""))
                    .contains(Numbers.number(Double.parseDouble(fields[5]), Double.parseDouble(fields[6])));
        }
        assertThat(driver.getTitle()).isEqualTo("A study <to look at> & \"use\"");
    }

    @Test
    void axesCanBeSwitchedAndSeedsShown() {
        WebElement figure = chart("noisy-quadratic-loss-by-step");
        assertThat(figure.getDomAttribute("data-axis")).isEqualTo("step");

        new Select(figure.findElement(By.tagName("select"))).selectByVisibleText("seconds");
        assertThat(figure.getDomAttribute("data-axis")).isEqualTo("seconds");
        new Select(figure.findElement(By.tagName("select"))).selectByVisibleText("gradients");
        assertThat(figure.getDomAttribute("data-axis")).isEqualTo("gradients");

        checkbox(figure, "log y").click();
        checkbox(figure, "seeds").click();
        assertThat(figure.getDomAttribute("data-y-scale")).isEqualTo("linear");
        assertThat(figure.getDomAttribute("data-x-scale")).isEqualTo("log");
        assertThat(figure.getDomAttribute("data-seeds")).isEqualTo("shown");
        // The best possible loss of six directions is visible on either axis.
        double best = 0.5
                * IntStream.range(0, 6)
                        .mapToDouble(i -> StrictMath.pow(10, -3 + 3.0 * i / 5))
                        .sum();
        assertThat(view(figure, "y-min")).isLessThan(best);
        assertThat(view(figure, "y-max")).isGreaterThan(best);
    }

    @Test
    void buttonsZoomAndMoveCharts() {
        WebElement figure = chart("rosenbrock-loss-by-step");
        double low = view(figure, "x-min");
        double high = view(figure, "x-max");
        assertThat(high).isEqualTo(50);

        button(figure, "Zoom in").click();
        double zoomedLow = view(figure, "x-min");
        double zoomedHigh = view(figure, "x-max");
        assertThat(zoomedLow).isGreaterThan(low);
        assertThat(zoomedHigh).isLessThan(high);
        figure.findElement(By.cssSelector("button[aria-label='Move right']")).click();
        assertThat(view(figure, "x-max")).isGreaterThan(zoomedHigh);
        for (int click = 0; click < 60; click++) {
            button(figure, "Zoom in").click();
        }
        button(figure, "Whole").click();
        assertThat(view(figure, "x-min")).isEqualTo(low);
        assertThat(view(figure, "x-max")).isEqualTo(high);
    }

    private static double view(WebElement figure, String end) {
        return Double.parseDouble(figure.getDomAttribute("data-" + end));
    }

    private static WebElement button(WebElement figure, String label) {
        return figure.findElement(By.xpath(".//div[@class='controls']/button[text()='" + label + "']"));
    }

    @Test
    void keyboardMovesTheCursorAndSwitchesCurves() {
        WebElement figure = chart("rosenbrock-loss-by-step");
        figure.findElement(By.className("plot")).sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
        assertThat(figure.findElement(By.className("at")).getText()).startsWith("step ");
        WebElement entry = figure.findElement(By.cssSelector(".legend button"));
        assertThat(entry.findElement(By.tagName("output")).getText()).isNotEmpty();

        entry.sendKeys(Keys.ENTER);
        assertThat(entry.getDomAttribute("aria-pressed")).isEqualTo("false");
        entry.sendKeys(Keys.ENTER);
        assertThat(entry.getDomAttribute("aria-pressed")).isEqualTo("true");
    }

    @Test
    void tablesAreSortedByTheirNumbersInBothOrders() {
        WebElement table = driver.findElement(By.id("table-rosenbrock-losses"));
        WebElement head = table.findElements(By.cssSelector("thead th")).get(1);
        scrollTo(head);

        head.findElement(By.tagName("button")).click();
        assertThat(head.getDomAttribute("aria-sort")).isEqualTo("ascending");
        assertThat(column(table)).hasSize(5).isSorted();
        head.findElement(By.tagName("button")).click();
        assertThat(head.getDomAttribute("aria-sort")).isEqualTo("descending");
        assertThat(column(table)).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void searchKeepsMatchingRows() {
        WebElement search = driver.findElement(By.id("search"));
        search.sendKeys("layers=2");
        WebElement table = driver.findElement(By.id("table-rosenbrock-losses"));
        new WebDriverWait(driver, Duration.ofSeconds(5))
                .until(ready -> table.findElements(By.cssSelector("tbody tr:not([hidden])"))
                                .size()
                        == 1);
        assertThat(driver.findElement(By.id("found")).getText()).contains("layers=2");

        search.clear();
        search.sendKeys(" ", Keys.BACK_SPACE);
        new WebDriverWait(driver, Duration.ofSeconds(5))
                .until(ready -> table.findElements(By.cssSelector("tbody tr:not([hidden])"))
                                .size()
                        == 5);
    }

    @Test
    void fitsAPhoneInDarkMode() {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 400, "height", 800, "deviceScaleFactor", 2, "mobile", true));
        driver.findElement(By.id("theme")).click();
        assertThat(driver.findElement(By.tagName("html")).getDomAttribute("data-theme"))
                .isEqualTo("dark");
        Object overflow = driver.executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(overflow).as("nothing is wider than the screen").isEqualTo(0L);
        driver.findElement(By.id("theme")).click();
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        driver.manage().window().setSize(new Dimension(1280, 1000));
    }

    private static List<WebElement> charts() {
        return driver.findElements(By.cssSelector("figure[data-chart]"));
    }

    private static WebElement chart(String name) {
        WebElement figure = driver.findElement(By.id("figure-" + name));
        scrollTo(figure);
        return figure;
    }

    private static void scrollTo(WebElement element) {
        driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
        if (element.getDomAttribute("data-chart") != null) {
            new WebDriverWait(driver, Duration.ofSeconds(5))
                    .until(ready -> "true".equals(element.getDomAttribute("data-drawn")));
        }
    }

    private static WebElement checkbox(WebElement figure, String label) {
        return figure.findElement(
                By.xpath(".//div[@class='controls']/label[contains(., '" + label + "')]/input[@type='checkbox']"));
    }

    private static List<Double> column(WebElement table) {
        return table.findElements(By.cssSelector("tbody tr td:nth-child(2)")).stream()
                .map(cell -> Double.valueOf(cell.getDomAttribute("data-sort")))
                .toList();
    }
}
