package org.lodo.engine.catalog;

import org.lodo.objective.Objective;
import org.lodo.objective.Sample;
import org.lodo.optimizer.Optimizer;
import org.lodo.random.RandomStream;

/**
 * The state of a run after a step, for metrics to read. The arrays are the live ones of the run and must not be modified.
 *
 * @param optimizer the optimizer that made the step
 * @param objective the objective being minimized
 * @param sample the sample drawn last; evaluating it is not counted as a cost of the run
 * @param before x before the step, of length n; the same array as {@code after} unless {@link Metric#needsPreviousPoint()}
 * @param after x after the step, of length n
 * @param answer the optimizer's answer after the step, of length n: x itself, or an average of points if it is
 *     {@link org.lodo.optimizer.Averaging}
 * @param probes random stream reserved for metrics, e.g. for probe vectors
 */
@SuppressWarnings("ArrayRecordComponent") // live arrays of the run, not copied at every row
public record MetricContext(
        Optimizer<?> optimizer,
        Objective<?> objective,
        Sample sample,
        double[] before,
        double[] after,
        double[] answer,
        RandomStream probes) {}
