package org.lodo.testkit;

import java.util.Map;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.OptimizerEntry;
import org.lodo.engine.catalog.OptimizerRun;
import org.lodo.objective.HessianSample;
import org.lodo.objective.Objective;
import org.lodo.optimizer.Optimizer;
import org.lodo.parallel.Workers;

/**
 * Optimizers and problems by the name they are registered under, for contracts that test a plug-in as a study would run it.
 * The catalog has the entries of every {@link org.lodo.engine.catalog.CatalogProvider} on the class path.
 */
public final class CatalogEntries {

    /** The length of the run that optimizers are built for, longer than that of any contract. */
    private static final long STEPS = 1000;

    private CatalogEntries() {}

    /**
     * Builds an optimizer with its default hyper-parameters, seed 1, on one thread.
     *
     * @param name the name it is registered under
     * @param dimension the number of variables
     * @return a new optimizer
     * @throws org.lodo.engine.catalog.UsageException if no optimizer has this name
     */
    public static Optimizer<? super HessianSample> optimizer(String name, int dimension) {
        return optimizer(name, dimension, Map.of());
    }

    /**
     * Builds an optimizer with seed 1, on one thread.
     *
     * @param name the name it is registered under
     * @param dimension the number of variables
     * @param settings hyper-parameters that differ from the defaults
     * @return a new optimizer
     * @throws org.lodo.engine.catalog.UsageException if no optimizer has this name or a hyper-parameter is not allowed
     */
    public static Optimizer<? super HessianSample> optimizer(String name, int dimension, Map<String, ?> settings) {
        OptimizerEntry<?, ?> entry = catalog().optimizer(name);
        OptimizerRun run = new OptimizerRun(new BowlProblem(dimension), 1, STEPS, Workers.serial());
        return forHessianSamples(entry, entry.create(settings, run));
    }

    /**
     * Builds a problem with its default settings, on one thread.
     *
     * @param name the name it is registered under
     * @return a new problem
     * @throws org.lodo.engine.catalog.UsageException if no problem has this name
     */
    public static Objective<?> problem(String name) {
        return problem(name, Map.of());
    }

    /**
     * Builds a problem on one thread.
     *
     * @param name the name it is registered under
     * @param settings settings that differ from the defaults
     * @return a new problem
     * @throws org.lodo.engine.catalog.UsageException if no problem has this name or a setting is not allowed
     */
    public static Objective<?> problem(String name, Map<String, ?> settings) {
        return catalog().problem(name).create(settings, Workers.serial());
    }

    private static Catalog catalog() {
        return Catalog.load(Thread.currentThread().getContextClassLoader());
    }

    // Checked: the bowl's samples are everything that the entry says the optimizer needs.
    @SuppressWarnings("unchecked")
    private static Optimizer<? super HessianSample> forHessianSamples(
            OptimizerEntry<?, ?> entry, Optimizer<?> optimizer) {
        if (!entry.needs().isAssignableFrom(HessianSample.class)) {
            throw new IllegalArgumentException(
                    entry.name() + " needs " + entry.needs().getName()
                            + ": must be HessianSample or one of its supertypes, which the contract's samples are");
        }
        return (Optimizer<? super HessianSample>) optimizer;
    }
}
