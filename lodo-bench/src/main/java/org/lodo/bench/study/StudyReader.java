package org.lodo.bench.study;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.lodo.bench.catalog.Nearest;
import org.lodo.bench.catalog.UsageException;
import org.lodo.bench.yaml.YamlText;

/** Reads studies: the built-in ones by name, a user's own by path. */
public final class StudyReader {

    /** The studies that come with the suite. */
    public static final List<String> BUILT_IN = List.of(
            "quick",
            "paper-quadratic",
            "paper-rosenbrock",
            "noisy-quadratic",
            "grid-noisy-quadratic",
            "grid-rosenbrock",
            "mnist",
            "mnist-cpu",
            "grid-mnist-cpu");

    private StudyReader() {}

    /**
     * The text of a study.
     *
     * @param nameOrPath the name of a built-in study or the path of a file
     * @return what is written down
     * @throws UsageException if there is no such study or it is not well formed
     */
    static StudyFile read(String nameOrPath) {
        String text = BUILT_IN.contains(nameOrPath) ? builtIn(nameOrPath) : file(nameOrPath);
        return YamlText.parse(nameOrPath, text, StudyFile.class);
    }

    /**
     * The name of a study, which names its folder.
     *
     * @param nameOrPath the name of a built-in study or the path of a file
     * @return the name, or the file's name without its ending
     */
    static String name(String nameOrPath) {
        String name = Objects.toString(Path.of(nameOrPath).getFileName()).replaceFirst("\\.ya?ml$", "");
        if (name.isEmpty()) {
            throw new UsageException("study '" + nameOrPath + "': must have a name before its ending");
        }
        return name;
    }

    private static String builtIn(String name) {
        try (InputStream in = StudyReader.class.getResourceAsStream("/studies/" + name + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the built-in study " + name + " cannot be read", e);
        }
    }

    private static String file(String path) {
        if (!path.endsWith(".yaml") && !path.endsWith(".yml")) {
            throw new UsageException(
                    Nearest.unknown("study", path, BUILT_IN) + " (a study of your own is a .yaml file)");
        }
        try {
            return Files.readString(Path.of(path));
        } catch (IOException e) {
            throw new UsageException("study '" + path + "': must be a file that can be read", e);
        }
    }
}
