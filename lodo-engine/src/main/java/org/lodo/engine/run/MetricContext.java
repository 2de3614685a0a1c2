package org.lodo.engine.run;

import org.lodo.objective.Objective;
import org.lodo.objective.Sample;
import org.lodo.optimizer.Optimizer;
import org.lodo.random.RandomStream;

/**
 * A run just after a step, for metrics to look at.
 *
 * @param optimizer what made the step
 * @param objective what is minimized
 * @param sample what was drawn last
 * @param before x before the step
 * @param after x after it
 * @param probes where random vectors come from
 */
@SuppressWarnings("ArrayRecordComponent") // live arrays of the run, which metrics only read
record MetricContext(
        Optimizer<?> optimizer,
        Objective<?> objective,
        Sample sample,
        double[] before,
        double[] after,
        RandomStream probes) {}
