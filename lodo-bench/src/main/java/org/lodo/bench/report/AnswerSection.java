package org.lodo.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lodo.bench.document.Block;
import org.lodo.bench.table.Cell;
import org.lodo.bench.table.CellFormat;
import org.lodo.bench.table.ReportTable;
import org.lodo.bench.table.TableColumn;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.stats.NestedComparison;
import org.lodo.engine.stats.PairedComparison;
import org.lodo.engine.stats.Verdict;
import org.lodo.engine.stats.VerdictRule;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyResults;

/** What a study found: a sentence for each problem, and a table of losses, ranks and verdicts. */
public final class AnswerSection {

    private AnswerSection() {}

    /**
     * The answers of a study, for texts outside its report.
     *
     * @param catalog where optimizers are looked up
     * @param results the results of a study
     * @return for each problem the sentence and the table, as its report has them
     */
    public static List<Block> of(Catalog catalog, StudyResults results) {
        List<Block> blocks = new ArrayList<>();
        for (CatalogSelection problem : results.study().problems()) {
            List<Standing> all = Standing.of(catalog, results, problem);
            blocks.add(new Block.Paragraph(sentence(
                    problem.label(),
                    AnswerText.of(
                            results.study().reference(), all, results.study().rule()))));
            blocks.add(Block.table(table(problem.label(), results.study(), all)));
        }
        return blocks;
    }

    /** The sentences, one for each problem or sweep over problems. */
    static Block sentences(StudyContext context) {
        return new Block.Bullets(ProblemGroup.of(context.study()).stream()
                .map(group -> sentence(
                        group.title(), answer(context, group, context.study().reference())))
                .toList());
    }

    private static String sentence(String title, String answer) {
        return "**" + title.replaceAll("([\\[\\]*_`])", "\\\\$1") + ":** " + answer;
    }

    private static String answer(StudyContext context, ProblemGroup group, String reference) {
        return group.sweep() == null
                ? AnswerText.of(
                                reference,
                                context.standings(group.problems().get(0)),
                                context.study().rule())
                        + MeanAnswer.of(context, group.problems().get(0), reference)
                : SweepAnswer.of(
                        reference,
                        group.sweep().setting(),
                        group.problems().stream().map(context::standings).toList(),
                        context.study().rule());
    }

    /** The table of a problem. */
    static Block table(StudyContext context, CatalogSelection problem) {
        return Block.table(table(problem.label(), context.study(), context.standings(problem)));
    }

    private static ReportTable table(String problem, Study study, List<Standing> all) {
        String reference = study.reference();
        Optional<Standing> own =
                all.stream().filter(one -> one.label().equals(reference)).findFirst();
        boolean isGrouped = all.stream().map(Standing::given).distinct().count() > 1;
        boolean haveFailures = all.stream().anyMatch(one -> one.failed() > 0);
        List<TableColumn> columns = new ArrayList<>(List.of(
                TableColumn.words("optimizer"),
                TableColumn.number("loss").lessIsBetter(),
                TableColumn.number("rank", CellFormat.COUNT).lessIsBetter()));
        if (own.isPresent() && all.size() > 1) {
            columns.add(TableColumn.words(verdictTitle(reference)));
            columns.add(TableColumn.number(winsTitle(reference)).moreIsBetter());
        }
        boolean haveSearches = own.isPresent() && all.stream().anyMatch(one -> one.bySearch().length > 1);
        if (haveSearches) {
            columns.add(TableColumn.words("luck in tuning against " + reference).alignedRight());
        }
        if (haveFailures) {
            columns.add(TableColumn.number("failed", CellFormat.COUNT).lessIsBetter());
        }
        if (isGrouped) {
            columns.add(TableColumn.words("given"));
        }
        Map<String, PairedComparison> compared =
                own.map(one -> Standing.against(study.rule(), one, all)).orElse(Map.of());
        ReportTable.Builder table = new ReportTable.Builder(problem + "-losses", columns);
        for (Standing standing : all) {
            Cell loss = Cell.number(standing.loss().mean(), standing.loss().standardDeviation());
            List<Cell> row = new ArrayList<>(List.of(
                    Cell.words(standing.label()),
                    standing.isBest() ? loss.marked(Cell.Mark.BEST) : loss,
                    Cell.count(standing.rank())));
            if (own.isPresent() && all.size() > 1) {
                row.add(Cell.words(verdict(standing, Standing.canDecide(study.rule(), own.get(), all), compared)));
                row.add(wins(standing, own.get()));
            }
            if (haveSearches) {
                row.add(luck(standing, own.get(), study.rule()));
            }
            if (haveFailures) {
                row.add(Cell.count(standing.failed()));
            }
            if (isGrouped) {
                row.add(Cell.words(standing.given().words()));
            }
            table.row(row);
        }
        return table.build();
    }

