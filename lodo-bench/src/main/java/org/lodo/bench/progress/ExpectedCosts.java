package org.lodo.bench.progress;

import org.lodo.engine.run.RunSpec;

/** What runs are expected to cost before any of them is made. */
@FunctionalInterface
public interface ExpectedCosts {

    /**
     * @param run what is run
     * @param exclusive whether it has the machine to itself, so that its steps may use all threads
     * @return the seconds that it takes, metrics included; NaN if nothing is known of it
     */
    double seconds(RunSpec run, boolean exclusive);

    /**
     * @param others asked about the runs of which nothing is known here
     * @return both together
     */
    default ExpectedCosts orElse(ExpectedCosts others) {
        return (run, exclusive) -> {
            double known = seconds(run, exclusive);
            return Double.isNaN(known) ? others.seconds(run, exclusive) : known;
        };
    }
}
