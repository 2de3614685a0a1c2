package org.lodo.bench.field;

import org.lodo.engine.study.FieldRule;
import org.lodo.engine.study.Study;

/**
 * A problem of a field at one of its difficulties.
 *
 * @param label its label without difficulty and track
 * @param family its family
 * @param difficulty the difficulty; empty if its label ends in none
 */
record FieldProblem(String label, String family, String difficulty) {

    static FieldProblem of(FieldRule rule, Study.Cell cell) {
        String label = withoutTrack(cell.problem().label());
        String family = rule.familyOfProblem(cell.problem().name());
        return rule.difficulty(label)
                .map(difficulty -> new FieldProblem(
                        label.substring(0, label.length() - difficulty.length() - 1), family, difficulty))
                .orElse(new FieldProblem(label, family, ""));
    }

    private static String withoutTrack(String label) {
        int bracket = label.indexOf('[');
        return bracket < 0 ? label : label.substring(0, bracket);
    }
}
