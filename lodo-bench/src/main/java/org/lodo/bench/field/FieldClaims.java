package org.lodo.bench.field;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.lodo.bench.document.Block;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.Numbers;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;
import org.lodo.engine.stats.PairedComparison;
import org.lodo.engine.stats.Verdict;
import org.lodo.engine.study.Claim;
import org.lodo.engine.study.StudyManifest;

/**
 * The verdicts on the claims of a field, that one optimizer is better than another. The problem of a claim names a track with
 * any of its difficulties; all difficulties of the problem are tested together.
 */
final class FieldClaims {

    private static final String REPRODUCED = "reproduced";

    private final Field field;
    private final FieldVerdicts verdicts;

    FieldClaims(Field field) {
        this.field = field;
        verdicts = new FieldVerdicts(field);
    }

    /** Each claim with what was measured. */
    List<StudyManifest.Claimed> checked() {
        List<StudyManifest.Claimed> all = new ArrayList<>();
        for (Claim claim : field.study().claims()) {
            if (claim.betterThan() != null) {
                all.add(check(claim, claim.betterThan()));
            }
        }
        return all;
    }

    private StudyManifest.Claimed check(Claim claim, String rival) {
        String expected = claim.optimizer() + " better than " + rival;
        boolean isTuned = !claim.problem().endsWith("[untuned]");
        return verdicts.of(isTuned, problem(claim), claim.optimizer()).stream()
                .filter(compared -> compared.name().equals(rival))
                .findFirst()
                .map(compared -> new StudyManifest.Claimed(
                        claim.claim(), expected, measured(compared), outcome(compared.verdict())))
                .orElse(new StudyManifest.Claimed(claim.claim(), expected, Numbers.NONE, Verdict.NOT_RUN.words()));
    }

    private String problem(Claim claim) {
        int bracket = claim.problem().indexOf('[');
        String label = bracket < 0 ? claim.problem() : claim.problem().substring(0, bracket);
        return field.cells().keySet().stream()
                .filter(instance -> instance.label().equals(label))
                .map(Field.Instance::problem)
                .findFirst()
                .orElse(label);
    }

    private static String measured(PairedComparison compared) {
        return "better on " + compared.wins() + " of " + (compared.wins() + compared.losses()) + " pairs, p "
                + Numbers.number(compared.referenceBetter());
    }

    /** The verdict is on the rival. */
    private static String outcome(Verdict verdict) {
        return switch (verdict) {
            case WORSE -> REPRODUCED;
            case BETTER -> "not reproduced";
            default -> verdict.words();
        };
    }

    /** How many claims are reproduced, in a sentence about "claims" in these words; empty for a field without claims. */
    String inShort(String claims) {
        List<StudyManifest.Claimed> all = checked();
        long reproduced = all.stream()
                .filter(claimed -> claimed.verdict().equals(REPRODUCED))
                .count();
        return all.isEmpty()
                ? ""
                : "Of " + all.size() + " " + claims + ", " + reproduced + (reproduced == 1 ? " is" : " are")
                        + " reproduced.";
    }

    List<Block> blocks() {
        List<StudyManifest.Claimed> all = checked();
        if (all.isEmpty()) {
            return List.of();
        }
        ReportTable.Builder table = new ReportTable.Builder(
                "claims",
                Stream.of("claim", "source", "problem", "expected", "measured", "verdict")
                        .map(TableColumn::words)
                        .toList());
        List<Claim> claims = field.study().claims().stream()
                .filter(claim -> claim.betterThan() != null)
                .toList();
        for (int index = 0; index < all.size(); index++) {
            Claim claim = claims.get(index);
            StudyManifest.Claimed claimed = all.get(index);
            Cell outcome = Cell.words(claimed.verdict());
            table.row(
                    Cell.words(claim.claim()),
                    Cell.words(claim.source()),
                    Cell.words(
                            problem(claim) + ", " + Field.name(!claim.problem().endsWith("[untuned]"))),
                    Cell.words(claimed.expected()),
                    Cell.words(claimed.measured()),
                    claimed.verdict().equals("not reproduced") ? outcome.marked(Cell.Mark.WARNING) : outcome);
        }
        return List.of(
                Block.section("Claims"),
                Block.paragraph(
                        "What each problem is there to show, decided by the tests of the section Verdicts over all difficulties of the"
                                + " problem."),
                Block.table(table.build()));
    }
}
