package org.lodo.engine.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.Metric;
import org.lodo.engine.catalog.MetricContext;
import org.lodo.engine.catalog.OptimizerRun;
import org.lodo.engine.catalog.UsageException;
import org.lodo.kernel.Vectors;
import org.lodo.objective.Objective;
import org.lodo.objective.Sample;
import org.lodo.optimizer.MetaLearner;
import org.lodo.optimizer.Optimizer;
import org.lodo.parallel.Workers;
import org.lodo.random.RandomStream;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.lodo.validation.NonFiniteException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Executes single runs. Losses are a pure function of the {@link RunSpec}; times are not. */
public final class Runner {

    /** Receives the progress of a run: at the end of each row of the curve, and at least once per second or step. */
    @FunctionalInterface
    public interface Listener {
        /**
         * Called during the run.
         *
         * @param steps steps made since the last call
         * @return false to stop the run
         */
        boolean advanced(long steps);

        /**
         * Called once, before the first step, if the run resumes from a checkpoint.
         *
         * @param steps steps made by an earlier process
         */
        default void restored(long steps) {
            // Only displays of progress need it.
        }
    }

    private static final long MAX_SILENCE_NANOS = 1_000_000_000L;

    /** Columns of x, logged for problems of two variables. */
    static final List<String> POINT_COLUMNS = List.of("x1", "x2");

    private static final List<String> FIXED_COLUMNS = List.of("step", "draws", "gradients", "seconds", "loss");

    private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

    private final Catalog catalog;
    private final long maxSilenceNanos;

    /**
     * @param catalog of optimizers, problems and metrics
     */
    public Runner(Catalog catalog) {
        this(catalog, MAX_SILENCE_NANOS);
    }

    /**
     * @return the catalog of optimizers, problems and metrics
     */
    public Catalog catalog() {
        return catalog;
    }

    /** With another maximum time between calls of listeners, for tests. */
    Runner(Catalog catalog, long maxSilenceNanos) {
        this.catalog = catalog;
        this.maxSilenceNanos = maxSilenceNanos;
    }

    /**
     * Executes a run without checkpoints. Exceptions of optimizer, problem or metrics and non-finite values are recorded as the
     * failure of the run.
     *
     * @param spec the run
     * @param workers executes parallel work within a step
     * @param exclusive whether the run has the machine to itself
     * @param listener receives progress
     * @return the result
     * @throws UsageException if a name or setting of the specification is wrong
     */
    public RunResult run(RunSpec spec, Workers workers, boolean exclusive, Listener listener) {
        return run(spec, workers, exclusive, listener, null);
    }

    /**
     * Executes a run that saves its state at intervals and resumes from saved state, with bit-identical results. The
     * checkpoint is ignored unless both optimizer and draws are {@link Stateful}.
     *
     * @param spec the run
     * @param workers executes parallel work within a step
     * @param exclusive whether the run has the machine to itself
     * @param listener receives progress
     * @param checkpoint where the state is saved; null for none
     * @return the result
     * @throws UsageException if a name or setting of the specification is wrong
     */
    public RunResult run(
            RunSpec spec, Workers workers, boolean exclusive, Listener listener, @Nullable Checkpoint checkpoint) {
        Loop loop;
        try {
            loop = loop(spec, workers);
            if (checkpoint != null && loop.isRestorable()) {
                try {
                    checkpoint.restore(loop);
                } catch (IOException | UncheckedIOException e) {
                    LOG.warn(
                            "a checkpoint cannot be read; {} restarts from the beginning: {}",
                            spec.describe(),
                            e.getMessage());
                    loop = loop(spec, workers);
                }
            }
        } catch (UsageException e) {
            throw e;
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            return notStarted(spec, exclusive, "before step 1: " + describe(e));
        }
        return loop.run(exclusive, listener, loop.isRestorable() ? checkpoint : null);
    }

    private Loop loop(RunSpec spec, Workers workers) {
        Objective<?> objective =
                catalog.problem(spec.problem().name()).create(spec.problem().settings(), workers);
        OptimizerRun context = new OptimizerRun(objective, SeedPlan.optimizer(spec), spec.steps(), workers);
        Optimizer<?> optimizer = catalog.optimizer(spec.optimizer().name())
                .create(spec.optimizer().settings(), context);
        List<Metric> metrics = spec.metrics().stream().map(catalog::metric).toList();
        return new Loop(spec, objective, optimizer, metrics, maxSilenceNanos);
    }

    private static RunResult notStarted(RunSpec spec, boolean exclusive, String failure) {
        RunCost nothing = new RunCost(0, 0, 0, 0, 0, 0, null, 0, 0, 0);
        RunLog empty = new RunLog(FIXED_COLUMNS);
        return new RunResult(
                spec, nothing, Double.NaN, new LossCurve().digest(), failure, exclusive, empty, new double[0], null);
    }

    private static String describe(Throwable thrown) {
        if (thrown instanceof NonFiniteException) {
            // Its message is complete without the name of the exception.
            return String.valueOf(thrown.getMessage());
        }
        String text =
                thrown.getClass().getSimpleName() + (thrown.getMessage() == null ? "" : ": " + thrown.getMessage());
        return text.lines().findFirst().orElse(text);
    }

    /** The state of a run. */
    private static final class Loop implements Stateful {
        private final RunSpec spec;
        private final long maxSilenceNanos;
        private final Objective<?> objective;
        private final Optimizer<Sample> optimizer;
        private final MeteredDraws draws;
        private final LossCurve losses = new LossCurve();
        private final List<Metric> metrics;
        private final RandomStream probes;
        private final double[] x;
        private final boolean keepsPrevious;
        private final double[] previous;
        private final RunLog log;
        private long steps;
        private long windowStart;
        private long stepNanos;
        private long evaluationNanos;
        private long lastStepEnd;
        private long stepsReported;
        private long lastReport;

