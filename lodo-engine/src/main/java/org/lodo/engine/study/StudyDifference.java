package org.lodo.engine.study;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.io.Json;
import org.lodo.engine.run.CatalogSelection;

/** Says in which part two studies differ first, that of the runs before that of the report. Time limits are no part of a study. */
final class StudyDifference {

    private StudyDifference() {}

    /**
     * @param one a study
     * @param other another
     * @return what the other has and what the one has, in words; empty if they are the same
     */
    static Optional<String> between(Study one, Study other) {
        return first(List.of(
                differing("name", one.name(), other.name()),
                differing("seeds", one.seeds(), other.seeds()),
                cells(one, other),
                differing("targets", one.targets(), other.targets()),
                differing("sweeps", one.sweeps(), other.sweeps()),
                differing("claims", one.claims(), other.claims()),
                differing("reference", one.reference(), other.reference()),
                differing("title", one.title(), other.title()),
                differing("rule of verdicts", one.rule(), other.rule()),
                differing("field", one.field(), other.field()),
                differing("note", one.note(), other.note())));
    }

    private static Optional<String> cells(Study one, Study other) {
        for (Study.Cell cell : one.cells()) {
            String name = name(cell);
            Optional<String> difference = other.cell(
                            cell.problem().label(), cell.optimizer().label())
                    .map(found -> between(name, cell, found))
                    .orElse(Optional.of("it lacks " + name));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return first(List.of(
                other.cells().stream()
                        .filter(cell -> one.cell(
                                        cell.problem().label(), cell.optimizer().label())
                                .isEmpty())
                        .findFirst()
                        .map(cell -> "it has in addition " + name(cell)),
                differing(
                        "order of the runs",
                        one.cells().stream().map(StudyDifference::name).toList(),
                        other.cells().stream().map(StudyDifference::name).toList())));
    }

    private static Optional<String> between(String name, Study.Cell one, Study.Cell other) {
        return first(List.of(
                differing("steps of " + name, one.steps(), other.steps()),
                differing("gradients of " + name, one.gradients(), other.gradients()),
                differing("metrics of " + name, one.metrics(), other.metrics()),
                between(one.problem(), other.problem()),
                between(one.optimizer(), other.optimizer()),
                differing("tuned point of " + name, one.tuned(), other.tuned()),
                differing("points of the searches of " + name, one.searches(), other.searches()),
                differing("track of " + name, one.track(), other.track())));
    }

    private static Optional<String> between(CatalogSelection one, CatalogSelection other) {
        Set<String> names = new LinkedHashSet<>(one.settings().keySet());
        names.addAll(other.settings().keySet());
        Optional<String> difference = first(List.of(
                differing(one.label(), one.name(), other.name()),
                differing("stream of " + one.label(), one.stream(), other.stream())));
        for (String setting : names) {
            difference = first(List.of(
                    difference,
                    differing(
                            one.label() + "." + setting,
                            one.settings().get(setting),
                            other.settings().get(setting))));
        }
        return difference;
    }

    /** As they would be in a file: what was read from one may have other types. */
    private static Optional<String> differing(String part, @Nullable Object one, @Nullable Object other) {
        String here = text(one);
        String there = text(other);
        if (here.equals(there)) {
            return Optional.empty();
        }
        boolean isShort = here.length() + there.length() < 100;
        return Optional.of(isShort ? part + " = " + there + ", not " + here : "another " + part);
    }

    private static String text(@Nullable Object value) {
        if (value == null) {
            return "none";
        }
        return value instanceof Map<?, ?> map ? Json.compact(new TreeMap<>(map)) : Json.compact(value);
    }

    private static String name(Study.Cell cell) {
        return cell.optimizer().label() + " on " + cell.problem().label();
    }

    private static Optional<String> first(List<Optional<String>> differences) {
        return differences.stream().flatMap(Optional::stream).findFirst();
    }
}
