package org.lodo.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.run.Environment;
import org.lodo.engine.run.MadeUp;
import org.lodo.engine.tune.SearchSummary;
import org.lodo.engine.tune.TunedPoint;
import org.lodo.engine.tune.Tuning;
import org.lodo.engine.tune.TuningFolder;
import org.lodo.engine.tune.TuningOptions;
import org.lodo.engine.tune.TuningPlanner;

class OutputFolderTest {

    private static final String ORIGIN = "own.yaml";
    private static final String ROOT = "maven.multiModuleProjectDirectory";

    private static final StudyOptions NOTHING = StudyOptions.none();
    private static final StudyOptions ONE_SEED =
            new StudyOptions(List.of(1L), null, List.of(), List.of(), Map.of(), Map.of());
    private static final StudyOptions MORE_SEEDS =
            new StudyOptions(List.of(1L, 2L, 3L), null, List.of(), List.of(), Map.of(), Map.of());

    private final Catalog catalog = Catalog.load(OutputFolderTest.class.getClassLoader());

    @TempDir
    private Path dir;

    private String rootBefore;

    @BeforeEach
    void setProjectFolder() {
        rootBefore = System.getProperty(ROOT);
        System.setProperty(ROOT, dir.toString());
    }

    @AfterEach
    void restoreProjectFolder() {
        if (rootBefore == null) {
            System.clearProperty(ROOT);
        } else {
            System.setProperty(ROOT, rootBefore);
        }
    }

    @Test
    void studyIsReplacedByItselfASupersetOrTheUnchangedFile() throws IOException {
        Path out = dir.resolve("out");
        store(new StudyFolder(out), plan("own", ONE_SEED));

        assertThat(OutputFolder.ofStudy(plan("own", ONE_SEED), ORIGIN, ONE_SEED, out)
                        .path())
                .isEqualTo(out);
        assertThat(OutputFolder.ofStudy(plan("own", MORE_SEEDS), ORIGIN, MORE_SEEDS, out)
                        .path())
                .isEqualTo(out);

        store(new StudyFolder(out), plan("own", MORE_SEEDS));
        assertThat(OutputFolder.ofStudy(plan("own", NOTHING), ORIGIN, NOTHING, out)
                        .path())
                .isEqualTo(out);
    }

    @Test
    void studyIsNotReplacedByAPartOrAnotherStudy() throws IOException {
        Path out = dir.resolve("out");
        store(new StudyFolder(out), plan("own", NOTHING));
        Study less = plan("own", ONE_SEED);
        Study other = plan("other", NOTHING);

        assertThatThrownBy(() -> OutputFolder.ofStudy(less, ORIGIN, ONE_SEED, out))
                .isInstanceOf(UsageException.class)
                .hasMessage("output folder '" + out
                        + "' holds results that this would replace, those of: run it; choose another with --out");
        assertThatThrownBy(() -> OutputFolder.ofStudy(other, ORIGIN, NOTHING, out))
                .isInstanceOf(UsageException.class)
                .hasMessage("output folder '" + out
                        + "' holds the study own: must hold other or no study; choose another with --out");
    }

    @Test
    void partOfAStoredStudyHasItsOwnFolderByDefault() throws IOException {
        Study part = plan("own", ONE_SEED);
        Path ofStudy = dir.resolve("reports/own");
        assertThat(OutputFolder.ofStudy(part, ORIGIN, ONE_SEED, null).path()).isEqualTo(ofStudy);

        store(new StudyFolder(ofStudy), plan("own", NOTHING));

        assertThat(OutputFolder.ofStudy(part, ORIGIN, ONE_SEED, null).path())
                .isEqualTo(dir.resolve("reports/variants/own-" + part.fingerprint()))
                .isDirectory();
        assertThat(OutputFolder.ofStudy(plan("own", NOTHING), ORIGIN, NOTHING, null)
                        .path())
                .isEqualTo(ofStudy);
    }

    @Test
    void otherReportsDoNotReplaceAStudy() throws IOException {
        Path out = dir.resolve("out");
        assertThat(OutputFolder.ofReport(out, "a comparison").markdown()).isEqualTo(out.resolve("report.md"));
        store(new StudyFolder(out), plan("own", NOTHING));
        Tuning tuning = tuning(10);

        assertThatThrownBy(() -> OutputFolder.ofReport(out, "a comparison"))
                .isInstanceOf(UsageException.class)
                .hasMessage("output folder '" + out + "' holds a study: a comparison must go elsewhere");
        assertThatThrownBy(() -> OutputFolder.ofTuning(tuning, false, out))
                .hasMessageContaining("holds a study: a tuning");
    }

    @Test
    void tunedPointIsNotReplacedByAShorterSearch() throws IOException {
        TuningFolder folder = OutputFolder.ofTuning(tuning(10), false, null);
        assertThat(folder.path()).isEqualTo(dir.resolve("reports/tuned/rosenbrock"));
        tunedPoint(20, 1000).write(folder.pointFile("adam"));

        assertThat(OutputFolder.ofTuning(tuning(10), false, null).path()).isEqualTo(folder.path());

        assertThatThrownBy(() -> OutputFolder.ofTuning(tuning(9), false, null))
                .isInstanceOf(UsageException.class)
                .hasMessage(folder.pointFile("adam") + " holds the result of a longer search, of 20 runs of up to"
                        + " 1000 steps; choose another folder with --out");
    }

    @Test
    void rejectsFoldersThatCannotBeWrittenTo() throws IOException {
        Path file = Files.createFile(dir.resolve("file"));

        assertThatThrownBy(() -> OutputFolder.writable(file.resolve("below")))
                .isInstanceOf(UsageException.class)
                .hasMessage("output folder '" + file.resolve("below") + "': must be a folder that can be written to");
    }

    private Study plan(String name, StudyOptions options) throws IOException {
        Path file = Files.writeString(
                dir.resolve(name + ".yaml"),
                "steps: 2\nseeds: 2\nproblems: [{problem: rosenbrock}]\noptimizers: [{optimizer: adam}]\n");
        return StudyPlanner.plan(catalog, file.toString(), options);
    }

    private static void store(StudyFolder folder, Study study) throws IOException {
        Environment environment = MadeUp.environment("code");
        folder.describe(new StoredStudy("run it", environment, study, ORIGIN));
    }

    /** Two generations, the second with the full horizon. */
    private Tuning tuning(int population) throws IOException {
        Path file = Files.writeString(
                dir.resolve("rosenbrock.yaml"),
                "problem: rosenbrock\nschedule: [{sigma: 1, steps: 10}, {sigma: 0.5, steps: 1000}]\n");
        return TuningPlanner.plan(catalog, file.toString(), new TuningOptions(List.of("adam"), null, population, null));
    }

    private static TunedPoint tunedPoint(long runs, long horizon) {
        Map<String, Double> settings = Map.of("learningRate", 0.5);
        return new TunedPoint(
                "adam",
                new LinkedHashMap<>(settings),
                new SearchSummary(
                        new SearchSummary.Origin("rosenbrock", "rosenbrock", Map.of(), "tune it"),
                        settings,
                        new SearchSummary.Budget(2L, 10L),
                        new SearchSummary.Cost(runs, 0L, 10L, 10L, 0L, 1.0),
                        new SearchSummary.Outcome(horizon, 1.0, 1.0, 0.0)));
    }
}
