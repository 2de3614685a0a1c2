package org.lodo.bench.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.lodo.bench.document.Block;
import org.lodo.bench.document.Figure;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.study.Study;

/**
 * The results on a problem, or on problems that differ in a setting: first what answers the question, table and main chart, then
 * the rest in folds.
 */
final class GroupSection {

    /** What is told of every problem, in folds. */
    private static final List<ProblemSection> DETAILS = List.of(
            LossSection::of,
            RivalSection::of,
            MeansSection::of,
            EqualTimeSection::of,
            TargetSection::of,
            ProgressSection::of,
            CostSection::of,
            TuningCostSection::of);

    private GroupSection() {}

    /**
     * The blocks.
     *
     * @param context the study and its results
     * @param group the problems
     * @param isOpen whether table and main chart are in view; sweeps always are
     */
    static List<Block> of(StudyContext context, ProblemGroup group, boolean isOpen) throws IOException {
        List<Block> blocks = new ArrayList<>(List.of(Block.section(group.title())));
        if (group.sweep() != null) {
            blocks.addAll(SweepSection.ofProblems(context, group.problems(), group.sweep()));
            List<Block> cells = new ArrayList<>();
            for (CatalogSelection problem : group.problems()) {
                cells.add(new Block.Fold(problem.label(), problem(context, problem)));
            }
            blocks.add(new Block.Fold("Each value of " + group.sweep().setting() + " by itself", cells));
            return blocks;
        }
        CatalogSelection problem = group.problems().get(0);
        List<Block> sweeps = SweepSection.ofOptimizers(context, problem);
        List<Block> results = problem(context, problem);
        if (isOpen) {
            // The table answers what the main chart, or the sweep, shows.
            blocks.add(results.get(0));
            blocks.addAll(sweeps);
            blocks.addAll(results.subList(1, results.size()));
        } else {
            blocks.addAll(sweeps);
            blocks.add(new Block.Fold("Table, curves and tests of " + problem.label(), results));
        }
        return blocks;
    }

    /** Table and main chart of a problem, then everything else. */
    private static List<Block> problem(StudyContext context, CatalogSelection problem) throws IOException {
        List<Block> blocks = new ArrayList<>(List.of(AnswerSection.table(context, problem)));
        List<Figure> figures = context.results().lackCurves()
                ? StoredFigures.of(context, problem)
                : new StudyPlots(context).draw(problem);
        List<Block> further = new ArrayList<>();
        boolean hasMain = false;
        for (Figure figure : figures) {
            Block picture = new Block.Picture(figure, ", " + problem.label());
            // What the page does not show by itself is another view of the main chart.
            if (!hasMain || !figure.isOnPage()) {
                blocks.add(picture);
            } else {
                further.add(picture);
            }
            hasMain = true;
        }
        if (!further.isEmpty()) {
            blocks.add(new Block.Fold("Further curves and pictures", further));
        }
        for (ProblemSection section : DETAILS) {
            blocks.addAll(folded(section.of(context, problem)));
        }
        return blocks;
    }

    /** Each subsection in a fold with its title. */
    static List<Block> folded(List<Block> section) {
        List<Block> folds = new ArrayList<>();
        for (int from = 0; from < section.size(); ) {
            int to = from + 1;
            while (to < section.size() && !(section.get(to) instanceof Block.Heading)) {
                to++;
            }
            Block first = section.get(from);
            folds.add(
                    first instanceof Block.Heading heading
                            ? new Block.Fold(heading.text(), section.subList(from + 1, to))
                            : first);
            from = first instanceof Block.Heading ? to : from + 1;
        }
        return folds;
    }

    /** The groups as the report has them: after the first, those with sweeps come before single cells. */
    static List<ProblemGroup> ordered(Study study) {
        List<ProblemGroup> groups = ProblemGroup.of(study);
        List<ProblemGroup> ordered = new ArrayList<>(groups.subList(0, 1));
        List<ProblemGroup> others = groups.subList(1, groups.size());
        others.stream().filter(group -> group.hasSweep(study)).forEach(ordered::add);
        others.stream().filter(group -> !group.hasSweep(study)).forEach(ordered::add);
        return ordered;
    }
}
