package org.lodo.engine.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.Suggestions;
import org.lodo.engine.catalog.UsageException;

/**
 * What makes a study a field: its report is a map of what each optimizer can do, rather than a section for each problem. A run
 * solves a problem if its loss settles at or below the problem's first target within its budget.
 *
 * @param solved the share of seeds, above 0 and at most 1, that must solve a problem for it to count as solved
 * @param difficulties the last parts of the labels of problems, from easy to hard; each has random streams of its own, so that
 *     a verdict on all of them rests on independent runs
 * @param problems families of problems, each with names of the catalog
 * @param optimizers families of optimizers, each with names of the catalog
 */
public record FieldRule(
        double solved,
        List<String> difficulties,
        Map<String, List<String>> problems,
        Map<String, List<String>> optimizers) {

    /** The family of what no family names, such as an optimizer of a plug-in. */
    public static final String OTHER = "other";

    /** Copies what is given; what is missing is empty. */
    public FieldRule {
        difficulties = difficulties == null ? List.of() : List.copyOf(difficulties);
        problems = copy(problems);
        optimizers = copy(optimizers);
    }

    private static Map<String, List<String>> copy(Map<String, List<String>> families) {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        if (families != null) {
            families.forEach((family, names) -> copy.put(family, names == null ? List.of() : List.copyOf(names)));
        }
        return Collections.unmodifiableMap(copy);
    }

    /** Refuses shares that cannot be reached, and names that the catalog does not have. */
    void check(String source, Catalog catalog) {
        if (!(solved > 0 && solved <= 1)) {
            throw new UsageException(source + ": field: solved = " + solved
                    + ": must be a share of the seeds, above 0 and at most 1, such as 0.8");
        }
        check(source, "problem", problems, catalog.problems().keySet());
        check(source, "optimizer", optimizers, catalog.optimizers().keySet());
    }

    private static void check(String source, String kind, Map<String, List<String>> families, Set<String> known) {
        families.forEach((family, names) -> names.forEach(name -> {
            if (!known.contains(name)) {
                throw new UsageException(source + ": field: " + family + ": " + Suggestions.unknown(kind, name, known));
            }
        }));
    }

    /**
     * @param label the label of a problem, without track
     * @return the difficulty that it ends in; empty for none
     */
    public Optional<String> difficulty(String label) {
        return difficulties.stream()
                .filter(difficulty -> label.endsWith("-" + difficulty))
                .findFirst();
    }

    /**
     * @param problem the name of a problem in the catalog
     * @return its family
     */
    public String familyOfProblem(String problem) {
        return family(problems, problem);
    }

    /**
     * @param optimizer the name of an optimizer in the catalog
     * @return its family
     */
    public String familyOfOptimizer(String optimizer) {
        return family(optimizers, optimizer);
    }

    private static String family(Map<String, List<String>> families, String name) {
        return families.entrySet().stream()
                .filter(family -> family.getValue().contains(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(OTHER);
    }
}
