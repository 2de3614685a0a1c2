package org.lodo.bench.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodo.bench.document.Block;
import org.lodo.bench.table.Cell;
import org.lodo.engine.io.DamagedException;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.Sha256;
import org.lodo.engine.stats.PairedComparison;
import org.lodo.engine.stats.Verdict;
import org.lodo.engine.stats.VerdictRule;
import org.lodo.engine.study.Claim;
import org.lodo.engine.study.FieldRule;
import org.lodo.engine.study.Study;

/** A field of two problems, one of them at two difficulties, and three optimizers, whose numbers are computed by hand. */
class FieldTest {

    private static final double NEVER = Double.POSITIVE_INFINITY;
    private static final long SEEDS = 5;

    /** Losses of seed s are base + s / 100; a negative base stands for a failed run. */
    private static final List<FieldRun> RUNS = runs();

    private static List<FieldRun> runs() {
        List<FieldRun> runs = new ArrayList<>();
        // On bowl-easy the fast one is solved on all seeds, the slow one on four of five, the frail one fails.
        add(runs, "bowl", "easy", "untuned", "fast", 1, 10);
        add(runs, "bowl", "easy", "untuned", "slow", 2, 100);
        add(runs, "bowl", "easy", "untuned", "frail", -1, NEVER);
        // On bowl-hard nobody gets there but the frail one.
        add(runs, "bowl", "hard", "untuned", "fast", 30, NEVER);
        add(runs, "bowl", "hard", "untuned", "slow", 60, NEVER);
        add(runs, "bowl", "hard", "untuned", "frail", 15, 50);
        // The valley is run by two.
        add(runs, "valley", "easy", "untuned", "fast", 4, NEVER);
        add(runs, "valley", "easy", "untuned", "slow", 3, 80);
        // Tuned, the slow one overtakes.
        add(runs, "bowl", "easy", "tuned", "fast", 1, 10);
        add(runs, "bowl", "easy", "tuned", "slow", 0.5, 20);
        add(runs, "bowl", "hard", "transferred", "fast", 30, NEVER);
        add(runs, "bowl", "hard", "transferred", "slow", 20, 90);
        return runs;
    }

