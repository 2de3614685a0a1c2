package org.lodo.bench.jobs;

import org.lodo.engine.run.RunSpec;

/**
 * A run of a plan.
 *
 * @param shard the number of the shard that makes it, from 1
 * @param expectedSeconds how long it takes on one thread of the machine that planned it; 0 if nothing is known of it
 * @param expectedBytes how much memory it takes, beside what every process takes
 * @param spec the run
 */
public record PlannedRun(int shard, double expectedSeconds, long expectedBytes, RunSpec spec) {}
