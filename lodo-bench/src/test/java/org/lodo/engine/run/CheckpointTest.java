package org.lodo.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.OptimizerEntry;
import org.lodo.objective.HessianSample;
import org.lodo.objective.ResidualSample;
import org.lodo.parallel.Workers;

/** Runs that are interrupted and resumed. */
class CheckpointTest {

    private static final Catalog CATALOG = Catalog.load(CheckpointTest.class.getClassLoader());

    /** Enough for rows of two steps, so that an interruption can fall inside a row. */
    private static final int STEPS = 1100;

    private static final int TOLD = 99;

    @TempDir
    private Path folder;

    /** Without state, a run of hours would restart from the beginning. */
    static List<String> optimizers() {
        // Problems with residuals have no draws to restore, so their runs have no checkpoints.
        return CATALOG.optimizers().values().stream()
                .filter(entry -> entry.needs() != ResidualSample.class)
                .map(OptimizerEntry::name)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void interruptedRunResumesBitIdentically(String optimizer) {
        RunSpec spec = spec(optimizer);
        RunResult whole = new Runner(CATALOG).run(spec, Workers.serial(), false, steps -> true);
        RunResult resumed = null;
        Told told = null;
        for (int part = 0; part < 3; part++) {
            boolean isLast = part == 2;
            told = new Told(isLast ? Integer.MAX_VALUE : TOLD);
            Checkpoint checkpoint = checkpoint("owner", isLast ? 1L << 60 : 0);
            resumed = new Runner(CATALOG, 0).run(spec, Workers.of(1 + part % 2), false, told, checkpoint);
        }
        assertThat(told.restored).isEqualTo(2 * TOLD);
        assertThat(told.restored + told.advanced).isEqualTo(STEPS);
        assertSame(resumed, whole);
    }

    @Test
    void interruptedRunOnTheNetworkResumesBitIdentically() {
        RunSpec spec = new RunSpec(
                new CatalogSelection("mnist", "mnist", Map.of("batch", 2, "validationQueries", 1, "testImages", 3)),
                new CatalogSelection("adam", "adam", Map.of()),
                3,
                5,
                List.of("validation_loss", "test_loss"));
        RunResult whole = new Runner(CATALOG).run(spec, Workers.serial(), false, steps -> true);
        new Runner(CATALOG).run(spec, Workers.serial(), false, new Told(2), checkpoint("owner", 0));

        Told told = new Told(Integer.MAX_VALUE);
        RunResult resumed = new Runner(CATALOG).run(spec, Workers.of(2), false, told, checkpoint("owner", 1L << 60));

        assertThat(told.restored).isEqualTo(2);
        assertSame(resumed, whole);
    }

    @Test
    void ignoresDamagedCheckpointsAndKeepsThoseOfOtherOwnersAside() throws IOException {
        RunSpec spec = spec("lodo");
        RunResult whole = new Runner(CATALOG).run(spec, Workers.serial(), false, steps -> true);
        interrupt(spec);
        byte[] saved = Files.readAllBytes(file());
        try (Logged logged = Logged.by(Checkpoint.class)) {
            assertThat(restored(spec, "somebody else")).isZero();
            assertThat(logged.messages()).singleElement().asString().contains("lodo-engine owner → somebody else");
        }
        assertThat(folder.resolve("run.checkpoint.other")).hasBinaryContent(saved);
        for (int length : new int[] {0, 7, 12, 100, saved.length / 2, saved.length - 1}) {
            Files.write(file(), Arrays.copyOf(saved, length));
            assertThat(restored(spec, "owner")).as("%d bytes", length).isZero();
        }
        for (int at : new int[] {0, 9, 20, saved.length / 2, saved.length - 1}) {
            byte[] harmed = saved.clone();
            harmed[at] ^= 4;
            Files.write(file(), harmed);
            assertThat(restored(spec, "owner")).as("byte %d", at).isZero();
        }
        Files.write(file(), saved);
        assertThat(restored(spec, "owner")).isGreaterThan(1);
        Files.write(file(), Arrays.copyOf(saved, saved.length + 8));
        assertSame(
                new Runner(CATALOG).run(spec, Workers.serial(), false, steps -> true, checkpoint("owner", 1L << 60)),
                whole);
    }

    @Test
    void runContinuesIfCheckpointsCannotBeWritten() throws IOException {
        Files.createDirectories(file().resolve("in the way"));
        RunResult result =
                new Runner(CATALOG).run(spec("adam"), Workers.serial(), false, steps -> true, checkpoint("owner", 0));
        assertThat(result.failed()).isFalse();
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file());
        }
    }

    private void interrupt(RunSpec spec) {
        new Runner(CATALOG).run(spec, Workers.serial(), false, new Told(40), checkpoint("owner", 0));
    }

    private long restored(RunSpec spec, String owner) {
        Told told = new Told(1);
        new Runner(CATALOG).run(spec, Workers.serial(), false, told, checkpoint(owner, 1L << 60));
        return told.restored;
    }

    /** Stops a run after some calls. */
    private static final class Told implements Runner.Listener {
        private long restored;
        private long advanced;
        private int timesLeft;

        Told(int times) {
            timesLeft = times;
        }

        @Override
        public boolean advanced(long steps) {
            advanced += steps;
            return --timesLeft > 0;
        }

        @Override
        public void restored(long steps) {
            restored = steps;
        }
    }

    private static void assertSame(RunResult resumed, RunResult whole) {
        assertThat(resumed.failure()).isNull();
        assertThat(resumed.digest()).isEqualTo(whole.digest());
        assertThat(resumed.finalLoss()).isEqualTo(whole.finalLoss());
        assertThat(resumed.finalPoint()).isEqualTo(whole.finalPoint());
        for (String column : whole.log().columns()) {
            if (!column.equals("seconds")) {
                assertThat(resumed.log().column(column))
                        .as(column)
                        .isEqualTo(whole.log().column(column));
            }
        }
        assertThat(List.of(
                        resumed.cost().steps(),
                        resumed.cost().draws(),
                        resumed.cost().values(),
                        resumed.cost().gradients(),
                        resumed.cost().hessianProducts(),
                        resumed.cost().metaGradients()))
                .isEqualTo(List.of(
                        whole.cost().steps(),
                        whole.cost().draws(),
                        whole.cost().values(),
                        whole.cost().gradients(),
                        whole.cost().hessianProducts(),
                        whole.cost().metaGradients()));
    }

    private Checkpoint checkpoint(String owner, long intervalNanos) {
        return new Checkpoint(file(), new CheckpointOwner(MadeUp.code(owner).parts(), "clock", "spec"), intervalNanos);
    }

    private Path file() {
        return folder.resolve("run.checkpoint");
    }

    private static RunSpec spec(String optimizer) {
        return new RunSpec(
                problem(optimizer),
                new CatalogSelection(optimizer, optimizer, settings(optimizer)),
                3,
                STEPS,
                List.of("hessian_error"));
    }

    /** Steps that are runs of their own are kept short. */
    private static Map<String, Object> settings(String optimizer) {
        return optimizer.startsWith("hipparchus-") ? Map.of("evaluations", 30) : Map.of();
    }

    /** One that the optimizer can run on. */
    private static CatalogSelection problem(String optimizer) {
        Class<?> needs = CATALOG.optimizer(optimizer).needs();
        boolean isBound = optimizer.equals("kalman");
        String name = isBound ? "tracking-quadratic" : "noisy-quadratic";
        return new CatalogSelection(name, name, Map.of("dimension", needs == HessianSample.class ? 5 : 21));
    }
}
