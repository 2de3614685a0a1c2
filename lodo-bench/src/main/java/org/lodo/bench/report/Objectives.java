package org.lodo.bench.report;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.IsolatedCall;
import org.lodo.engine.run.TimeLimit;
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
        study.problems()
                .forEach(problem ->
                        make(catalog, problem, study.cellsOn(problem).get(0).timeout()));
    }

    /** One that cannot be made any more, or does not tell its best loss, must not cost the report of its runs. */
    private void make(Catalog catalog, CatalogSelection problem, @Nullable TimeLimit limit) {
        IsolatedCall.Outcome<Objective<?>> made = IsolatedCall.of(
                "making " + problem.label(),
                limit,
                () -> catalog.problem(problem.name()).create(problem.settings(), Workers.serial()));
        Objective<?> objective = made.value();
        if (objective == null) {
            LOG.warn("{} cannot be made: {}", problem.label(), made.fault(limit));
            return;
        }
        objectives.put(problem, objective);
        IsolatedCall.Outcome<OptionalDouble> told =
                IsolatedCall.of("the best possible loss of " + problem.label(), limit, objective::bestPossibleLoss);
        OptionalDouble best = told.value();
        if (best == null) {
            LOG.warn("{} does not tell its best possible loss: {}", problem.label(), told.fault(limit));
        } else if (best.isPresent() && best.getAsDouble() > 0) {
            bestLosses.put(problem, best.getAsDouble());
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
