package org.lodo.engine.study;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.Suggestions;
import org.lodo.engine.catalog.UsageException;

/** Checks that claims can be measured. */
final class ClaimCheck {

    private final Catalog catalog;
    private final String source;
    private final List<Study.Cell> cells;

    /** The cells are all of a study. */
    ClaimCheck(Catalog catalog, String source, List<Study.Cell> cells) {
        this.catalog = catalog;
        this.source = source;
        this.cells = cells;
    }

    /** Refuses a claim about something that the study does not run or track. */
    void check(Claim claim) {
        List<String> problems =
                cells.stream().map(cell -> cell.problem().label()).distinct().toList();
        if (!problems.contains(claim.problem())) {
            throw new UsageException(source + ": claims: " + Suggestions.unknown("problem", claim.problem(), problems));
        }
        List<Study.Cell> onProblem = cells.stream()
                .filter(cell -> cell.problem().label().equals(claim.problem()))
                .toList();
        List<String> optimizers =
                onProblem.stream().map(cell -> cell.optimizer().label()).toList();
        for (String optimizer : Stream.of(claim.optimizer(), claim.rival())
                .filter(Objects::nonNull)
                .toList()) {
            if (!optimizers.contains(optimizer)) {
                throw new UsageException(source + ": claims: "
                        + Suggestions.unknown("optimizer on " + claim.problem(), optimizer, optimizers));
            }
        }
        List<String> metrics = onProblem.get(0).metrics().stream()
                .filter(metric -> catalog.metric(metric).columns().size() == 1)
                .toList();
        if (claim.metric() != null && !metrics.contains(claim.metric())) {
            throw new UsageException(source + ": claims: metric = " + claim.metric()
                    + ": must be one of those tracked on " + claim.problem() + " that is a single number: " + metrics);
        }
    }
}
