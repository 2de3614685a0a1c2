package org.lodo.engine.remote;

import java.io.IOException;

/** Connects to clusters of one kind. Found by {@link java.util.ServiceLoader}, see {@link RemoteRunners}. */
public interface RemoteRunnerProvider {

    /**
     * @return the name of the kind, in lower case: also that of the option that asks for it and of the profile that builds it
     */
    String name();

    /**
     * Connects, and gives the other machines the code.
     *
     * @param address of the cluster, as a user wrote it
     * @param code what the other machines need
     * @return makes runs there
     * @throws org.lodo.engine.catalog.UsageException if this is no address of such a cluster
     * @throws IOException if nobody answers there within a time limit, or refuses; the message says so in one line
     */
    RemoteRunner connect(String address, RemoteCode code) throws IOException;
}
