package org.lodo.engine.study;

import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.run.CatalogSelection;
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
            try {
                catalog.problem(problem.name()).create(problem.settings(), Workers.serial());
            } catch (IllegalArgumentException e) {
                throw new UsageException(problem.label() + ": " + e.getMessage(), e);
            } catch (RuntimeException | LinkageError e) {
                LOG.debug("{} cannot be created", problem.label(), e);
            }
        }
    }
}
