package org.lodo.engine.study;

import java.util.List;
import org.lodo.engine.catalog.Suggestions;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.yaml.BuiltInFiles;
import org.lodo.engine.yaml.YamlText;

/** Reads studies: the built-in ones by name, a user's own by path. */
public final class StudyReader {

    private static final BuiltInFiles BUILT_IN = new BuiltInFiles("studies");

    private StudyReader() {}

    /**
     * @return the names of the studies that come with the suite
     */
    public static List<String> builtIn() {
        return BUILT_IN.names();
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
