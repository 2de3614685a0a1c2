package org.lodo.bench.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.lodo.bench.document.Block;
import org.lodo.bench.document.Document;
import org.lodo.engine.io.ReportFolder;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.study.Study;

/** The report of a study: its sections in order. To add one, write a class and list it here. */
final class StudyReport {

    private static final List<Section> OPENING = List.of(StudyReport::introduction, ClaimSection::of);

    private static final List<ProblemSection> OF_EACH_PROBLEM = List.of(
            LossSection::of,
            SweepSection::ofOptimizers,
            RivalSection::of,
            TargetSection::of,
            ProgressSection::of,
            CostSection::of,
            TuningCostSection::of);

    private static final List<Section> CLOSING =
            List.of(SweepSection::ofProblems, ProfileSection::of, OriginSection::failures, OriginSection::of);

    private StudyReport() {}

    /** Builds the report and draws its figures. */
    static Document of(StudyContext context) throws IOException {
        List<Block> blocks = new ArrayList<>();
        for (Section section : OPENING) {
            blocks.addAll(section.of(context));
        }
        for (CatalogSelection problem : context.study().problems()) {
            for (ProblemSection section : OF_EACH_PROBLEM) {
                blocks.addAll(section.of(context, problem));
            }
        }
        for (Section section : CLOSING) {
            blocks.addAll(section.of(context));
        }
        return new Document(context.study().title(), blocks);
    }

    private static List<Block> introduction(StudyContext context) {
        Study study = context.study();
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.paragraph(
                ReportFolder.MADE_BY + "`%s`.", context.results().command()));
        if (study.note() != null) {
            blocks.add(Block.paragraph("%s", study.note().strip()));
        }
        blocks.add(Block.paragraph(
                "The loss of a run is its mean over the last 10 %% of fresh evaluations. Tables give mean ± standard deviation"
                        + " over %d %s and the bootstrap 95 %% interval of the mean. Steps per second and plots by time come from the run"
                        + " with seed %d, which had the machine to itself. *Failed* counts runs that stopped early, by diverging to"
                        + " non-finite values or by an exception. Bold marks the lowest loss and the losses not significantly different"
                        + " from it (paired bootstrap, 95 %%). Bands in plots span all seeds.",
                study.seeds().size(),
                study.seeds().size() == 1 ? "seed" : "seeds",
                study.seeds().get(0)));
        return blocks;
    }
}