    /** The title of the column with the verdicts on the others against a reference. */
    static String verdictTitle(String reference) {
        return "against " + reference;
    }

    /** The title of the column with the number of seeds on which another is lower than a reference. */
    static String winsTitle(String reference) {
        return "lower than " + reference + " on";
    }

    private static String verdict(Standing standing, boolean canDecide, Map<String, PairedComparison> compared) {
        PairedComparison comparison = compared.get(standing.label());
        if (comparison == null) {
            return "reference";
        }
        Verdict verdict = comparison.verdict();
        return canDecide || verdict != Verdict.UNDECIDED ? verdict.words() : "too few seeds";
    }

    /** How much of the margin between an optimizer and the reference is luck in tuning. */
    private static Cell luck(Standing standing, Standing reference, VerdictRule rule) {
        return standing.label().equals(reference.label())
                ? Cell.words("")
                : Cell.words(NestedSection.luck(
                        NestedComparison.of(reference.bySearch(), standing.bySearch(), rule.margin())));
    }

    private static Cell wins(Standing standing, Standing reference) {
        if (standing.label().equals(reference.label())) {
            return Cell.none();
        }
        int wins = standing.lowerThan(reference);
        return Cell.count(wins).shownAs(wins + " of " + reference.losses().length);
    }

    /** The sentences and verdicts against every optimizer, of which a reader of the page chooses one. */
    static List<Block> choice(StudyContext context) {
        Study study = context.study();
        Map<String, Block.Reference> references = new LinkedHashMap<>();
        List<String> labels = study.cells().stream()
                .map(cell -> cell.optimizer().label())
                .distinct()
                .toList();
        if (labels.size() < 2 || labels.size() > Block.References.MOST) {
            return List.of();
        }
        for (String label : labels) {
            Map<String, Map<String, List<String>>> verdicts = new LinkedHashMap<>();
            for (CatalogSelection problem : study.problems()) {
                verdicts.put(problem.label() + "-losses", verdicts(study.rule(), label, context.standings(problem)));
            }
            List<String> sentences = ProblemGroup.of(study).stream()
                    .map(group -> answer(context, group, label))
                    .toList();
            references.put(label, new Block.Reference(verdictTitle(label), winsTitle(label), sentences, verdicts));
        }
        return List.of(new Block.References(study.reference(), references));
    }

    private static Map<String, List<String>> verdicts(VerdictRule rule, String reference, List<Standing> all) {
        Optional<Standing> own =
                all.stream().filter(one -> one.label().equals(reference)).findFirst();
        if (own.isEmpty()) {
            return Map.of();
        }
        Map<String, PairedComparison> compared = Standing.against(rule, own.get(), all);
        boolean canDecide = Standing.canDecide(rule, own.get(), all);
        return all.stream()
                .collect(Collectors.toMap(
                        Standing::label,
                        one -> List.of(
                                verdict(one, canDecide, compared),
                                wins(one, own.get()).text()),
                        (a, b) -> a,
                        LinkedHashMap::new));
    }
}
