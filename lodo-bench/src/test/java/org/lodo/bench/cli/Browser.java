package org.lodo.bench.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless browser, if one is installed. */
final class Browser {

    private static final List<String> BROWSERS = List.of("chromium", "google-chrome", "chrome");

    private Browser() {}

    /** The programs that a browser test needs: browser and driver. */
    record Programs(Path browser, Path driver) {}

    static Optional<Programs> find() {
        Optional<Path> driver = onPath("chromedriver");
        return BROWSERS.stream()
                .flatMap(name -> onPath(name).stream())
                .findFirst()
                .flatMap(browser -> driver.map(found -> new Programs(browser, found)));
    }

    /** Opens a browser that logs its requests and its console. */
    static ChromeDriver open(Programs programs, Path profile, int width, int height) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(programs.browser().toString());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile,
                "--window-size=" + width + "," + height);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(programs.driver().toFile())
                .usingAnyFreePort()
                .build();
        return new ChromeDriver(service, options);
    }

    private static Optional<Path> onPath(String program) {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        Stream<String> folders = Arrays.stream(path.split(File.pathSeparator));
        return folders.map(folder -> Path.of(folder).resolve(program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
