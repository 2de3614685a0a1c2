package org.lodo.engine.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.lodo.engine.catalog.Catalog;

/** The plug-in of misbehaving optimizers and problems, a source file in the test resources. */
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

    /** A folder with its classes and its service declaration. */
    public static Path classes() {
        return CLASSES;
    }

    /** The suite's catalog with the entries of the plug-in. */
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
