package org.lodo.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lodo.engine.stats.Estimate;
import org.lodo.engine.stats.VerdictRule;

class AnswerTextTest {

    /** Four seeds and nine rivals: no test can be significant, whatever the losses. */
    @Test
    void fewSeedsAreNotMistakenForADefeat() {
        Losses losses = new Losses().add("lodo", 4, 1);
        for (int rival = 1; rival <= 9; rival++) {
            losses.add("rival-" + rival, 4, 2 + rival);
        }

        assertThat(AnswerText.of("lodo", losses.standings(), VerdictRule.FIXED))
                .isEqualTo(
                        "lodo (loss 2.5 ± 1.3), rank 1 of 10, cannot be judged: 4 seeds cannot decide between 10 optimizers; it"
                                + " takes 8. With these 4 seeds its loss is lower than all 9 others on each of them.");
    }

    @Test
    void oneSeedSaysWhatItShows() {
        Losses losses = new Losses().add("lodo", 1, 2).add("adam", 1, 1).add("yogi", 1, 3);

        assertThat(AnswerText.of("lodo", losses.standings(), VerdictRule.FIXED))
                .endsWith(
                        "1 seed cannot decide between 3 optimizers; it takes 6. With this seed its loss is higher than adam and lower"
                                + " than yogi.");
    }

    @Test
    void defeatsComeFirst() {
        Losses losses = new Losses()
                .add("lodo", 8, 10)
                .add("adam", 8, 12)
                .add("yogi", 8, 9)
                .add("twin", 8, 10)
                .given("newton", Given.HESSIAN, 8, 5);

        assertThat(AnswerText.of("lodo", losses.standings(), VerdictRule.FIXED))
                .isEqualTo(
                        "lodo (loss 13.5 ± 2.4), rank 3 of 5, is worse than yogi as well as newton (given the Hessian), is better"
                                + " than adam and is equivalent (within 1 %) to twin.");
    }

    @Test
    void variantsOfOneSettingAreOneName() {
        assertThat(VariantNames.merged(List.of(
                        "a[x=1]", "adam", "a[x=2]", "b[x=1,y=2]", "b[x=3,y=4]", "c[x=1,y=1]", "c[x=1,y=2]", "d[x=1]")))
                .containsExactly("a (x 1, 2)", "adam", "b (x 1, 3)", "c[x=1,y=1]", "c[x=1,y=2]", "d[x=1]");
    }

    @Test
    void failuresAndAbsencesAreSaid() {
        Losses losses = new Losses().add("lodo", 6, 1).add("adam", 6, 2);
        losses.byName.put(
                "doomed", new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN});

        assertThat(AnswerText.of("doomed", losses.standings(), VerdictRule.FIXED))
                .isEqualTo("doomed (all runs failed), rank 3 of 3, is worse than both others.");
        assertThat(AnswerText.of("newton", losses.standings(), VerdictRule.FIXED))
                .isEqualTo("the lowest loss is that of lodo (loss 3.5 ± 1.9). newton was not run on it.");
        assertThat(AnswerText.of("lodo", new Losses().add("lodo", 6, 1).standings(), VerdictRule.FIXED))
                .isEqualTo("lodo (loss 3.5 ± 1.9) is the only optimizer.");
    }

    /** Losses by seed: a start, and one more for every seed. */
    private static final class Losses {
        private final Map<String, double[]> byName = new LinkedHashMap<>();
        private final Map<String, Given> given = new LinkedHashMap<>();

        Losses add(String name, int seeds, double start) {
            return given(name, Given.GRADIENTS, seeds, start);
        }

        Losses given(String name, Given what, int seeds, double start) {
            double[] losses = new double[seeds];
            Arrays.setAll(losses, seed -> start + seed);
            byName.put(name, losses);
            given.put(name, what);
            return this;
        }

        List<Standing> standings() {
            List<Standing> all = new ArrayList<>();
            List<String> ranked = byName.keySet().stream()
                    .sorted(Comparator.comparingDouble(name -> Double.isNaN(byName.get(name)[0])
                            ? Double.POSITIVE_INFINITY
                            : Estimate.of(byName.get(name)).mean()))
                    .toList();
            byName.forEach((name, losses) -> {
                double[] finite = Arrays.stream(losses).filter(Double::isFinite).toArray();
                all.add(new Standing(
                        name,
                        given.getOrDefault(name, Given.GRADIENTS),
                        losses,
                        new double[][] {losses},
                        Estimate.of(finite),
                        losses.length - finite.length,
                        1 + ranked.indexOf(name),
                        false));
            });
            return all;
        }
    }
}
