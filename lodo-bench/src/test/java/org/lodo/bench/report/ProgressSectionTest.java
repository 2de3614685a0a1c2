package org.lodo.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lodo.bench.document.MarkdownRenderer;
import org.lodo.engine.run.MadeUp;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyResults;

class ProgressSectionTest {

    private static final RunSpec ADAM = MadeUp.spec("bowl", "adam", 1, 10);
    private static final RunSpec SLOW = MadeUp.spec("bowl", "slow", 1, 10);

    /** After 3 gradients "slow" has made one step, after 10 five; it has the loss 20 up to step 3, and 9 from then on. */
    @Test
    void whereStepsCostDifferentlyLossesAreGivenAtEqualGradientsToo() {
        String text = render(MadeUp.result(ADAM, 15, 0.5, false), MadeUp.withTwoGradients(SLOW, 20, 9));
        assertThat(text).contains("Loss at given gradients");
        String byGradient = text.substring(text.indexOf("Loss at given gradients"));
        assertThat(byGradient).contains("| optimizer | 1 | 3 | 10 |");
        assertThat(byGradient).contains("| adam | 15 | 15 | 15 |").contains("| slow | — | 20 | 9 |");
        assertThat(text.substring(0, text.indexOf("Loss at given gradients"))).contains("| slow | 20 | 20 | 9 |");
    }

    @Test
    void whereAStepIsAGradientTheyAreNot() {
        assertThat(render(MadeUp.result(ADAM, 15, 0.5, false), MadeUp.result(SLOW, 9, 0.5, false)))
                .contains("Loss at given steps")
                .doesNotContain("Loss at given gradients");
    }

    /** Adam's ten gradients are all there are: what "slow" has after twelve has no counterpart. */
    @Test
    void theLastLossOfRunsThatEndedEarlierIsInParentheses() {
        RunSpec longer = MadeUp.spec("bowl", "slow", 1, 100);
        String text = render(MadeUp.withTwoGradients(longer, 20, 9), MadeUp.result(ADAM, 15, 0.5, false));
        assertThat(text.substring(text.indexOf("Loss at given gradients")))
                .contains("| adam | 15 | 15 | 15 | (15) | (15) |");
    }

    private static String render(RunResult... results) {
        List<Study.Cell> cells = new ArrayList<>();
        for (RunResult result : results) {
            RunSpec spec = result.spec();
            cells.add(new Study.Cell(spec.problem(), spec.optimizer(), spec.steps(), spec.metrics()));
        }
        Study study = new Study("made-up", "Made up", null, List.of(1L), cells, Map.of(), List.of(), List.of(), null);
        StudyResults all =
                new StudyResults(study, "run made-up", MadeUp.environment("0123456789abcdef0123"), List.of(results));
        StudyContext context = new StudyContext(all, null, null, null, null, null, Map.of(), Map.of());
        return MarkdownRenderer.render(ProgressSection.of(context, ADAM.problem()));
    }
}
