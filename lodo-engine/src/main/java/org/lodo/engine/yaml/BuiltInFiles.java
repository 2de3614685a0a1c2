package org.lodo.engine.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * YAML files among the resources, such as the studies of the suite. Each folder has a file {@code INDEX} with their names, one
 * per line, in the order of listings.
 */
public final class BuiltInFiles {

    private final String folder;
    private final List<String> names;

    /**
     * @param folder a folder among the resources, such as "studies"; it need not exist
     */
    public BuiltInFiles(String folder) {
        this.folder = "/" + folder + "/";
        names = read("INDEX").lines().filter(line -> !line.isBlank()).toList();
    }

    /**
     * @return the names of the files, without their ending
     */
    public List<String> names() {
        return names;
    }

    /**
     * @param name one of the names
     * @return the text of the file
     */
    public String text(String name) {
        return read(name + ".yaml");
    }

    private String read(String file) {
        try (InputStream in = BuiltInFiles.class.getResourceAsStream(folder + file)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
