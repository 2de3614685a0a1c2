package org.lodo.engine.study;

import java.util.List;
import org.lodo.engine.catalog.Suggestions;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.yaml.YamlText;

/** Reads studies: the built-in ones by name, a user's own by path. */
public final class StudyReader {

    /** The studies that come with the suite. */
    public static final List<String> BUILT_IN = List.of(
            "quick",
            "paper-quadratic",
            "paper-rosenbrock",
            "ablations",
            "noisy-quadratic",
            "grid-noisy-quadratic",
            "grid-rosenbrock",
            "mnist",
            "mnist-cpu",
            "regression");

    private StudyReader() {}

    /**
     * The text of a study.
     *
     * @param nameOrPath the name of a built-in study or the path of a file
     * @return the content of the file
     * @throws UsageException if there is no such study or it is not well formed
     */
    static StudyFile read(String nameOrPath) {
        return YamlText.parse(nameOrPath, text(nameOrPath), StudyFile.class);
    }

    private static String text(String nameOrPath) {
        if (BUILT_IN.contains(nameOrPath)) {
            return YamlText.builtIn("/studies/" + nameOrPath + ".yaml");
        }
        if (!YamlText.isPath(nameOrPath)) {
            throw new UsageException(
                    Suggestions.unknown("study", nameOrPath, BUILT_IN) + " (a study of your own is a .yaml file)");
        }
        return YamlText.ofFile("study", nameOrPath);
    }
}
