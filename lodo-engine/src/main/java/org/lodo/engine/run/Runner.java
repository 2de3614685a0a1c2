package org.lodo.engine.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.Metric;
import org.lodo.engine.catalog.MetricContext;
import org.lodo.engine.catalog.OptimizerRun;
import org.lodo.engine.catalog.UsageException;
import org.lodo.kernel.Vectors;
import org.lodo.objective.Objective;
import org.lodo.objective.Sample;
import org.lodo.optimizer.Averaging;
import org.lodo.optimizer.MetaLearner;
import org.lodo.optimizer.Optimizer;
import org.lodo.parallel.Workers;
import org.lodo.random.RandomStream;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one run. Losses are a pure function of the {@link RunSpec}; times are not.
 *
 * <p>A run has a thread of its own ({@link IsolatedCall}), so that nothing that an optimizer, problem or metric throws, leaks or
 * hangs in reaches any other run.
 */
public final class Runner {

    /**
     * Told how far a run has come: whenever a row of the curve is complete, and at least every second or step. Called by the
     * run's thread.
     */
    @FunctionalInterface
    public interface Listener {
        /**
         * @param steps steps made since the last call
         * @return false to end the run here
         */
        boolean advanced(long steps);

        /**
         * Told once, before the first step, if the run goes on from a checkpoint.
         *
         * @param steps steps that an earlier process made
         */
        default void restored(long steps) {
            // Only those who tell of progress care.
        }
    }

    private static final long MAX_SILENCE_NANOS = 1_000_000_000L;

    /** The share of a run's time in which a thread that does not end may use a processor before the times mean nothing. */
    private static final double MAX_DISTURBANCE = 0.01;

    /** Where points of problems of two variables are logged. */
    static final List<String> POINT_COLUMNS = List.of("x1", "x2");

    private static final List<String> FIXED_COLUMNS = List.of("step", "draws", "gradients", "seconds", "loss");

    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

    private final Catalog catalog;
    private final long longestSilenceNanos;
    private final @Nullable TimeLimit limit;

    /** Shared by runs that go on at once, and had alone by one that found no memory beside others. */
    private final ReentrantReadWriteLock memory;

    /**
     * @param catalog where names are looked up
     */
    public Runner(Catalog catalog) {
        this(catalog, MAX_SILENCE_NANOS);
    }

    /** Tells listeners more often. */
    Runner(Catalog catalog, long longestSilenceNanos) {
        this(catalog, longestSilenceNanos, null, new ReentrantReadWriteLock());
    }

    private Runner(
            Catalog catalog, long longestSilenceNanos, @Nullable TimeLimit limit, ReentrantReadWriteLock memory) {
        this.catalog = catalog;
        this.longestSilenceNanos = longestSilenceNanos;
        this.limit = limit;
        this.memory = memory;
    }

    /**
     * @return where names are looked up
     */
    public Catalog catalog() {
        return catalog;
    }

    /**
     * @param limit how long a run may take, counted anew if it goes on from a checkpoint; null for as long as it takes
     * @return makes the same runs, as far as that
     */
    public Runner within(@Nullable TimeLimit limit) {
        return new Runner(catalog, longestSilenceNanos, limit, memory);
    }

    /**
     * Makes a run. Whatever the optimizer or the problem does wrong is recorded as the run's failure.
     *
     * @param spec what to run
     * @param workers who computes within a step
     * @param exclusive whether the run has the machine to itself
     * @param listener told of progress
     * @return what came out
     * @throws UsageException if a name of the specification is unknown
     * @throws UncheckedIOException if this thread is interrupted
     */
    public RunResult run(RunSpec spec, Workers workers, boolean exclusive, Listener listener) {
        return run(spec, workers, exclusive, listener, null);
    }

    /**
     * Makes a run that saves its state now and then, and goes on from what an earlier one saved, to the same bits. A run
     * whose optimizer or draws cannot tell their state is made without.
     *
     * @param spec what to run
     * @param workers who computes within a step; of no use any more once a run has exceeded its time
     * @param exclusive whether the run has the machine to itself
     * @param listener told of progress
     * @param checkpoint where the state is kept; null for nowhere
     * @return what came out
     * @throws UsageException if a name of the specification is unknown
     * @throws UncheckedIOException if this thread is interrupted
     */
    public RunResult run(
            RunSpec spec, Workers workers, boolean exclusive, Listener listener, @Nullable Checkpoint checkpoint) {
        catalog.problem(spec.problem().name());
        catalog.optimizer(spec.optimizer().name());
        spec.metrics().forEach(catalog::metric);
        RunResult result;
        boolean wasAlone;
        memory.readLock().lock();
        try {
            wasAlone = memory.getReadLockCount() == 1;
            result = attempt(spec, workers, exclusive, listener, checkpoint);
            wasAlone &= memory.getReadLockCount() == 1;
        } finally {
            memory.readLock().unlock();
        }
        boolean isShortOfMemory = result.exceeded() != null && result.exceeded().resource() == Exceeded.Resource.MEMORY;
        return isShortOfMemory && !wasAlone ? alone(spec, workers, exclusive, listener, checkpoint) : result;
    }

