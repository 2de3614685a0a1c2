package org.lodo.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.Sweep;

/**
 * A problem of a study, or all problems that differ in a setting over which the study sweeps.
 *
 * @param title the label of the problem, or that of the sweep
 * @param problems the problems, at least one
 * @param sweep what they differ in; null for a single problem
 */
record ProblemGroup(
        String title,
        List<CatalogSelection> problems,
        @Nullable Sweep sweep) {

    /** The groups of a study, in the order of its problems. */
    static List<ProblemGroup> of(Study study) {
        List<ProblemGroup> groups = new ArrayList<>();
        List<Sweep> begun = new ArrayList<>();
        for (CatalogSelection problem : study.problems()) {
            Optional<Sweep> sweep = study.sweeps().stream()
                    .filter(one -> one.on() == null && hasPoint(one, problem))
                    .findFirst();
            if (sweep.isEmpty()) {
                groups.add(new ProblemGroup(problem.label(), List.of(problem), null));
            } else if (!begun.contains(sweep.get())) {
                begun.add(sweep.get());
                groups.add(ofSweep(study, sweep.get()));
            }
        }
        return groups;
    }

    private static ProblemGroup ofSweep(Study study, Sweep sweep) {
        List<CatalogSelection> problems = study.problems().stream()
                .filter(problem -> hasPoint(sweep, problem))
                .toList();
        return new ProblemGroup(sweep.label() + " by " + sweep.setting(), problems, sweep);
    }

    private static boolean hasPoint(Sweep sweep, CatalogSelection problem) {
        return sweep.points().stream().anyMatch(point -> point.label().equals(problem.label()));
    }

    /** Whether it has a sweep over a setting of the problem or of an optimizer on it. */
    boolean hasSweep(Study study) {
        return sweep != null
                || study.sweeps().stream()
                        .anyMatch(one -> problems.get(0).label().equals(one.on()));
    }
}
