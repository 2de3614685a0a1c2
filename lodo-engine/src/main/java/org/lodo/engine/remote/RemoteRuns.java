package org.lodo.engine.remote;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.io.DamagedException;
import org.lodo.engine.run.Progress;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.SealedRun;

/** Has runs made elsewhere: opens what comes back, hands on what is sealed and of the same code, and tells of progress. */
public final class RemoteRuns {

    private final RemoteRunner runner;
    private final String codeDigest;
    private final Progress progress;

    /** Stores results. */
    @FunctionalInterface
    public interface Keeper {
        /**
         * @param result what came out of a run, opened
         * @param sealed the files of the run
         * @throws IOException if it cannot be stored, which ends the other runs
         */
        void keep(RunResult result, SealedRun sealed) throws IOException;
    }

    /**
     * @param runner makes the runs
     * @param codeDigest the digest of the code that is to make them
     * @param progress told of the runs
     */
    public RemoteRuns(RemoteRunner runner, String codeDigest, Progress progress) {
        this.runner = runner;
        this.codeDigest = codeDigest;
        this.progress = progress;
    }

    /**
     * Has runs made.
     *
     * @param runs what to run
     * @param keeper stores each result as soon as it is there; called by this thread
     * @throws IOException if they cannot all be made and stored; the message says why
     */
    public void run(List<RemoteRun> runs, Keeper keeper) throws IOException {
        if (runs.isEmpty()) {
            return;
        }
        Reception reception = new Reception(keeper);
        try {
            runner.run(runs, reception);
        } finally {
            reception.close();
        }
    }

    /** Who is told by the runner. */
    private final class Reception implements RemoteRunner.Listener {
        private final Keeper keeper;
        private final Map<RemoteRun, Progress.Run> underWay = new HashMap<>();
        private final Set<RemoteRun> done = new HashSet<>();

        Reception(Keeper keeper) {
            this.keeper = keeper;
        }

        @Override
        public synchronized void began(RemoteRun run) {
            // News of the beginning may come after the result.
            if (!done.contains(run)) {
                underWay.computeIfAbsent(run, begun -> progress.begin(begun.spec(), false));
            }
        }

        private synchronized Progress.@Nullable Run end(RemoteRun run) {
            done.add(run);
            return underWay.remove(run);
        }

        /** Of the runs that never ended. */
        private synchronized void close() {
            underWay.values().forEach(Progress.Run::close);
        }

        @Override
        public void ended(RemoteRun run, SealedRun sealed) throws IOException {
            RunResult result;
            try {
                result = sealed.result(run.spec(), codeDigest);
            } catch (IOException | RuntimeException e) {
                throw new IOException(
                        "what came back of " + run.spec().describe() + " " + DamagedException.reason(e), e);
            }
            Progress.Run begun = end(run);
            try (Progress.Run told = begun == null ? progress.begin(run.spec(), false) : begun) {
                // How long it took was only seen of a run that was seen to begin.
                long made = begun == null ? 0 : result.cost().steps();
                told.advance(made);
                told.skip(run.spec().steps() - made);
                keeper.keep(result, sealed);
                told.stored();
            }
        }
    }
}
