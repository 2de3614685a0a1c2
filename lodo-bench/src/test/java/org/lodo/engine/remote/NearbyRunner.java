package org.lodo.engine.remote;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.run.Environment;
import org.lodo.engine.run.Runner;
import org.lodo.engine.run.SealedRun;
import org.lodo.parallel.Workers;

/** A cluster that is this process: makes runs in the opposite order, and has each of them begin when it has ended. */
public final class NearbyRunner implements RemoteRunner {

    private final Runner runner;
    private final Environment environment;
    private final UnaryOperator<SealedRun> transport;
    private final int lifetime;
    private int made;

    /**
     * @param environment who makes the runs
     * @param transport what happens to results on their way
     * @param lifetime number of runs after which the cluster breaks down
     */
    public NearbyRunner(Catalog catalog, Environment environment, UnaryOperator<SealedRun> transport, int lifetime) {
        runner = new Runner(catalog);
        this.environment = environment;
        this.transport = transport;
        this.lifetime = lifetime;
    }

    /** How many runs were made. */
    public int made() {
        return made;
    }

    @Override
    public int atOnce() {
        return 3;
    }

    @Override
    public void run(List<RemoteRun> runs, Listener listener) throws IOException {
        List<RemoteRun> reversed = new ArrayList<>(runs);
        Collections.reverse(reversed);
        for (RemoteRun run : reversed) {
            if (made == lifetime) {
                throw new IOException("the cluster broke down");
            }
            made++;
            SealedRun sealed = SealedRun.of(
                    runner.within(run.limit()).run(run.spec(), Workers.serial(), false, steps -> true),
                    environment,
                    Instant.EPOCH);
            if (made % 2 == 0) {
                listener.began(run);
                listener.began(run);
            }
            listener.ended(run, transport.apply(sealed));
            listener.began(run);
        }
    }

    @Override
    public void close() {
        // Has nothing.
    }
}
