package org.lodo.engine.study;

import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.Faults;
import org.lodo.engine.run.IsolatedCall;
import org.lodo.engine.run.TimeLimit;
import org.lodo.parallel.Workers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds problems whose data or settings are wrong before any time is spent on runs. */
public final class ProblemCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemCheck.class);

    private ProblemCheck() {}

    /**
     * Creates every problem of a study once.
     *
     * @param catalog where problems are looked up
     * @param study what will be run
     * @throws UsageException if a problem refuses its settings or data; any other fault of a problem is recorded by its runs
     */
    public static void check(Catalog catalog, Study study) {
        for (CatalogSelection problem : study.problems()) {
            check(catalog, problem, study.cellsOn(problem).get(0).timeout());
        }
    }

    /**
     * Creates a problem once.
     *
     * @param catalog where the problem is looked up
     * @param problem what to create
     * @param limit how long that may take; null for as long as it takes
     * @throws UsageException if the problem refuses its settings or data; any other fault is recorded by its runs
     */
    public static void check(Catalog catalog, CatalogSelection problem, @Nullable TimeLimit limit) {
        Throwable thrown = IsolatedCall.of(
                        "making " + problem.label(),
                        limit,
                        () -> catalog.problem(problem.name()).create(problem.settings(), Workers.serial()))
                .thrown();
        if (thrown instanceof IllegalArgumentException || thrown instanceof UsageException) {
            throw new UsageException(problem.label() + ": " + Faults.message(thrown), thrown);
        }
        if (thrown != null) {
            LOG.debug("{} cannot be created", problem.label(), thrown);
        }
    }
}
