package org.lodo.engine.remote;

import java.util.Optional;
import java.util.ServiceLoader;

/** Finds the modules on the class path that make runs elsewhere. */
public final class RemoteRunners {

    private RemoteRunners() {}

    /**
     * @param name the name of a kind of cluster
     * @return the module that knows it; empty if it is not on the class path
     */
    public static Optional<RemoteRunnerProvider> find(String name) {
        return ServiceLoader.load(RemoteRunnerProvider.class, RemoteRunners.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals(name))
                .findFirst();
    }
}
