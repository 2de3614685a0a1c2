package org.lodo.engine.catalog;

import org.lodo.objective.Objective;
import org.lodo.objective.Sample;
import org.lodo.optimizer.Optimizer;
import org.lodo.random.RandomStream;

/**
 * A run just after a step, for metrics to look at. Arrays are those of the run and must not be changed.
 *
 * @param optimizer what made the step
 * @param objective what is minimized
 * @param sample the sample drawn last; it may be evaluated at any point, which costs the run nothing
 * @param before x before the step, of length n; the same as {@code after} unless {@link Metric#needsPreviousPoint()}
 * @param after x after the step, of length n
 * @param probes where random vectors come from; a stream for the metrics alone
 */
@SuppressWarnings("ArrayRecordComponent") // live arrays of the run, which metrics only read
public record MetricContext(
        Optimizer<?> optimizer,
        Objective<?> objective,
        Sample sample,
        double[] before,
        double[] after,
        RandomStream probes) {}