    /** Again without others, who may have had the memory: a failure must be the run's own. */
    private RunResult alone(
            RunSpec spec, Workers workers, boolean exclusive, Listener listener, @Nullable Checkpoint checkpoint) {
        Lock alone = memory.writeLock();
        alone.lock();
        try {
            // Its steps were told already.
            return attempt(spec, workers, exclusive, steps -> listener.advanced(0), checkpoint);
        } finally {
            alone.unlock();
        }
    }

    private RunResult attempt(
            RunSpec spec, Workers workers, boolean exclusive, Listener listener, @Nullable Checkpoint checkpoint) {
        Pulse pulse = new Pulse();
        long begin = System.nanoTime();
        long disturbance = IsolatedCall.runawayNanos();
        IsolatedCall.Outcome<RunResult> outcome = IsolatedCall.of(
                spec.describe(), limit, pulse, () -> run(spec, workers, exclusive, listener, checkpoint, pulse));
        disturbance = IsolatedCall.runawayNanos() - disturbance;
        RunResult result = outcome.value() == null
                ? lost(spec, exclusive, pulse.step(), pulse.place() + ": " + outcome.fault(limit))
                : outcome.value();
        if (outcome.isTimedOut() && limit != null) {
            result = result.ended(pulse.place() + ": " + outcome.fault(limit), Exceeded.time(limit));
        } else if (outcome.thrown() instanceof OutOfMemoryError) {
            result = result.ended(pulse.place() + ": " + outcome.fault(limit), Exceeded.memory());
        }
        // The exact share does not matter: a thread that hangs in a wait uses none, one that computes uses a processor.
        return disturbance > MAX_DISTURBANCE * (System.nanoTime() - begin) ? result.disturbed() : result;
    }

    /** On the run's thread. */
    private RunResult run(
            RunSpec spec,
            Workers workers,
            boolean exclusive,
            Listener listener,
            @Nullable Checkpoint checkpoint,
            Pulse pulse) {
        Loop loop = loop(spec, workers, pulse);
        if (checkpoint != null && loop.isRestorable()) {
            try {
                checkpoint.restore(loop);
            } catch (IOException | UncheckedIOException e) {
                LOG.warn(
                        "a checkpoint cannot be read; {} restarts from the beginning: {}",
                        spec.describe(),
                        e.getMessage());
                loop = loop(spec, workers, pulse);
            }
        }
        return loop.run(exclusive, listener, loop.isRestorable() ? checkpoint : null);
    }

    private Loop loop(RunSpec spec, Workers workers, Pulse pulse) {
        Objective<?> objective =
                catalog.problem(spec.problem().name()).create(spec.problem().settings(), workers);
        OptimizerRun context = new OptimizerRun(objective, SeedPlan.optimizer(spec), spec.steps(), workers);
        Optimizer<?> optimizer = catalog.optimizer(spec.optimizer().name())
                .create(spec.optimizer().settings(), context);
        List<Metric> metrics = spec.metrics().stream().map(catalog::metric).toList();
        return new Loop(spec, objective, optimizer, metrics, longestSilenceNanos, pulse);
    }

    /** A run of which nothing but its end is known: what it measured is lost with its thread, which may still use it. */
    private static RunResult lost(RunSpec spec, boolean exclusive, long steps, String failure) {
        RunCost cost = new RunCost(steps, 0, 0, 0, 0, 0, null, 0, 0, 0);
        RunLog empty = new RunLog(FIXED_COLUMNS);
        return new RunResult(
                spec, cost, Double.NaN, new LossCurve().digest(), failure, exclusive, empty, new double[0], null);
    }

