package org.lodo.bench.report;

import java.util.ArrayList;
import java.util.List;
import org.lodo.bench.document.Block;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.study.StudyResults;

/** What a command prints of a study's results: a table for each problem, and at the end the answers in words. */
public final class TerminalSummary {

    private TerminalSummary() {}

    /**
     * @param catalog where optimizers are looked up
     * @param results the results of a study
     * @return for each problem a heading and the table of its report's answer, and at the end a list of the sentences
     */
    public static List<Block> of(Catalog catalog, StudyResults results) {
        List<Block> blocks = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        for (Block block : AnswerSection.of(catalog, results)) {
            if (block instanceof Block.Paragraph sentence) {
                sentences.add(sentence.text());
                blocks.add(Block.section(
                        results.study().problems().get(sentences.size() - 1).label()));
            } else {
                blocks.add(block);
            }
        }
        blocks.add(new Block.Bullets(sentences));
        return blocks;
    }
}
