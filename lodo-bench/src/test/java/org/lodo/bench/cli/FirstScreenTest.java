package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.Select;

/** What a reader sees of the committed reports, made anew from what is committed. Skipped where no browser is installed. */
class FirstScreenTest {

    private static final Path REPORTS = Path.of("../reports");
    private static final int HEIGHT = 900;

    @TempDir
    private static Path dir;

    private static ChromeDriver driver;

    @BeforeAll
    static void open() {
        Optional<Browser.Programs> programs = Browser.find();
        assumeTrue(programs.isPresent(), "no browser with its driver is installed: pages are not tested");
        driver = Browser.open(programs.get(), dir.resolve("profile"), 1280, HEIGHT);
        // The window of a browser is larger than the page in it.
        long missing = HEIGHT - (Long) driver.executeScript("return window.innerHeight");
        driver.manage().window().setSize(new Dimension(1280, HEIGHT + (int) missing));
    }

    @AfterAll
    static void close() {
        if (driver != null) {
            driver.quit();
        }
    }

    private static void show(String study) throws IOException {
        Path folder = dir.resolve(study);
        if (!Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(REPORTS.resolve(study))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path to = folder.resolve(
                            REPORTS.resolve(study).relativize(file).toString());
                    Files.createDirectories(to.getParent());
                    Files.copy(file, to);
                }
            }
            Shell shell = Shell.run("report", folder.toString());
            assertThat(shell.exitCode()).as(shell.err()).isZero();
        }
        driver.get("about:blank");
        driver.get(folder.resolve("report.html").toUri().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"paper-quadratic-published", "paper-rosenbrock", "noisy-quadratic", "ablations", "mnist-cpu"})
    void holdsVerdictsTableAndTheTopOfTheMainChart(String study) throws IOException {
        show(study);

        assertThat((Long) driver.executeScript("return window.innerHeight")).isEqualTo(HEIGHT);
        assertThat(bottom("main > ul")).as("verdicts").isLessThan(HEIGHT);
        assertThat(bottom("main > .table")).as("table").isLessThan(HEIGHT);
        assertThat(top("main > figure")).as("main chart").isLessThan(HEIGHT - 40);
        assertThat(driver.findElement(By.cssSelector("main > .table thead")).getText())
                .contains("against lodo");
        assertThat(driver.findElements(By.cssSelector("main > ul > li"))).isNotEmpty();
    }

    @Test
    void ablationsHaveContentsSweepsFirstAndFewTabStops() throws IOException {
        show("ablations");

        WebElement contents = driver.findElement(By.id("contents"));
        driver.executeScript("window.scrollTo(0, document.documentElement.scrollHeight / 2)");
        assertThat(number("return document.getElementById('contents').getBoundingClientRect().top"))
                .isBetween(0.0, 200.0);
        assertThat(contents.findElements(By.tagName("a"))).hasSizeBetween(8, 30);
        assertThat(number("""
                return Array.from(document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']"))
                  .filter(element => element.checkVisibility() && element.tabIndex >= 0).length""")).isLessThan(150);
        assertThat(number("return document.documentElement.scrollHeight")).isLessThan(12_000);
        // The cells of a sweep come after its chart, folded.
        assertThat(driver.findElements(By.cssSelector("#section-bowl-noise-by-noisescale ~ figure")))
                .isNotEmpty();
        assertThat(driver.findElement(By.id("table-bowl-noise-noiseScale=0.1--losses"))
                        .isDisplayed())
                .isFalse();
    }

    /** Against any optimizer, with the words that Java has for it. */
    @Test
    void theReferenceIsChosenOnThePageAndKeptInItsAddress() throws IOException {
        show("paper-quadratic-published");
        String before = driver.findElement(By.cssSelector("main > ul")).getText();
        driver.executeScript("history.replaceState(null, '', '#other.log=1')");

        new Select(driver.findElement(By.id("reference"))).selectByValue("adam");

        assertThat(driver.getCurrentUrl()).endsWith("#other.log=1&ref=adam");
        assertThat(driver.findElement(By.cssSelector("main > ul")).getText())
                .startsWith("noisy-quadratic: adam (loss ")
                .contains("is worse than lodo as well as newton and levenberg-marquardt (given the Hessian)");
        assertThat(driver.findElement(By.cssSelector("main > .table thead")).getText())
                .contains("against adam");
        assertThat(verdict("lodo")).isEqualTo("better");
        assertThat(verdict("adam")).isEqualTo("reference");

        String address = driver.getCurrentUrl();
        driver.get("about:blank");
        driver.get(address);
        assertThat(verdict("lodo")).isEqualTo("better");
        new Select(driver.findElement(By.id("reference"))).selectByValue("lodo");
        assertThat(driver.findElement(By.cssSelector("main > ul")).getText()).isEqualTo(before);
        assertThat(driver.getCurrentUrl()).endsWith("#other.log=1");
    }

    private static String verdict(String optimizer) {
        return driver.findElement(
                        By.xpath("//table[@id='table-noisy-quadratic-losses']//tr[th='" + optimizer + "']/td[3]"))
                .getText();
    }

    private static double bottom(String selector) {
        return number("return document.querySelector('" + selector + "').getBoundingClientRect().bottom");
    }

    private static double top(String selector) {
        return number("return document.querySelector('" + selector + "').getBoundingClientRect().top");
    }

    private static double number(String script) {
        return ((Number) driver.executeScript(script)).doubleValue();
    }
}
