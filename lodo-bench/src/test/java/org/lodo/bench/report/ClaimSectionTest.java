package org.lodo.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.lodo.bench.document.MarkdownRenderer;
import org.lodo.bench.report.ClaimSection.Checked;
import org.lodo.engine.run.MadeUp;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.study.Claim;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyResults;

class ClaimSectionTest {

    private static final int SEEDS = 8;

    @Test
    void figureIsReproducedIfTheMeanIsWithinTolerance() {
        // Losses 9.01 to 9.08, of mean 9.045: 0.72 % above 8.98.
        assertThat(outcome(figure("lodo", null, 8.98, 0.01))).isEqualTo("reproduced");
        assertThat(outcome(figure("lodo", null, 8.98, 0.005))).isEqualTo("not reproduced");
        assertThat(outcome(figure("lodo", "hessian_error", 0.5, 0.01))).isEqualTo("reproduced");
    }

    @Test
    void figureOfFailedRunsIsNotReproduced() {
        assertThat(outcome(figure("fragile", null, 9, 0.5))).isEqualTo("not reproduced");
    }

    @Test
    void comparisonIsReproducedContradictedOrEquivalent() {
        assertThat(outcome(comparison("lodo", "adam"))).isEqualTo("reproduced");
        assertThat(outcome(comparison("adam", "lodo"))).isEqualTo("not reproduced");
        assertThat(outcome(comparison("lodo", "twin"))).isEqualTo("equivalent");
        assertThat(outcome(comparison("lodo", "fragile")))
                .as("failed runs are worst")
                .isEqualTo("reproduced");
    }

    /** Losses of the rival are 9.01 to 9.08, those of Adam 15.01 to 15.08, a ratio of 1.664 to 1.661. */
    @Test
    void noWorseIsTestedAgainstTheRaisedLoss() {
        assertThat(outcome(noWorse("adam", "lodo", 0.67, null))).isEqualTo("reproduced");
        assertThat(outcome(noWorse("adam", "lodo", 0.65, null))).isEqualTo("not reproduced");
        assertThat(outcome(noWorse("lodo", "adam", 0.01, null))).isEqualTo("reproduced");
        assertThat(outcome(noWorse("fragile", "lodo", 9, null))).isEqualTo("not reproduced");
        assertThat(outcome(noWorse("lodo", "newton", 0.1, null))).isEqualTo("not run");
    }

    /** A step of "slow" costs two gradients, and its loss is 20 up to step 3 and 9 afterwards; Adam's is 15 and more. */
    @Test
    void comparisonsAreMadeAtEqualGradients() {
        assertThat(outcome(at("slow", "adam", 6))).isEqualTo("not reproduced");
        assertThat(outcome(at("slow", "adam", 10))).isEqualTo("reproduced");
        assertThat(outcome(at("slow", "adam", 11)))
                .as("Adam does not make so many")
                .isEqualTo("not run");
        assertThat(outcome(at("lodo", "fragile", 9))).as("after the failure").isEqualTo("reproduced");
        assertThat(outcome(noWorse("slow", "adam", 0.5, 6L))).isEqualTo("reproduced");
        assertThat(outcome(noWorse("slow", "adam", 0.3, 6L))).isEqualTo("not reproduced");
    }

    @Test
    void omittedCellsAreNotRun() {
        assertThat(outcome(figure("newton", null, 7.4, 0.01))).isEqualTo("not run");
        assertThat(outcome(comparison("lodo", "newton"))).isEqualTo("not run");
    }

    @Test
    void tableHasExpectedAndMeasuredValues() {
        StudyResults results = results(List.of(figure("lodo", null, 8.98, 0.01), comparison("lodo", "adam")));
        StudyContext context = new StudyContext(results, null, null, null, null, null, Map.of(), Map.of());

        assertThat(MarkdownRenderer.render(ClaimSection.of(context)))
                .contains("| it holds | nobody | 8.98 within 1 % | 9.045 (")
                .contains(
                        "| it holds | nobody | lodo better than adam | difference 6 (6 … 6), better on 8 of 8 seeds, p ")
                .contains("| reproduced |");
    }

    private static String outcome(Claim claim) {
        List<Checked> checked = ClaimSection.check(results(List.of(claim)));
        assertThat(checked).hasSize(1);
        return checked.get(0).outcome();
    }

    private static Claim figure(String optimizer, String metric, double expected, double within) {
        return new Claim("it holds", "nobody", "bowl", optimizer, metric, expected, within, null, null, null);
    }

    private static Claim comparison(String optimizer, String other) {
        return new Claim("it holds", "nobody", "bowl", optimizer, null, null, null, other, null, null);
    }

    private static Claim noWorse(String optimizer, String other, double within, Long gradients) {
        return new Claim("it holds", "nobody", "bowl", optimizer, null, null, within, null, other, gradients);
    }

    private static Claim at(String optimizer, String other, long gradients) {
        return new Claim("it holds", "nobody", "bowl", optimizer, null, null, null, other, null, gradients);
    }

    private static StudyResults results(List<Claim> claims) {
        List<Study.Cell> cells = new ArrayList<>();
        List<RunResult> results = new ArrayList<>();
        for (String optimizer : List.of("lodo", "adam", "twin", "fragile", "slow")) {
            RunSpec first = MadeUp.spec("bowl", optimizer, 1, 10);
            cells.add(new Study.Cell(first.problem(), first.optimizer(), first.steps(), first.metrics()));
            for (int seed = 1; seed <= SEEDS; seed++) {
                RunSpec spec = MadeUp.spec("bowl", optimizer, seed, 10);
                double loss = 9 + 0.01 * seed;
                double shift = seed % 2 == 0 ? 0.001 : -0.001;
                results.add(
                        switch (optimizer) {
                            case "adam" -> MadeUp.result(spec, loss + 6, 0.5, false);
                            case "twin" -> MadeUp.result(spec, loss + shift, 0.5, false);
                            case "fragile" -> MadeUp.failure(spec, 3, "step 3: loss = NaN, must be finite");
                            case "slow" -> MadeUp.withTwoGradients(spec, 20, 9);
                            default -> MadeUp.result(spec, loss, 0.5, false);
                        });
            }
        }
        Study study = new Study(
                "made-up",
                "Made up",
                null,
                LongStream.rangeClosed(1, SEEDS).boxed().toList(),
                cells,
                Map.of(),
                List.of(),
                claims,
                null);
        return new StudyResults(study, "lodo run made-up", MadeUp.environment("0123456789abcdef0123"), results);
    }
}
