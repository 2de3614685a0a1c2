package org.lodo.engine.io;

import java.nio.file.Path;
import java.util.Objects;

/** Where the project keeps results: {@code reports/} and the folders in it. */
public final class Project {

    /** The name of the page with links to all reports, in the folder of reports. */
    public static final String INDEX = "index.html";

    /** The name of the folder of tuned hyper-parameters in the folder of reports. */
    public static final String TUNED = "tuned";

    /** The name of the folder of benchmarks in the folder of reports. */
    public static final String PERFORMANCE = "performance";

    private Project() {}

    /**
     * @return the folder of reports, absolute; below the working directory if Maven does not give the project's root
     */
    public static Path reports() {
        // Set by Maven: the root of the project, also if Maven was started in a module's folder.
        String root = Objects.requireNonNullElse(System.getProperty("maven.multiModuleProjectDirectory"), "");
        return Path.of(root).toAbsolutePath().resolve("reports");
    }

    /**
     * @return the folder of tuned hyper-parameters
     */
    public static Path tuned() {
        return reports().resolve(TUNED);
    }

    /**
     * @return the folder of studies that options changed, and of comparisons
     */
    public static Path variants() {
        return reports().resolve("variants");
    }

    /**
     * @return the folder of the baseline that a check compares with
     */
    public static Path baseline() {
        return reports().resolve("baseline");
    }

    /**
     * @return the folder of benchmarks
     */
    public static Path performance() {
        return reports().resolve(PERFORMANCE);
    }
}