    /** The state of a run under way. */
    private static final class Loop implements Stateful {
        private final RunSpec spec;
        private final long longestSilenceNanos;
        private final Objective<?> objective;
        private final Optimizer<Sample> optimizer;
        private final MeteredDraws draws;
        private final LossCurve losses;
        private final Pulse pulse;
        private final List<Metric> metrics;
        private final RandomStream probes;
        private final double[] x;
        private final boolean keepsPrevious;
        private final double[] previous;
        /** The answer of an optimizer that averages; otherwise empty. */
        private final double[] average;

        private final RunLog log;
        private boolean isClocked;
        private long steps;
        private long windowBegin;
        private long stepNanos;
        private long evaluationNanos;
        private long lastStepEnd;
        private long stepsTold;
        private long lastTold;

        // The study was checked: the problem offers what the optimizer needs.
        @SuppressWarnings("unchecked")
        Loop(
                RunSpec spec,
                Objective<?> objective,
                Optimizer<?> optimizer,
                List<Metric> metrics,
                long longestSilenceNanos,
                Pulse pulse) {
            this.spec = spec;
            this.longestSilenceNanos = longestSilenceNanos;
            this.pulse = pulse;
            this.objective = objective;
            this.optimizer = (Optimizer<Sample>) optimizer;
            this.metrics = metrics;
            losses = new LossCurve(objective.average());
            probes = new RandomStream(SeedPlan.metrics(spec));
            x = objective.initialPoint(SeedPlan.problem(spec));
            keepsPrevious = metrics.stream().anyMatch(Metric::needsPreviousPoint);
            previous = x.clone();
            average = new double[optimizer.feature(Averaging.class).isPresent() ? x.length : 0];
            draws = new MeteredDraws(objective.open(SeedPlan.problem(spec)), losses::add, pulse);
            List<String> columns = new ArrayList<>(FIXED_COLUMNS);
            metrics.forEach(metric -> columns.addAll(metric.columns()));
            if (x.length == 2) {
                columns.addAll(POINT_COLUMNS);
            }
            log = new RunLog(columns);
        }

        boolean isRestorable() {
            return optimizer.feature(Stateful.class).isPresent() && draws.isRestorable();
        }

        @Override
        public void visitState(StateVisitor visitor) {
            visitor.array(x);
            optimizer.feature(Stateful.class).orElseThrow().visitState(visitor);
            draws.visitState(visitor);
            losses.visitState(visitor);
            probes.visitState(visitor);
            log.visitState(visitor);
            steps = visitor.number(steps);
            windowBegin = visitor.number(windowBegin);
            stepNanos = visitor.number(stepNanos);
            evaluationNanos = visitor.number(evaluationNanos);
        }

        RunResult run(boolean exclusive, Listener listener, @Nullable Checkpoint checkpoint) {
            isClocked = exclusive;
            String failure = null;
            boolean wanted = true;
            stepsTold = steps;
            lastTold = System.nanoTime() - longestSilenceNanos;
            if (steps > 0) {
                listener.restored(steps);
            }
            while (wanted && failure == null && !isOver()) {
                long end = RunLog.windowEnd(windowBegin, spec.steps());
                while (wanted && failure == null && steps < end && !isOver()) {
                    failure = step(steps + 1 == end);
                    if (failure == null && steps < end && !isOver()) {
                        wanted = saveIfDue(checkpoint)
                                && (lastStepEnd - lastTold < longestSilenceNanos || tell(listener));
                    }
                }
                if (!wanted) {
                    break;
                }
                // Metrics are measured on the sample drawn last, which a checkpoint does not keep.
                String ofMetrics = evaluate();
                failure = failure == null ? ofMetrics : failure;
                windowBegin = steps;
                boolean isStopped = failure == null && !isOver() && !saveIfDue(checkpoint);
                wanted = tell(listener) && !isStopped;
            }
            if (failure == null && losses.isEmpty()) {
                failure = "step " + steps + ": no loss was evaluated, must evaluate at least one draw";
            }
            double finalLoss = failure == null ? losses.finalAverage() : Double.NaN;
            return new RunResult(
                    spec,
                    cost(),
                    finalLoss,
                    losses.digest(),
                    failure,
                    exclusive,
                    log,
                    losses.toArray(),
                    failure == null ? answer() : null);
        }

        /** Whether the last step was made, or the evaluations are spent. */
        private boolean isOver() {
            return steps >= spec.steps()
                    || spec.isSpentBy(draws.values() + draws.gradients() + draws.hessianProducts());
        }

        /** The point that the optimizer answers with. */
        private double[] answer() {
            return optimizer
                    .feature(Averaging.class)
                    .map(averaging -> {
                        averaging.answer(x, average);
                        return average;
                    })
                    .orElse(x);
        }

