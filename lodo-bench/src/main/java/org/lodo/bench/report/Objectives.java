package org.lodo.bench.report;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.study.Study;
import org.lodo.objective.Objective;
import org.lodo.parallel.Workers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The problems of a study, each created once, as some read their data then. */
final class Objectives {

    private static final Logger LOG = LoggerFactory.getLogger(Objectives.class);

    private final Map<CatalogSelection, Objective<?>> objectives = new HashMap<>();
    private final Map<CatalogSelection, Double> bestLosses = new HashMap<>();

    Objectives(Catalog catalog, Study study) {
        study.problems().forEach(problem -> create(catalog, problem));
    }

    /** A problem that can no longer be created, or fails, is left out, so that the report of its runs can still be written. */
    private void create(Catalog catalog, CatalogSelection problem) {
        try {
            Objective<?> objective = catalog.problem(problem.name()).create(problem.settings(), Workers.serial());
            objectives.put(problem, objective);
            OptionalDouble best = objective.bestPossibleLoss();
            if (best.isPresent() && best.getAsDouble() > 0) {
                bestLosses.put(problem, best.getAsDouble());
            }
        } catch (RuntimeException e) {
            LOG.warn("{}: the problem or its best possible loss is not available: {}", problem.label(), e.toString());
        }
    }

    Optional<Objective<?>> of(CatalogSelection problem) {
        return Optional.ofNullable(objectives.get(problem));
    }

    /** The best possible mean loss of a problem, if it is known and positive. */
    Optional<Double> bestLoss(CatalogSelection problem) {
        return Optional.ofNullable(bestLosses.get(problem));
    }
}
