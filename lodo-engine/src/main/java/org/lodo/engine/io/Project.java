package org.lodo.engine.io;

import java.nio.file.Path;
import java.util.Objects;

/** Where the project keeps what is not code. */
public final class Project {

    private Project() {}

    /**
     * @return the folder of reports, absolute; below the working directory if Maven does not tell the project's root
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
        return reports().resolve("tuned");
    }
}
