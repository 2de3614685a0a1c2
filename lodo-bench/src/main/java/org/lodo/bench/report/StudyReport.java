package org.lodo.bench.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.lodo.bench.document.Block;
import org.lodo.bench.document.Document;

/** The report of a study: its sections in order. To add one, write a class and list it here. */
final class StudyReport {

    /** With more problems, only the first is in view, and the sweeps. */
    private static final int MOST_OPEN = 3;

    private static final List<Section> CLOSING = List.of(
            ClaimSection::of,
            SpreadSection::of,
            ProfileSection::of,
            TrackProfileSection::of,
            MethodSection::of,
            OriginSection::failures,
            OriginSection::of);

    private StudyReport() {}

    /** Builds the report and draws its figures. */
    static Document of(StudyContext context) throws IOException {
        List<Block> blocks = new ArrayList<>(opening(context));
        List<ProblemGroup> groups = GroupSection.ordered(context.study());
        for (int index = 0; index < groups.size(); index++) {
            blocks.addAll(GroupSection.of(context, groups.get(index), groups.size() <= MOST_OPEN || index == 0));
        }
        for (Section section : CLOSING) {
            blocks.addAll(section.of(context));
        }
        return new Document(context.study().title(), blocks);
    }

    /** What was found, before anything that a reader need not know for it. */
    private static List<Block> opening(StudyContext context) {
        List<Block> blocks = new ArrayList<>(AnswerSection.choice(context));
        blocks.add(AnswerSection.sentences(context));
        blocks.add(new Block.Paragraph(ClaimSection.inShort(context.results())
                + (context.study().rule().isStaged() ? StageText.inShort(context.study()) + " " : "")
                + "± is the standard deviation over seeds; " + MethodSection.LINK + "."));
        return blocks;
    }
}
