package org.lodo.engine.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.lodo.engine.catalog.Catalog;

/** The plug-in of faults of every kind that stands in the test resources as one source file. */
public final class FaultyPlugins {

    private static final URLClassLoader LOADER = load();

    private FaultyPlugins() {}

    /** A source file among the test resources. */
    public static Path source(String name) {
        try {
            return Path.of(FaultyPlugins.class.getResource(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The suite's catalog with the faulty ones. */
    public static Catalog catalog() {
        return Catalog.load(LOADER);
    }

    /** Whether faults that hang whatever happens go on. */
    public static void hang(boolean goesOn) {
        try {
            LOADER.loadClass("FaultyPlugin").getField("spins").setBoolean(null, goesOn);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URLClassLoader load() {
        try {
            return Plugins.load(List.of(source("/plugins/FaultyPlugin.java")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
