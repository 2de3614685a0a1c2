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

/** The problems of a study, each made once, as some read their data when they are made. */
final class Objectives {

    private static final Logger LOG = LoggerFactory.getLogger(Objectives.class);

    private final Map<CatalogSelection, Objective<?>> objectives = new HashMap<>();
    private final Map<CatalogSelection, Double> bestLosses = new HashMap<>();

    Objectives(Catalog catalog, Study study) {
        study.problems().forEach(problem -> make(catalog, problem));
    }

    /** One that cannot be made any more, or does not tell its best loss, must not cost the report of its runs. */
    private void make(Catalog catalog, CatalogSelection problem) {
        try {
            Objective<?> objective = catalog.problem(problem.name()).create(problem.settings(), Workers.serial());
            objectives.put(problem, objective);
            OptionalDouble best = objective.bestPossibleLoss();
            if (best.isPresent() && best.getAsDouble() > 0) {
                bestLosses.put(problem, best.getAsDouble());
            }
        } catch (RuntimeException e) {
            LOG.warn("{} cannot be made, or does not tell its best possible loss: {}", problem.label(), e.toString());
        }
    }

    Optional<Objective<?>> of(CatalogSelection problem) {
        return Optional.ofNullable(objectives.get(problem));
    }

    /** The best possible mean loss of a problem that tells one above zero. */
    Optional<Double> bestLoss(CatalogSelection problem) {
        return Optional.ofNullable(bestLosses.get(problem));
    }
}
