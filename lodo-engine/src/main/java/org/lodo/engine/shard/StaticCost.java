package org.lodo.engine.shard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.OptimizerEntry;
import org.lodo.engine.catalog.OptimizerRun;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.RunSpec;
import org.lodo.objective.CurvatureSample;
import org.lodo.objective.Objective;
import org.lodo.objective.Sample;
import org.lodo.optimizer.Optimizer;
import org.lodo.optimizer.Step;
import org.lodo.parallel.Workers;
import org.lodo.state.Stateful;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a run costs by what can be known of it without making a step: every process that asks gets the same bits, on any
 * machine, whatever is stored. With n variables, batches of b examples and s numbers that the optimizer keeps, a step costs
 *
 * <pre>{@code 1000 + 25 n b e + s}</pre>
 *
 * where e is 1 for optimizers that have the form {@link Step}, and so need one gradient; 2 for others that need gradients, as those
 * with a line search or a second gradient on the same draw, or products with the Hessian, which cost about as much; and 1 for
 * those that are given the whole Hessian or residuals. An optimizer that is given the whole Hessian keeps it, so that its n²
 * numbers count in s. The factors were fitted to the times of the suite's reports, in nanoseconds; only the ratios of costs matter.
 * Metrics are not known, nor how long a line search is: in the reports, most take from 1 to 2 gradients a step.
 */
public final class StaticCost implements ToDoubleFunction<RunSpec> {

    private static final double OF_STEP = 1000;
    private static final double OF_COORDINATE = 25;

    /** Of a run whose problem or optimizer cannot be made: it fails at once, everywhere. */
    private static final double OF_FAULTY = 1;

    private static final Logger LOG = LoggerFactory.getLogger(StaticCost.class);

    private final Catalog catalog;
    private final Map<CatalogSelection, Objective<?>> objectives = new HashMap<>();
    private final Map<List<CatalogSelection>, Double> costsOfStep = new HashMap<>();

    /**
     * @param catalog where problems and optimizers are looked up
     */
    public StaticCost(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * @param run a run
     * @return its cost, at least 1, in about nanoseconds
     */
    @Override
    public double applyAsDouble(RunSpec run) {
        return run.steps()
                * costsOfStep.computeIfAbsent(List.of(run.problem(), run.optimizer()), missing -> ofStep(run));
    }

    private double ofStep(RunSpec run) {
        Double cost = orNull(run, () -> {
            Objective<?> objective = objective(run.problem());
            OptimizerEntry<?, ?> optimizer = catalog.optimizer(run.optimizer().name());
            OptimizerRun context = new OptimizerRun(objective, 0, run.steps(), Workers.serial());
            Optimizer<?> created = optimizer.create(run.optimizer().settings(), context);
            long stateBytes =
                    created.feature(Stateful.class).map(Stateful::stateBytes).orElse(0L);
            double examples = run.problem().settings().get("batch") instanceof Number batch
                    ? Math.max(1, batch.doubleValue())
                    : 1;
            return OF_STEP
                    + OF_COORDINATE * objective.dimension() * examples * evaluations(optimizer.needs(), created)
                    + (double) stateBytes / Double.BYTES;
        });
        return cost == null ? OF_FAULTY : cost;
    }

    private static int evaluations(Class<?> needs, Optimizer<?> created) {
        if (needs == CurvatureSample.class) {
            return 2;
        }
        return needs == Sample.class && created.feature(Step.class).isEmpty() ? 2 : 1;
    }

    private Objective<?> objective(CatalogSelection problem) {
        Objective<?> known = objectives.get(problem);
        if (known == null) {
            known = catalog.problem(problem.name()).create(problem.settings(), Workers.serial());
            objectives.put(problem, known);
        }
        return known;
    }

    /** Null where code of others fails; that there is no memory depends on the machine, and must not decide anything. */
    private static @Nullable Double orNull(RunSpec run, Supplier<Double> cost) {
        try {
            return cost.get();
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) {
            LOG.debug("{} has no cost", run.describe(), e);
            return null;
        }
    }
}
