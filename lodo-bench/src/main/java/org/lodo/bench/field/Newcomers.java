package org.lodo.bench.field;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.OptimizerEntry;
import org.lodo.engine.catalog.Suggestions;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.Track;

/**
 * Optimizers that a field lacks, on all of its problems that offer what they need, with its settings, seeds and budgets. They
 * run as they are: without a tuned point they stand in both tracks with the same runs.
 */
public final class Newcomers {

    private final Field field;
    private final Study study;
    private final List<String> optimizers;

    private Newcomers(Field field, Study study, List<String> optimizers) {
        this.field = field;
        this.study = study;
        this.optimizers = List.copyOf(optimizers);
    }

    /**
     * Plans the runs.
     *
     * @param catalog where the optimizers and problems are looked up
     * @param field what they are compared with
     * @param optimizers their names, at least one
     * @param settings for the name of an optimizer the hyper-parameters that differ from its defaults
     * @return the runs
     * @throws UsageException if an optimizer is not known, is in the field already, or runs on none of its problems
     */
    public static Newcomers of(
            Catalog catalog, Field field, List<String> optimizers, Map<String, Map<String, String>> settings) {
        for (String target : settings.keySet()) {
            if (!optimizers.contains(target)) {
                throw new UsageException(Suggestions.unknown("optimizer in --set", target, optimizers));
            }
        }
        Study reference = field.study();
        List<Study.Cell> cells = new ArrayList<>();
        for (String name : optimizers) {
            OptimizerEntry<?, ?> entry = catalog.optimizer(name);
            if (field.optimizers().contains(name)) {
                throw new UsageException("optimizer " + name + " is in the field " + reference.name()
                        + " already: must be one that it lacks, such as one of a plug-in");
            }
            CatalogSelection selection = new CatalogSelection(
                    name,
                    name,
                    entry.resolve(new LinkedHashMap<String, Object>(settings.getOrDefault(name, Map.of()))));
            for (CatalogSelection problem : reference.problems()) {
                Study.Cell any = reference.cellsOn(problem).get(0);
                boolean isUntuned = any.track() == null || any.track().equals(Track.UNTUNED);
                if (isUntuned
                        && entry.needs()
                                .isAssignableFrom(
                                        catalog.problem(problem.name()).offers())) {
                    cells.add(new Study.Cell(
                            problem,
                            selection,
                            any.steps(),
                            List.of(),
                            null,
                            any.timeout(),
                            List.of(),
                            any.track(),
                            any.gradients()));
                }
            }
        }
        if (cells.isEmpty()) {
            throw new UsageException(
                    "no problem of " + reference.name() + " offers what " + String.join(", ", optimizers) + " needs");
        }
        String names = String.join(", ", optimizers);
        Study study = new Study(
                reference.name() + "-with-" + String.join("-", optimizers),
                names + " in the field",
                null,
                reference.seeds(),
                cells,
                reference.targets(),
                List.of(),
                List.of(),
                optimizers.get(0));
        return new Newcomers(field, study, optimizers);
    }

    /**
     * @return the runs that the field lacks, as a study
     */
    public Study study() {
        return study;
    }

    /**
     * @return the names of the optimizers
     */
    public List<String> optimizers() {
        return optimizers;
    }

    /**
     * @param results the results of the study
     * @return their rows in the data set of the field
     */
    public List<FieldRun> rows(List<RunResult> results) {
        List<FieldRun> rows = new ArrayList<>();
        for (RunResult result : results) {
            Study.Cell cell = study.cell(
                            result.spec().problem().label(),
                            result.spec().optimizer().label())
                    .orElseThrow();
            FieldProblem problem = FieldProblem.of(field.rule(), cell);
            double optimum = field.runs().stream()
                    .filter(run -> run.problem().equals(problem.label())
                            && run.difficulty().equals(problem.difficulty()))
                    .mapToDouble(FieldRun::optimum)
                    .findFirst()
                    .orElse(Double.NaN);
            rows.add(FieldRun.of(study, field.rule(), cell, result, optimum));
        }
        return rows;
    }

    /**
     * @param rows the rows of these optimizers
     * @return the field with them, in both of its tracks
     */
    public Field with(List<FieldRun> rows) {
        List<FieldRun> all = new ArrayList<>(field.runs());
        all.addAll(rows);
        if (field.tracks().contains(true)) {
            rows.forEach(row -> all.add(row.onTrack("tuned")));
        }
        return Field.of(field.study(), all);
    }
}
