package org.lodo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.lodo.bench.document.MarkdownRenderer;
import org.lodo.bench.report.AnswerSection;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.study.StoredResults;
import org.lodo.engine.study.StudyFolder;

/**
 * The first lines of the README are those of a committed report, by the same generator. After a change of either they are
 * regenerated with {@code -Dlodo.seal=true}.
 */
class ReadmeAnswerTest {

    private static final Path ROOT = Path.of("..");
    private static final String STUDY = "paper-quadratic";
    /** Sentence and table: of the first track, in which every optimizer is tuned. */
    private static final int BLOCKS_OF_A_PROBLEM = 2;

    private static final String BEGIN = "<!-- answers: " + STUDY + " -->\n";
    private static final String END = "<!-- end of answers -->\n";
    private static final String PICTURE = "reports/" + STUDY + "/plots/noisy-quadratic-loss-by-step.svg";

    @Test
    void firstLinesAreThoseOfTheCommittedReport() throws IOException {
        Path file = ROOT.resolve("README.md");
        String readme = Files.readString(file);
        int from = readme.indexOf(BEGIN) + BEGIN.length();
        int to = readme.indexOf(END);
        Catalog catalog = Catalog.load(ReadmeAnswerTest.class.getClassLoader());
        StudyFolder folder = new StudyFolder(ROOT.resolve("reports").resolve(STUDY));
        String answers = "\n"
                + MarkdownRenderer.render(AnswerSection.of(catalog, StoredResults.readOutcomes(catalog, folder))
                        .subList(0, BLOCKS_OF_A_PROBLEM))
                + "\n![Loss by step, noisy-quadratic](" + PICTURE + ")\n\n";
        if (Boolean.getBoolean("lodo.seal")) {
            Files.writeString(file, readme.substring(0, from) + answers + readme.substring(to));
        } else {
            assertThat(readme.substring(from, to)).isEqualTo(answers);
        }
        assertThat(ROOT.resolve(PICTURE)).isNotEmptyFile();
    }
}
