package org.lodo.bench.jobs;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.OptimizerRun;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.RunSpec;
import org.lodo.objective.Objective;
import org.lodo.parallel.Workers;
import org.lodo.state.Stateful;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Expects how much of the heap a run takes: what is in use after its problem and its optimizer were made, less what was before,
 * and the losses that it keeps. Vectors that are made in the first step are about as large as what an optimizer keeps.
 */
public final class RunMemory {

    private static final int COLLECTIONS = 2;

    private static final Logger LOG = LoggerFactory.getLogger(RunMemory.class);

    private final Catalog catalog;
    private final Map<CatalogSelection, Problem> problems = new HashMap<>();
    private final Map<List<CatalogSelection>, Long> states = new HashMap<>();

    /**
     * @param catalog where problems and optimizers are looked up
     */
    public RunMemory(Catalog catalog) {
        this.catalog = catalog;
    }

    private record Problem(Objective<?> objective, long bytes) {}

    /**
     * @param run a run
     * @return bytes
     */
    public long bytes(RunSpec run) {
        long losses = Double.BYTES * Math.min(run.steps(), RunResult.MAX_LOSSES);
        try {
            Problem problem = problems.computeIfAbsent(run.problem(), this::made);
            long state = states.computeIfAbsent(
                    List.of(run.problem(), run.optimizer()), missing -> state(run, problem.objective()));
            return problem.bytes() + 2 * state + losses;
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) {
            LOG.debug("{} cannot be made", run.describe(), e);
            return losses;
        }
    }

    private Problem made(CatalogSelection problem) {
        long before = used();
        Objective<?> objective = catalog.problem(problem.name()).create(problem.settings(), Workers.serial());
        return new Problem(objective, Math.max(0, used() - before));
    }

    private long state(RunSpec run, Objective<?> objective) {
        OptimizerRun context = new OptimizerRun(objective, 0, run.steps(), Workers.serial());
        return catalog.optimizer(run.optimizer().name())
                .create(run.optimizer().settings(), context)
                .feature(Stateful.class)
                .map(Stateful::stateBytes)
                .orElse(0L);
    }

    private static long used() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
