package org.lodo.bench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.lodo.bench.catalog.UsageException;

/** Where results stand. */
final class Folders {

    private Folders() {}

    /** Relative paths are relative to the folder that the command was given in. */
    static Path resolve(Path path) {
        return path.isAbsolute() ? path : Path.of("").toAbsolutePath().resolve(path);
    }

    /** The folder of a study under the project's {@code reports/}. */
    static Path ofStudy(String name) {
        // Set by Maven: the root of the project, also if Maven was started in a module's folder.
        String root = Objects.requireNonNullElse(System.getProperty("maven.multiModuleProjectDirectory"), "");
        return Path.of(root).toAbsolutePath().resolve("reports").resolve(name);
    }

    /** The folder of a study as changed by options; the same options lead to the same folder. */
    static Path ofVariant(String name, String fingerprint) {
        return ofStudy("variants").resolve(name + "-" + fingerprint);
    }

    /** Makes sure that a folder is there and can be written to. */
    static Path writable(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".writable", ".tmp"));
            return folder;
        } catch (IOException e) {
            throw new UsageException("output folder '" + folder + "': must be a folder that can be written to", e);
        }
    }
}
