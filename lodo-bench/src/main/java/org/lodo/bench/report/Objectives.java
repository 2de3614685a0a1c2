package org.lodo.bench.report;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.IsolatedCall;
import org.lodo.engine.run.TimeLimit;
import org.lodo.engine.study.Study;
import org.lodo.objective.Average;
import org.lodo.objective.Certification;
import org.lodo.objective.Objective;
import org.lodo.parallel.Workers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The problems of a study, each made once, as some read their data when they are made. */
final class Objectives {

    private static final Logger LOG = LoggerFactory.getLogger(Objectives.class);

    private final Map<CatalogSelection, Objective<?>> objectives = new HashMap<>();
    private final Map<CatalogSelection, Optimum> optima = new HashMap<>();

    /**
     * What the losses of a problem are compared with.
     *
     * @param loss the best possible loss; NaN if it is not known
     * @param certification how it is known
     * @param average how losses are averaged
     */
    record Optimum(double loss, Certification certification, Average average) {

        /** Checks what a plug-in may have left out. */
        Optimum {
            Objects.requireNonNull(certification, "certification");
            Objects.requireNonNull(average, "average");
        }

        boolean isKnown() {
            return !Double.isNaN(loss);
        }
    }

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
        IsolatedCall.Outcome<Optimum> told =
                IsolatedCall.of("the best possible loss of " + problem.label(), limit, () -> optimum(objective));
        if (told.value() == null) {
            LOG.warn("{} does not tell its best possible loss: {}", problem.label(), told.fault(limit));
        } else {
            optima.put(problem, told.value());
        }
    }

    private static Optimum optimum(Objective<?> objective) {
        return new Optimum(
                objective.bestPossibleLoss().orElse(Double.NaN), objective.certification(), objective.average());
    }

    Optional<Objective<?>> of(CatalogSelection problem) {
        return Optional.ofNullable(objectives.get(problem));
    }

    /** The best possible mean loss of a problem that tells one above zero. */
    Optional<Double> bestLoss(CatalogSelection problem) {
        return optimum(problem).map(Optimum::loss).filter(loss -> loss > 0);
    }

    /** What the losses of a problem are compared with; empty if it could not be asked. */
    Optional<Optimum> optimum(CatalogSelection problem) {
        return Optional.ofNullable(optima.get(problem));
    }
}
