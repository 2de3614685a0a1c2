package org.lodo.engine.study;

import java.nio.file.Path;
import java.util.List;
import org.lodo.engine.catalog.Suggestions;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.io.Project;
import org.lodo.engine.yaml.BuiltInFiles;
import org.lodo.engine.yaml.YamlText;

/** Reads studies: the built-in ones by name, a user's own by path. */
public final class StudyReader {

    private static final BuiltInFiles BUILT_IN = new BuiltInFiles("studies");

    /** The origin of the studies that come with the suite; no path of a file, which ends in .yaml or .yml. */
    static final String BUILT_IN_ORIGIN = "built-in";

    private StudyReader() {}

    /**
     * @return the names of the studies that come with the suite
     */
    public static List<String> builtIn() {
        return BUILT_IN.names();
    }

    /**
     * @param nameOrPath the name of a study or the path of a file
     * @return whether it is the name of a study that comes with the suite
     */
    public static boolean isBuiltIn(String nameOrPath) {
        return builtIn().contains(nameOrPath);
    }

    /**
     * Where a study comes from. Studies of different origins may have the same name; they are different studies all the same.
     *
     * @param nameOrPath the name of a built-in study or the path of a file
     * @return "built-in", or the path of the file, from the project's root if it is below
     */
    public static String origin(String nameOrPath) {
        if (isBuiltIn(nameOrPath)) {
            return BUILT_IN_ORIGIN;
        }
        Path file = Path.of(nameOrPath).toAbsolutePath().normalize();
        Path root = Project.reports().resolveSibling("").normalize();
        return (file.startsWith(root) ? root.relativize(file) : file).toString().replace('\\', '/');
    }

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
        if (builtIn().contains(nameOrPath)) {
            return BUILT_IN.text(nameOrPath);
        }
        if (!YamlText.isPath(nameOrPath)) {
            throw new UsageException(
                    Suggestions.unknown("study", nameOrPath, builtIn()) + " (a study of your own is a .yaml file)");
        }
        return YamlText.ofFile("study", nameOrPath);
    }
}
