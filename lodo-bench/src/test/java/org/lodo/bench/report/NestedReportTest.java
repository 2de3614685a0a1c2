package org.lodo.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.MadeUp;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.stats.VerdictRule;
import org.lodo.engine.study.Claim;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyFolder;
import org.lodo.engine.study.StudyResults;
import org.lodo.engine.study.Track;
import org.lodo.engine.tune.TunedPoint;

/** The report of a fictitious study with five searches, two tracks and two problems. */
class NestedReportTest {

    private static final int SEARCHES = 5;

    private static final int SEEDS = 6;

    @TempDir
    private Path folder;

    private final List<Study.Cell> cells = new ArrayList<>();

    private final List<RunResult> results = new ArrayList<>();

    private final List<Claim> claims = new ArrayList<>();

    @Test
    void luckInTuningIsPartOfEveryVerdict() throws IOException {
        for (String problem : List.of("bowl", "hill")) {
            // Searches of the lottery differ by more than it and the reference do in the mean.
            tuned(problem, "lodo", 1, 0.01);
            tuned(problem, "far", 2, 0.01);
            tuned(problem, "twin", 1.0001, 0.0001);
            tuned(problem, "lottery", 1.05, 0.2);
            untuned(problem, "lodo", 3);
            untuned(problem, "far", 4);
        }

        String report = report();

        assertThat(report)
                .contains("**bowl:** lodo", "is better than far", "cannot be told from twin and lottery")
                .containsPattern("\\| far \\| 2.* \\| 4 \\| worse \\| 0 of 6 \\| ± 1\\.\\d.% of 100.% \\|")
                .containsPattern("\\| lottery \\|.*\\| undecided \\| 0 of 6 \\| ± 22.% of 3\\.3.% \\|")
                .containsPattern("\\| far \\| 5 \\| 2\\.002 \\| 1\\.978.*….*2\\.065.*\\| 0\\.99.% \\| 0\\.089.% \\|")
                .contains("untuned\\]:** lodo (loss 3");
        // The exact tests of the track without searches.
        assertThat(report).contains("Wilcoxon signed-rank test in favour of the named side");
    }

    @Test
    void profilesAreThoseOfEachTrack() throws IOException {
        for (String problem : List.of("bowl", "hill")) {
            tuned(problem, "lodo", 1, 0.01);
            tuned(problem, "far", 2, 0.01);
            untuned(problem, "lodo", 3);
            untuned(problem, "far", 2);
        }
        untuned("hill", "alone", 2);

        assertThat(report())
                .contains("Tuned: over 2 problems with 6 seeds each", "Untuned: over 2 problems with 6 seeds each")
                .contains("plots/loss-profile-tuned.svg", "plots/loss-profile-untuned.svg")
                .doesNotContain("loss-profile-transferred");
        StudyResults made = made();
        List<CatalogSelection> untuned = TrackProfileSection.tracks(made).get(Track.Kind.UNTUNED);
        Map<String, double[]> costs = TrackProfileSection.costs(made, untuned);
        assertThat(costs).containsOnlyKeys("lodo", "far");
        assertThat(costs.get("lodo")).hasSize(2 * SEEDS);
    }

    /** Three of five searches of the lottery are above LODO with every seed; pair by pair, that would be 18 of 30. */
    @Test
    void claimsOfNoWorseThanAreOverSearchesAndSeedsTogether() {
        tuned("bowl", "lodo", 1, 0.01);
        tuned("bowl", "far", 2, 0.01);
        tuned("bowl", "lottery", 1.2, 0.25);
        claims.add(noWorse("lodo", "far"));
        claims.add(noWorse("far", "lodo"));
        claims.add(noWorse("lodo", "lottery"));
        claims.add(noWorse("lottery", "lodo"));
        assertThat(ClaimSection.check(made()))
                .extracting(ClaimSection.Checked::outcome)
                .containsExactly("reproduced", "not reproduced", "undecided", "undecided");
        assertThat(ClaimSection.check(made()).get(0).measured())
                .startsWith("1.001 against 2.002, that much or less on 6 of 6 seeds, p ");
    }

    private static Claim noWorse(String optimizer, String rival) {
        return new Claim("it holds", "nobody", "bowl", optimizer, null, null, 0.02, null, rival, null);
    }

    private void tuned(String problem, String optimizer, double level, double luck) {
        CatalogSelection on = MadeUp.spec(problem, optimizer, 1, 10).problem();
        List<Study.SearchedPoint> points = new ArrayList<>();
        for (int search = 1; search <= SEARCHES; search++) {
            double rate = 0.1 * search;
            points.add(new Study.SearchedPoint(
                    new CatalogSelection(optimizer, optimizer, Map.of("learningRate", rate)),
                    new TunedPoint(optimizer, Map.of("learningRate", rate), null)));
        }
        cells.add(new Study.Cell(
                on, points.get(0).optimizer(), 10, List.of(), points.get(0).tuned(), null, points, Track.TUNED));
        for (int search = 1; search <= SEARCHES; search++) {
            for (int seed = 1; seed <= SEEDS; seed++) {
                double loss = level * (1 + luck * (search - 3) / 1.6) * (1 + 0.001 * (seed % 3));
                RunSpec run = new RunSpec(on, points.get(search - 1).optimizer(), seed, 10, List.of(), search);
                results.add(MadeUp.result(run, loss, Double.NaN, search == 1 && seed == 1));
            }
        }
    }

    private void untuned(String problem, String optimizer, double level) {
        CatalogSelection tuned = MadeUp.spec(problem, optimizer, 1, 10).problem();
        CatalogSelection on = new CatalogSelection(Track.UNTUNED.labelOf(problem), tuned.name(), tuned.settings());
        CatalogSelection defaults = new CatalogSelection(optimizer, optimizer, Map.of("learningRate", 0.01));
        cells.add(new Study.Cell(on, defaults, 10, List.of(), null, null, List.of(), Track.UNTUNED));
        for (int seed = 1; seed <= SEEDS; seed++) {
            results.add(MadeUp.result(
                    new RunSpec(on, defaults, seed, 10, List.of()), level + 0.001 * seed, Double.NaN, seed == 1));
        }
    }

    private StudyResults made() {
        Study study = new Study(
                "made-up",
                "Made up",
                null,
                List.of(1L, 2L, 3L, 4L, 5L, 6L),
                cells,
                Map.of(),
                List.of(),
                claims,
                "lodo",
                VerdictRule.FIXED);
        return new StudyResults(study, "lodo run made-up", MadeUp.environment("0123456789abcdef0123"), results);
    }

    private String report() throws IOException {
        ReportWriter.write(
                Catalog.load(NestedReportTest.class.getClassLoader()), made(), Set.of(), new StudyFolder(folder));
        return Files.readString(folder.resolve("report.md"));
    }
}