        // Safe: planning has checked that the samples of the problem are of the kind that the optimizer needs.
        @SuppressWarnings("unchecked")
        Loop(RunSpec spec, Objective<?> objective, Optimizer<?> optimizer, List<Metric> metrics, long maxSilenceNanos) {
            this.spec = spec;
            this.maxSilenceNanos = maxSilenceNanos;
            this.objective = objective;
            this.optimizer = (Optimizer<Sample>) optimizer;
            this.metrics = metrics;
            probes = new RandomStream(SeedPlan.metrics(spec));
            x = objective.initialPoint(SeedPlan.problem(spec));
            keepsPrevious = metrics.stream().anyMatch(Metric::needsPreviousPoint);
            previous = x.clone();
            draws = new MeteredDraws(objective.open(SeedPlan.problem(spec)), losses::add);
            List<String> columns = new ArrayList<>(FIXED_COLUMNS);
            metrics.forEach(metric -> columns.addAll(metric.columns()));
            if (x.length == 2) {
                columns.addAll(POINT_COLUMNS);
            }
            log = new RunLog(columns);
        }

        boolean isRestorable() {
            return optimizer instanceof Stateful && draws.isRestorable();
        }

        @Override
        public void visitState(StateVisitor visitor) {
            visitor.array(x);
            ((Stateful) optimizer).visitState(visitor);
            draws.visitState(visitor);
            losses.visitState(visitor);
            probes.visitState(visitor);
            log.visitState(visitor);
            steps = visitor.number(steps);
            windowStart = visitor.number(windowStart);
            stepNanos = visitor.number(stepNanos);
            evaluationNanos = visitor.number(evaluationNanos);
        }

        RunResult run(boolean exclusive, Listener listener, @Nullable Checkpoint checkpoint) {
            String failure = null;
            boolean continues = true;
            stepsReported = steps;
            if (steps > 0) {
                listener.restored(steps);
            }
            while (continues && failure == null && steps < spec.steps()) {
                long end = RunLog.windowEnd(windowStart, spec.steps());
                while (continues && failure == null && steps < end) {
                    failure = step(steps + 1 == end);
                    if (failure == null && steps < end) {
                        saveIfDue(checkpoint);
                        continues = lastStepEnd - lastReport < maxSilenceNanos || report(listener);
                    }
                }
                if (!continues) {
                    break;
                }
                // Before saving: metrics need the sample drawn last, which a checkpoint does not contain.
                String metricFailure = evaluate();
                failure = failure == null ? metricFailure : failure;
                windowStart = steps;
                if (failure == null && steps < spec.steps()) {
                    saveIfDue(checkpoint);
                }
                continues = report(listener);
            }
            if (failure == null && losses.isEmpty()) {
                failure = "step " + steps + ": no loss was evaluated, must evaluate at least one draw";
            }
            double finalLoss = failure == null ? losses.finalMean() : Double.NaN;
            return new RunResult(
                    spec,
                    cost(),
                    finalLoss,
                    losses.digest(),
                    failure,
                    exclusive,
                    log,
                    losses.toArray(),
                    failure == null ? x : null);
        }

        private boolean report(Listener listener) {
            long advanced = steps - stepsReported;
            stepsReported = steps;
            lastReport = lastStepEnd;
            return listener.advanced(advanced);
        }

        private void saveIfDue(@Nullable Checkpoint checkpoint) {
            if (checkpoint != null && checkpoint.isDue(lastStepEnd)) {
                checkpoint.save(this);
            }
        }

        /** Makes a step. Returns the failure; null if there is none. */
        private @Nullable String step(boolean isLogged) {
            if (isLogged && keepsPrevious) {
                System.arraycopy(x, 0, previous, 0, x.length);
            }
            long before = System.nanoTime();
            String thrown = null;
            try {
                optimizer.step(draws, x);
            } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
                thrown = describe(e);
            }
            lastStepEnd = System.nanoTime();
            stepNanos += lastStepEnd - before;
            steps++;
            if (thrown != null) {
                return "step " + steps + ": " + thrown;
            }
            if (!losses.isFinite()) {
                return "step " + steps + ": loss = " + losses.firstNonFinite() + ", must be finite";
            }
            return Vectors.isFinite(x) ? null : "step " + steps + ": a coordinate of x is not finite";
        }

        /** Logs a row. Returns the failure of a metric; null if there is none. */
        private @Nullable String evaluate() {
            String failure = null;
            long before = System.nanoTime();
            List<Double> row = new ArrayList<>();
            row.add((double) steps);
            row.add((double) draws.drawn());
            row.add((double) draws.gradients());
            row.add(stepNanos * 1e-9);
            row.add(losses.takeWindowMean());
            for (Metric metric : metrics) {
                double[] values = metric.none();
                try {
                    Sample sample = draws.current();
                    if (sample != null && metric.isDue(log.size(), steps == spec.steps())) {
                        values = measured(metric, sample);
                    }
                } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
                    failure = "step " + steps + ": " + metric.name() + ": " + describe(e);
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
            double[] values = metric.measure(new MetricContext(optimizer, objective, sample, before, x, probes));
            if (values.length != metric.columns().size()) {
                throw new IllegalStateException(
                        values.length + " values: must be one for each of the columns " + metric.columns());
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
                    optimizer instanceof MetaLearner learner ? learner.metaGradients() : 0,
                    optimizer instanceof Stateful stateful ? stateful.stateBytes() : null,
                    (stepNanos - draws.nanos()) * 1e-9,
                    draws.nanos() * 1e-9,
                    evaluationNanos * 1e-9);
        }
    }
}
