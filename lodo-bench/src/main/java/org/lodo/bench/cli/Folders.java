package org.lodo.bench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.io.Project;

/** Where results stand. */
final class Folders {

    private Folders() {}

    /** Relative paths are relative to the folder that the command was given in. */
    static Path resolve(Path path) {
        return path.isAbsolute() ? path : Path.of("").toAbsolutePath().resolve(path);
    }

    /** The folder of a study under the project's {@code reports/}. */
    static Path ofStudy(String name) {
        return Project.reports().resolve(name);
    }

    /** The folder of a study as changed by options; the same options lead to the same folder. */
    static Path ofVariant(String name, String fingerprint) {
        return ofStudy("variants").resolve(name + "-" + fingerprint);
    }

    /** The folder of a tuning. */
    static Path ofTuning(String name) {
        return Project.tuned().resolve(name);
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
