package org.lodo.engine.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.lodo.engine.catalog.Catalog;

/** The plug-in of odd optimizers and problems that stands in the test resources as one source file. */
public final class OddPlugins {

    private static final Path CLASSES = compile();

    private OddPlugins() {}

    /** The source file. */
    public static Path source() {
        try {
            return Path.of(
                    OddPlugins.class.getResource("/plugins/OddPlugin.java").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A folder with its classes and the declaration of its provider. */
    public static Path classes() {
        return CLASSES;
    }

    /** The suite's catalog with the odd ones. */
    public static Catalog catalog() {
        try {
            return Catalog.load(Plugins.load(List.of(CLASSES)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path compile() {
        try {
            return Path.of(
                    URI.create(Plugins.load(List.of(source())).getURLs()[0].toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
