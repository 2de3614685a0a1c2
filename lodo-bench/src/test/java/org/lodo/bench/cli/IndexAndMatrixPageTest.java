package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Opens the committed index and matrix from disk and operates them. Skipped if no browser is installed. */
class IndexAndMatrixPageTest {

    private static final Path REPORTS = Path.of("../reports").toAbsolutePath().normalize();

    @TempDir
    private static Path dir;

    private static ChromeDriver driver;

    @BeforeAll
    static void openABrowser() throws IOException {
        Optional<Browser.Programs> programs = Browser.find();
        assumeTrue(programs.isPresent(), "no browser with its driver is installed: the pages are not tested");
        driver = Browser.open(programs.get(), dir.resolve("profile"), 1280, 1000);
    }

    @AfterAll
    static void close() {
        if (driver != null) {
            driver.quit();
        }
    }

    @BeforeEach
    void forgetTheTheme() {
        open("index.html");
        driver.executeScript("localStorage.clear()");
    }

    @Test
    void searchAnswersWithEveryRowOfAnOptimizer() {
        open("index.html");
        driver.findElement(By.id("search")).sendKeys("adam");
        new WebDriverWait(driver, Duration.ofSeconds(5))
                .until(ready -> !driver.findElement(By.id("found")).getText().isEmpty());

        List<WebElement> rows = driver.findElements(By.cssSelector("main tbody tr:not([hidden])"));
        // Rows of the map have no visible text while it is folded.
        assertThat(rows)
                .hasSizeGreaterThan(10)
                .allMatch(row -> row.getDomProperty("textContent").contains("adam"));
        assertThat(rows).anyMatch(row -> row.getText().contains("paper-rosenbrock"));
    }

    @Test
    void theThemeIsKeptOnOtherPages() {
        open("index.html");
        String before = theme();
        driver.findElement(By.id("theme")).click();
        String chosen = theme();
        assertThat(chosen).isNotEqualTo(before);

        driver.findElement(By.linkText("performance/peers")).click();
        assertThat(theme()).isEqualTo(chosen);
        driver.findElement(By.linkText("All reports")).click();
        assertThat(theme()).isEqualTo(chosen);
    }

    /** As in browsers that give every file a storage of its own, or none at all. */
    @Test
    void theThemeIsKeptWithoutStorage() {
        open("index.html");
        driver.executeScript(
                "Storage.prototype.setItem = () => { throw new DOMException('refused', 'SecurityError'); }");
        driver.findElement(By.id("theme")).click();
        String chosen = theme();

        driver.findElement(By.partialLinkText("Where each")).click();
        assertThat(driver.executeScript("return localStorage.length")).isEqualTo(1L);
        assertThat(theme()).isEqualTo(chosen);
        assertThat(driver.getCurrentUrl()).contains("?theme=" + chosen);
    }

    @Test
    void anyOptimizerIsTheReferenceAndTheAddressKeepsIt() {
        open("matrix.html#zoom=3");
        assertThat(verdict("paper-quadratic-published", "adam")).isEqualTo("w");
        choose("Reference", "adam");
        assertThat(verdict("paper-quadratic-published", "adam")).isEqualTo("r");
        assertThat(verdict("paper-quadratic-published", "lodo")).isEqualTo("b");
        assertThat(driver.getCurrentUrl()).contains("ref=adam").contains("zoom=3");

        driver.navigate().refresh();
        assertThat(verdict("paper-quadratic-published", "lodo")).isEqualTo("b");
        choose("Reference", "each study's own");
        assertThat(driver.getCurrentUrl()).contains("zoom=3").doesNotContain("ref=");
    }

    @Test
    void filtersLeaveRowsAndColumnsOut() {
        open("matrix.html");
        int all = rows();
        choose("Problem", "rosenbrock");
        assertThat(rows()).isBetween(1, all - 1);
        assertThat(driver.findElements(By.cssSelector("#matrix-table tbody tr")))
                .allMatch(row -> row.getText().contains("rosenbrock"));
        choose("Optimizers given", "Hessian");
        assertThat(columns()).containsExactlyInAnyOrder("newton", "levenberg-marquardt");
        choose("Optimizers given", "all");
        choose("Problem", "all");
        assertThat(rows()).isEqualTo(all);
        assertThat(columns()).noneMatch(name -> name.contains("["));
        choose("Study", "ablations");
        choose("Points of sweeps", "shown");
        assertThat(columns()).anyMatch(name -> name.contains("[layers=4]"));
        assertThat(driver.getCurrentUrl()).contains("study=ablations").contains("variants=shown");
        choose("Settings", "tuned");
        assertThat(columns()).contains("lodo").doesNotContain("newton");
    }

    @Test
    void betterVerdictsOfAColumnAreCounted() {
        open("matrix.html#study=paper-quadratic-published&ref=lodo");
        List<WebElement> better = driver.findElements(By.xpath("//tfoot/tr[starts-with(th, 'better')]/td"));
        int newton = columns().indexOf("newton");
        int adam = columns().indexOf("adam");
        assertThat(better.get(newton + 1).getText()).isEqualTo("1");
        assertThat(better.get(adam + 1).getText()).isEmpty();
    }

    @Test
    void nothingIsWiderThanAPhone() {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", 400, "height", 800, "deviceScaleFactor", 2, "mobile", true));
        for (String page :
                List.of("index.html", "matrix.html", "performance/peers/report.html", "tuned/mnist-cpu/report.html")) {
            open(page);
            assertThat(driver.executeScript(
                            "return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .as(page)
                    .isEqualTo(0L);
        }
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    @Test
    void logsNoErrors() {
        for (String page : List.of("index.html", "matrix.html", "performance/peers/report.html")) {
            open(page);
            assertThat(driver.manage().logs().get(LogType.BROWSER).getAll())
                    .as(page)
                    .filteredOn(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                    .isEmpty();
        }
    }

    private static void open(String page) {
        driver.get("about:blank");
        driver.get(REPORTS.toUri() + page);
    }

    private static String theme() {
        return driver.findElement(By.tagName("html")).getDomAttribute("data-theme");
    }

    private static void choose(String label, String option) {
        new Select(driver.findElement(By.xpath("//label[starts-with(., \"" + label + "\")]/select")))
                .selectByVisibleText(option);
    }

    private static int rows() {
        return driver.findElements(By.cssSelector("#matrix-table tbody tr")).size();
    }

    private static List<String> columns() {
        return driver.findElements(By.cssSelector("#matrix-table thead .turned")).stream()
                .map(WebElement::getText)
                .toList();
    }

    private static String verdict(String study, String optimizer) {
        WebElement row = driver.findElement(By.xpath("//table[@id='matrix-table']/tbody/tr[td[1]='" + study + "']"));
        return row.findElements(By.cssSelector("td"))
                .get(columns().indexOf(optimizer) + 1)
                .getDomAttribute("data-verdict");
    }
}