        /** Tells the listener, unless nobody waits for the run any more; the answer is whether the run goes on. */
        private boolean tell(Listener listener) {
            if (pulse.isAbandoned()) {
                return false;
            }
            long advanced = steps - stepsTold;
            stepsTold = steps;
            lastTold = lastStepEnd;
            return listener.advanced(advanced);
        }

        /** Saves the state if it is time to; the answer is whether the run goes on after that. */
        private boolean saveIfDue(@Nullable Checkpoint checkpoint) {
            if (checkpoint == null || pulse.isAbandoned()) {
                return true;
            }
            boolean isLast = checkpoint.isLast();
            if (isLast || checkpoint.isDue(lastStepEnd)) {
                // A flag that a step has leaked would keep the file from being written.
                Thread.interrupted();
                checkpoint.save(this);
            }
            return !isLast;
        }

        /** Makes a step; the answer is null or why it failed. */
        private @Nullable String step(boolean isLogged) {
            if (pulse.isAbandoned()) {
                return pulse.place() + ": given up";
            }
            if (isLogged && keepsPrevious) {
                System.arraycopy(x, 0, previous, 0, x.length);
            }
            pulse.begin(steps + 1);
            long judging = draws.judgingNanos();
            long before = System.nanoTime();
            Throwable thrown = null;
            try {
                optimizer.step(draws, x);
            } catch (OutOfMemoryError e) {
                // Only without all of the run is there memory to go on with.
                throw e;
            } catch (Throwable e) {
                thrown = e;
            }
            lastStepEnd = System.nanoTime();
            judging = draws.judgingNanos() - judging;
            stepNanos += lastStepEnd - before - judging;
            evaluationNanos += judging;
            steps++;
            losses.settleIfFull();
            if (thrown != null) {
                return "step " + steps + ": " + Faults.describe(thrown);
            }
            if (!losses.isFinite()) {
                return "step " + steps + ": loss = " + losses.firstNonFinite() + ", must be finite";
            }
            return Vectors.isFinite(x) ? null : "step " + steps + ": a coordinate of x is not finite";
        }

        /** Logs a row; the answer is null or why a metric could not be measured. */
        private @Nullable String evaluate() {
            String failure = null;
            long before = System.nanoTime();
            List<Double> row = new ArrayList<>();
            row.add((double) steps);
            row.add((double) draws.drawn());
            row.add((double) draws.gradients());
            // What a run takes beside others says nothing, and its curve has then the same bytes on every machine.
            row.add(isClocked ? stepNanos * 1e-9 : Double.NaN);
            row.add(losses.takeWindowAverage());
            for (Metric metric : metrics) {
                double[] values = metric.none();
                try {
                    Sample sample = draws.current();
                    boolean isLast = isOver();
                    if (sample != null && !pulse.isAbandoned() && metric.isDue(log.size(), isLast, x.length)) {
                        values = measured(metric, sample);
                    }
                } catch (OutOfMemoryError e) {
                    throw e;
                } catch (Throwable e) {
                    failure = "step " + steps + ": " + metric.name() + ": " + Faults.describe(e);
                }
                Arrays.stream(values).forEach(row::add);
            }
            if (x.length == 2) {
                row.add(x[0]);
                row.add(x[1]);
            }
            log.add(row.stream().mapToDouble(Double::doubleValue).toArray());
            evaluationNanos += System.nanoTime() - before;
            return failure;
        }

        private double[] measured(Metric metric, Sample sample) {
            double[] before = keepsPrevious ? previous : x;
            double[] values =
                    metric.measure(new MetricContext(optimizer, objective, sample, before, x, answer(), probes));
            if (values.length != metric.columns().size()) {
                throw new IllegalStateException(
                        values.length + " values, must be one for each of the columns " + metric.columns());
            }
            return values;
        }

        private RunCost cost() {
            return new RunCost(
                    steps,
                    draws.drawn(),
                    draws.values(),
                    draws.gradients(),
                    draws.hessianProducts(),
                    optimizer
                            .feature(MetaLearner.class)
                            .map(MetaLearner::metaGradients)
                            .orElse(0L),
                    optimizer.feature(Stateful.class).map(Stateful::stateBytes).orElse(null),
                    (stepNanos - draws.nanos()) * 1e-9,
                    draws.nanos() * 1e-9,
                    evaluationNanos * 1e-9);
        }
    }
}
