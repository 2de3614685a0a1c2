package org.lodo.engine.remote;

import java.io.IOException;
import java.util.List;
import org.lodo.engine.run.SealedRun;

/** Makes runs on other machines, or at least in other processes. Closing it ends what it has started there. */
public interface RemoteRunner extends AutoCloseable {

    /** Is told what becomes of runs. */
    interface Listener {

        /**
         * A run has begun. Need not be told of runs too short for anyone to see them under way. Any thread.
         *
         * @param run the run; told once more if it is begun anew because its machine was lost
         */
        void began(RemoteRun run);

        /**
         * A run has ended, perhaps by failing, which is a result like any other. Told once a run, by the thread that called
         * {@link RemoteRunner#run}.
         *
         * @param run the run
         * @param sealed what came out, as it arrived
         * @throws IOException if it is not to be believed or cannot be stored, which ends the others
         */
        void ended(RemoteRun run, SealedRun sealed) throws IOException;
    }

    /**
     * @return how many runs are under way at once, as far as is known
     */
    int atOnce();

    /**
     * Makes runs, each on one thread and none of them clocked, and returns when all have ended. Those on a machine that is lost
     * are made again on another.
     *
     * @param runs what to run, in any order
     * @param listener told of each run as soon as it has ended, so that nothing of it is lost with this process
     * @throws IOException if they cannot all be made; the message says why in one line. Those that were told have ended
     */
    void run(List<RemoteRun> runs, Listener listener) throws IOException;

    @Override
    void close();
}
