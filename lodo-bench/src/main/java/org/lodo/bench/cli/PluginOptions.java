package org.lodo.bench.cli;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.plugin.Plugins;
import org.lodo.engine.run.CodeIdentity;
import picocli.CommandLine.Option;

/** The option for plug-ins, shared by the verbs that use the catalog. */
final class PluginOptions {

    @Option(
            names = "--plugins",
            paramLabel = "PATH,…",
            description =
                    "Jars, class folders or single Java source files whose optimizers, problems and metrics are added to the catalog.")
    private List<String> paths = List.of();

    /** A catalog, the jars and class folders of its plug-ins, and the identity of the code that results depend on. */
    record Loaded(Catalog catalog, List<URL> plugins, CodeIdentity code) {}

    Loaded load() throws IOException {
        URLClassLoader loader = Plugins.load(CommaList.parse("--plugins", paths).stream()
                .map(path -> Path.of(path).toAbsolutePath())
                .toList());
        Catalog catalog = Catalog.load(loader);
        List<URL> plugins = List.of(loader.getURLs());
        return new Loaded(catalog, plugins, CodeIdentity.of(catalog, plugins));
    }
}
