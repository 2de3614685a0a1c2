package org.lodo.engine.run;

import java.util.List;

/**
 * The runs that are to be made, in the order in which they begin: what is needed to say in advance how long they will take.
 *
 * @param phases begun one after the other, each when the one before has ended
 */
public record RunPlan(List<Phase> phases) {

    /** Copies the list. */
    public RunPlan {
        phases = List.copyOf(phases);
    }

    /**
     * Runs that are made side by side.
     *
     * @param atOnce how many are under way at once, at least 1
     * @param exclusive whether each of them has the machine to itself
     * @param groups the runs, in the order in which they begin
     */
    public record Phase(int atOnce, boolean exclusive, List<Group> groups) {

        /** Copies the list. */
        public Phase {
            groups = List.copyOf(groups);
        }
    }

    /**
     * Runs that are alike: of one optimizer on one problem, of equal length.
     *
     * @param example one of them; the others may differ from it in seed and hyper-parameters
     * @param count how many there are
     * @param warmUpSeconds how long the machine is warmed up before they begin, in all
     * @param leastSeconds how long each of them takes at least, since one that is shorter is repeated
     */
    public record Group(RunSpec example, long count, double warmUpSeconds, double leastSeconds) {

        /**
         * Runs that are neither warmed up nor repeated.
         *
         * @param example one of them
         * @param count how many there are
         */
        public Group(RunSpec example, long count) {
            this(example, count, 0, 0);
        }
    }

    /**
     * @return the number of steps of all runs, or the largest number that there is
     */
    public long steps() {
        return StepCount.sum(phases.stream()
                .flatMap(phase -> phase.groups().stream())
                .mapToLong(group ->
                        StepCount.product(group.count(), group.example().steps())));
    }
}
