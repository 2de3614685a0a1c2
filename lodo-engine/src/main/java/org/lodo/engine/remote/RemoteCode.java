package org.lodo.engine.remote;

import java.net.URL;
import java.util.List;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.run.Environment;

/**
 * The code that makes runs, to be had by every machine that makes some of them.
 *
 * @param catalog the optimizers, problems and metrics
 * @param plugins the jars and class folders of plug-ins; one given as a source file is compiled already
 * @param environment this process: whoever makes a run has code of the same digest, and stores what else it says of the code
 */
public record RemoteCode(Catalog catalog, List<URL> plugins, Environment environment) {

    /** Copies the list. */
    public RemoteCode {
        plugins = List.copyOf(plugins);
    }
}