    private static void add(
            List<FieldRun> runs,
            String problem,
            String difficulty,
            String track,
            String optimizer,
            double base,
            double cost) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            boolean failed = base < 0;
            boolean isLate =
                    optimizer.equals("slow") && problem.equals("bowl") && difficulty.equals("easy") && seed == 5;
            double loss = failed ? Double.NaN : base + seed / 100.0;
            runs.add(new FieldRun(
                    problem,
                    problem.equals("bowl") ? "quadratics" : "valleys",
                    difficulty,
                    track,
                    optimizer,
                    optimizer.equals("frail") ? "frail ones" : "sound ones",
                    seed,
                    200,
                    problem.equals("bowl") ? 0.5 : Double.NaN,
                    2.5,
                    failed ? Double.NaN : 100 - loss,
                    loss,
                    loss,
                    isLate && track.equals("untuned") ? NEVER : cost,
                    200,
                    0,
                    200,
                    0,
                    failed ? "step 3: x, \"quoted\"" : "",
                    "0123456789abcdef"));
        }
    }

    private static Field field(List<Claim> claims) {
        FieldRule rule = new FieldRule(0.8, List.of("easy", "hard"), Map.of(), Map.of());
        CatalogSelection any = new CatalogSelection("any", "any", Map.of());
        return Field.of(
                new Study(
                        "made-up",
                        "Made up",
                        null,
                        List.of(1L, 2L, 3L, 4L, 5L),
                        List.of(new Study.Cell(any, any, 1, List.of())),
                        Map.of(),
                        List.of(),
                        claims,
                        "fast",
                        VerdictRule.FIXED,
                        rule),
                RUNS);
    }

    private static Field.Instance instance(boolean isTuned, String problem, String difficulty) {
        return field(List.of()).instances(isTuned).stream()
                .filter(one -> one.problem().equals(problem) && one.difficulty().equals(difficulty))
                .findFirst()
                .orElseThrow();
    }

    /** A run ends with the step that reaches its budget, however far that step goes beyond it. */
    @Test
    void aTargetReachedBeyondTheBudgetIsNotReached() {
        List<FieldRun> runs = new ArrayList<>();
        add(runs, "bowl", "easy", "untuned", "fast", 1, 200);
        add(runs, "bowl", "easy", "untuned", "slow", 1, 201);

        assertThat(runs.subList(0, (int) SEEDS)).allMatch(FieldRun::isSolved);
        assertThat(runs.subList((int) SEEDS, runs.size()))
                .noneMatch(FieldRun::isSolved)
                .allMatch(run -> run.toTarget() == NEVER);
    }

    @Test
    void solvedIsAShareOfTheSeeds() {
        CapabilityMap map = new CapabilityMap(field(List.of()));
        Field.Instance easy = instance(false, "bowl", "easy");

        assertThat(map.of(easy, "fast").solved()).isEqualTo(5);
        assertThat(map.of(easy, "fast").loss()).isCloseTo(1.03, within(1e-12));
        assertThat(map.of(easy, "fast").toTarget()).isEqualTo(10);
        assertThat(map.of(easy, "slow").solved()).isEqualTo(4);
        assertThat(map.of(easy, "slow").isSolved()).as("four of five are 80 %").isTrue();
        assertThat(map.of(easy, "slow").toTarget()).isEqualTo(100);
        assertThat(map.of(easy, "frail").failed()).isEqualTo(5);
        assertThat(map.of(easy, "frail").loss()).isNaN();
        assertThat(map.of(instance(false, "valley", "easy"), "frail").seeds()).isZero();
    }

    @Test
    void ratiosAreToTheLowestMedianOfTheInstance() {
        CapabilityMap map = new CapabilityMap(field(List.of()));

        // Medians are base + 0.03.
        assertThat(map.ratio(instance(false, "bowl", "easy"), "slow")).isCloseTo(2.03 / 1.03, within(1e-12));
        assertThat(map.ratio(instance(false, "bowl", "easy"), "frail")).isInfinite();
        assertThat(map.ratio(instance(false, "bowl", "hard"), "fast")).isCloseTo(30.03 / 15.03, within(1e-12));
        assertThat(map.ratio(instance(false, "valley", "easy"), "slow")).isEqualTo(1);
        assertThat(map.ratio(instance(false, "valley", "easy"), "frail")).isNaN();
        assertThat(map.ratio(instance(true, "bowl", "hard"), "fast")).isCloseTo(30.03 / 20.03, within(1e-12));
    }

    /** It cannot be left out of the denominator, as if it did not run there: it runs, and all of its search failed. */
    @Test
    void aSearchThatFoundNoPointCountsAsFailed() {
        Field field = field(List.of());
        CapabilityMap map = new CapabilityMap(field);

        assertThat(map.runs(Field.Instance::isTuned, "fast")).isEqualTo(2);
        assertThat(map.runs(Field.Instance::isTuned, "frail")).isEqualTo(2);
        assertThat(map.solved(true, "frail")).isZero();
        assertThat(map.ratio(instance(true, "bowl", "easy"), "frail")).isInfinite();
        assertThat(new FieldSentences(field, map).of(true, "frail"))
                .containsExactly("**frail, tuned, fails** (on half of the seeds or more of): bowl-easy, bowl-hard.");
        Block.Data price = (Block.Data) new DetailSection(field, map).tuning().get(2);
        assertThat(price.table().rows().get(2).stream().map(FieldTest::shown))
                .containsExactly("frail", "1", "0", "-1", "failed", "5", "0");
        // The valley is only there untuned, which is no failure of a search.
        assertThat(price.table().rows().get(0).stream().limit(4).map(FieldTest::shown))
                .containsExactly("slow", "1", "2", "1");
        assertThat(map.foundNothing(instance(false, "valley", "easy").onTrack(true), "slow"))
                .isFalse();
        assertThat(new MapSection(field, map)
                        .signs(true, List.of("frail")).rows().get(0).stream().map(FieldTest::shown))
                .containsExactly("frail", "frail ones", "0", "2", "✕✕", "");
    }

    /** Three of five runs end, so the median is the worst of these; with three failures there is none. */
    @Test
    void failedRunsAreWorseThanAnyOther() {
        List<FieldRun> sound = new ArrayList<>();
        List<FieldRun> failed = new ArrayList<>();
        add(sound, "bowl", "easy", "untuned", "fast", 1, NEVER);
        add(failed, "bowl", "easy", "untuned", "fast", -1, NEVER);
        List<FieldRun> mostly = new ArrayList<>(sound.subList(0, 3));
        mostly.addAll(failed.subList(3, 5));
        List<FieldRun> hardly = new ArrayList<>(sound.subList(0, 2));
        hardly.addAll(failed.subList(2, 5));

        assertThat(Capability.of(mostly, 0.8).loss()).isCloseTo(1.03, within(1e-12));
        assertThat(Capability.of(hardly, 0.8).loss()).isNaN();
        assertThat(Capability.of(hardly, 0.8).ratio(1)).isInfinite();
    }

    @Test
    void theMapShowsEveryDifficultyAndCountsWhatIsSolved() {
        Field field = field(List.of());
        CapabilityMap map = new CapabilityMap(field);

        List<List<String>> rows = new MapSection(field, map)
                .signs(false, map.ranked()).rows().stream()
                        .map(row -> row.stream().map(FieldTest::shown).toList())
                        .toList();

        assertThat(rows)
                .containsExactly(
                        List.of("slow", "sound ones", "2", "3", "●○", "●"),
                        List.of("fast", "sound ones", "1", "3", "●○", "○"),
                        List.of("frail", "frail ones", "1", "2", "✕●", "·"));
        assertThat(map.solvable(false)).isEqualTo(3);
        assertThat(map.solved(true, "slow")).isEqualTo(2);
    }

    private static String shown(Cell cell) {
        return Double.isNaN(cell.value()) ? cell.text() : Long.toString(Math.round(cell.value()));
    }

    @Test
    void verdictsTakeAllDifficultiesTogether() {
        List<PairedComparison> compared = new FieldVerdicts(field(List.of())).of(false, "bowl", "fast");

        // Ten pairs. The slow one is worse on all: p = 2⁻¹⁰, by Holm times two. The frail one fails on five and is
        // better on five:
        // the infinite differences rank highest, so of the rank sum 55 the failures have 6 + … + 10 = 40.
        assertThat(compared).extracting(PairedComparison::name).containsExactly("slow", "frail");
        assertThat(compared.get(0).referenceBetter()).isCloseTo(2 * Math.scalb(1.0, -10), within(1e-15));
        assertThat(compared.get(0).verdict()).isEqualTo(Verdict.WORSE);
        assertThat(compared.get(1).wins()).isEqualTo(5);
        assertThat(compared.get(1).losses()).isEqualTo(5);
        assertThat(compared.get(1).effect()).isCloseTo((40.0 - 15) / 55, within(1e-12));
        assertThat(compared.get(1).verdict()).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void lossesAreScaledByTheReferenceAtEachDifficulty() {
        List<PairedComparison> compared = new FieldVerdicts(field(List.of())).of(true, "bowl", "fast");

        // (0.5 − 1) / 1.03 on five pairs and (20 − 30) / 30.03 on five: seeds cancel.
        assertThat(compared).hasSize(1);
        assertThat(compared.get(0).difference()).isCloseTo((-0.5 / 1.03 - 10 / 30.03) / 2, within(1e-12));
    }

    @Test
    void sentencesBeginWithDefeats() {
        Field field = field(List.of());
        FieldSentences sentences = new FieldSentences(field, new CapabilityMap(field));

        assertThat(sentences.of(false, "frail"))
                .containsExactly("**frail, untuned, fails** (on half of the seeds or more of): bowl-easy.");
        assertThat(sentences.of(false, "slow").get(0))
                .isEqualTo("**slow, untuned, loses** (more rivals are better than worse on):"
                        + " bowl (1 of 2 are better, fast by most, 0 worse).");
        assertThat(sentences.of(true, "slow"))
                .containsExactly(
                        "**slow, tuned, wins** (no rival is better, and some are worse, on): bowl (1 of 1 are worse).");
    }

    @Test
    void rankStabilityIsKendallsTau() {
        Field field = field(List.of());
        RankStability stability = new RankStability(field);

        // After a tenth the order of fast and slow is reversed, and frail, without a loss, is last as at the end:
        // of three pairs two agree and one does not.
        assertThat(stability.tau(instance(false, "bowl", "easy"), FieldRun::loss10))
                .isCloseTo(1.0 / 3, within(1e-12));
        assertThat(stability.tau(instance(false, "bowl", "hard"), FieldRun::loss10))
                .isCloseTo(-1, within(1e-12));
        assertThat(stability.tau(instance(false, "bowl", "hard"), FieldRun::loss30))
                .isCloseTo(1, within(1e-12));
        assertThat(stability.tau(instance(false, "valley", "easy"), FieldRun::loss10))
                .isNaN();
    }

    @Test
    void profilesHaveOnlyOptimizersThatRunEverywhere() {
        Field field = field(List.of());

        assertThat(new FieldProfiles(field, new CapabilityMap(field), null).everywhere(false))
                .containsExactly("slow", "fast");
    }

    @Test
    void claimsAreTestedOverAllDifficulties() {
        Field field = field(List.of(
                new Claim("Tuning helps the slow", "here", "bowl-hard", "slow", null, null, null, "fast", null, null),
                new Claim(
                        "It needs no tuning",
                        "here",
                        "bowl-easy[untuned]",
                        "slow",
                        null,
                        null,
                        null,
                        "fast",
                        null,
                        null)));

        assertThat(new FieldClaims(field).checked())
                .extracting(checked -> checked.verdict())
                .containsExactly("reproduced", "not reproduced");
    }

    @Test
    void theDataSetComesBackAsItWasAndOnlyWhole(@TempDir Path dir) throws IOException {
        byte[] data = FieldData.of(RUNS);
        Path file = Files.write(dir.resolve(FieldData.FILE), data);

        assertThat(FieldData.read(file, Sha256.of(data))).isEqualTo(RUNS);
        assertThat(FieldData.of(RUNS)).isEqualTo(data);
        assertThatExceptionOfType(DamagedException.class)
                .isThrownBy(() -> FieldData.read(file, "0"))
                .withMessageContaining("does not match the digest");
    }
}
