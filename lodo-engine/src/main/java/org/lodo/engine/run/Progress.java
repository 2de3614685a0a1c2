package org.lodo.engine.run;

/**
 * Is told how far the runs of a study, a check or a search have come, which a {@link RunPlan} lists in advance. Must be safe for
 * use by several threads.
 */
@FunctionalInterface
public interface Progress {

    /**
     * A run begins; what comes before its first step, such as a warm-up, counts as part of it.
     *
     * @param run what is run
     * @param exclusive whether it has the machine to itself
     * @return is told how far this run has come, by the threads that make it
     */
    Run begin(RunSpec run, boolean exclusive);

    /** How far one run has come. Closing it says that the run has ended, whether it is stored or not. */
    interface Run extends AutoCloseable {

        /**
         * Adds completed steps.
         *
         * @param steps number of steps since the last call
         */
        void advance(long steps);

        /**
         * Adds steps that need not be made, because an earlier process made them or the run has failed.
         *
         * @param steps number of these steps
         */
        void skip(long steps);

        /** The result is stored. */
        void stored();

        @Override
        void close();
    }
}
