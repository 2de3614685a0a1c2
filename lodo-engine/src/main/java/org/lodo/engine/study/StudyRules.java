package org.lodo.engine.study;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.Suggestions;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.stats.VerdictRule;

/** What a study's file says about judging its results, checked against the cells that were planned. */
final class StudyRules {

    private final Catalog catalog;
    private final String source;
    private final StudyOptions options;
    private final StudyFile file;
    private final List<Study.Cell> cells;
    private final List<String> labels;

    StudyRules(Catalog catalog, String source, StudyOptions options, StudyFile file, List<Study.Cell> cells) {
        this.catalog = catalog;
        this.source = source;
        this.options = options;
        this.file = file;
        this.cells = cells;
        labels = cells.stream().map(cell -> cell.optimizer().label()).distinct().toList();
    }

    /** Claims about a problem or optimizer that the command leaves out are kept: the report says that it was not run. */
    List<Claim> claims() {
        if (file.claims() == null || options.changeRuns()) {
            return List.of();
        }
        if (file.claims().contains(null)) {
            throw new UsageException(source + ": claims: an entry is empty: must have a claim");
        }
        // Of a part of the study it is not known which cells there are in all.
        if (options.changeNothing()) {
            file.claims().forEach(new ClaimCheck(catalog, source, cells)::check);
        }
        return file.claims();
    }

    /** The first optimizer where the study names none, or the command leaves out the one that it names. */
    String reference() {
        if (file.reference() == null) {
            return labels.get(0);
        }
        if (!labels.contains(file.reference()) && options.changeNothing()) {
            throw new UsageException(
                    source + ": reference: " + Suggestions.unknown("optimizer", file.reference(), labels));
        }
        return labels.contains(file.reference()) ? file.reference() : labels.get(0);
    }

    /** Families of names that do not exist are mistakes; an optimizer or problem of none is in one called other. */
    @Nullable
    FieldRule field(SeedsItem seeds) {
        FieldRule field = file.field();
        if (field != null) {
            if (seeds.stages().size() > 1) {
                throw new UsageException(
                        source
                                + ": seeds: a field has all seeds at once, as its verdicts are over difficulties too: must be a number or a list");
            }
            field.check(source, catalog);
        }
        return field;
    }

    VerdictRule verdict(SeedsItem seeds) {
        double margin = file.margin() == null ? VerdictRule.MARGIN : file.margin();
        if (!(margin > 0 && margin < 1)) {
            throw new UsageException(source + ": margin = " + margin
                    + ": must be a fraction of the loss, above 0 and below 1, such as 0.01 for 1 %");
        }
        if (options.changeNothing()) {
            for (String label : seeds.deciding()) {
                if (!labels.contains(label)) {
                    throw new UsageException(
                            source + ": seeds: deciding: " + Suggestions.unknown("optimizer", label, labels));
                }
            }
        }
        return new VerdictRule(
                margin,
                seeds.stages(),
                seeds.deciding().stream().filter(labels::contains).toList());
    }
}
