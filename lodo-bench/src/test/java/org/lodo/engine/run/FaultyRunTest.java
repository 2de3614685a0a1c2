package org.lodo.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.plugin.FaultyPlugins;
import org.lodo.parallel.Workers;

/** Whatever a plug-in throws, leaks or hangs in is the failure of that run, and nobody else's. */
class FaultyRunTest {

    private static final Catalog CATALOG = FaultyPlugins.catalog();
    private static final TimeLimit SHORT = new TimeLimit(Duration.ofMillis(300));

    private final Runner runner = new Runner(CATALOG);

    @BeforeEach
    void letHang() {
        FaultyPlugins.hang(true);
    }

    @AfterEach
    void endThoseThatHang() {
        FaultyPlugins.hang(false);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    constructor  | error          | before step 1: Error: an Error of my own
                    constructor  | usage          | before step 1: UsageException: use it otherwise
                    dimension    | stack-overflow | before step 1: StackOverflowError
                    initialPoint | thread-death   | before step 1: ThreadDeath
                    open         | checked        | before step 1: IOException: sneaked
                    open         | linkage        | before step 1: NoClassDefFoundError: gone
                    draw         | error          | step 5: Error: an Error of my own
                    draw         | exception      | step 5: IllegalStateException: first
                    value        | message        | step 5: Unreadable: its message cannot be read, IllegalStateException
                    value        | stack-overflow | step 5: StackOverflowError
                    value        | thread-death   | step 5: ThreadDeath
                    value        | checked        | step 5: IOException: sneaked
                    value        | memory         | step 5: OutOfMemoryError: of a test
                    value        | heap           | step 5: OutOfMemoryError: Java heap space
                    """)
    void aFaultOfAProblemIsTheRunsFailure(String at, String kind, String failure) {
        RunResult result = run(problem(at, kind));

        assertThat(result.failure()).isEqualTo(failure);
        assertThat(result.finalLoss()).isNaN();
        assertThat(result.finalPoint()).isNull();
        assertSound(run(problem("nowhere", "error")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    error              | step 5: Error: an Error of my own
                    memory             | step 5: OutOfMemoryError: of a test
                    early error        | before step 1: Error: an Error of my own
                    early thread-death | before step 1: ThreadDeath
                    """)
    void aFaultOfAnOptimizerIsTheRunsFailure(String kind, String failure) {
        RunResult result = run(new RunSpec(
                new CatalogSelection("rosenbrock", "rosenbrock", Map.of()),
                new CatalogSelection("faulty-descent", "faulty-descent", Map.of("kind", kind)),
                1,
                9,
                List.of()));

        assertThat(result.failure()).isEqualTo(failure);
        assertSound(run(problem("nowhere", "error")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    faulty_error          | step 1: faulty_error: Error: an Error of my own
                    faulty_stack_overflow | step 1: faulty_stack_overflow: StackOverflowError
                    faulty_message        | step 1: faulty_message: Unreadable: its message cannot be read, IllegalStateException
                    """)
    void aFaultOfAMetricIsTheRunsFailure(String metric, String failure) {
        RunSpec spec = problem("nowhere", "error");

        RunResult result =
                run(new RunSpec(spec.problem(), spec.optimizer(), spec.seed(), spec.steps(), List.of(metric)));

        assertThat(result.failure()).isEqualTo(failure);
    }

    @Test
    void anInterruptFlagThatIsLeakedChangesNothing() {
        RunResult leaking = run(problem("value", "interrupted"));

        assertThat(leaking.failure()).isNull();
        assertThat(leaking.digest()).isEqualTo(run(problem("nowhere", "error")).digest());
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"constructor, before step 1", "initialPoint, before step 1", "value, step 5"})
    void aRunThatBlocksFailsWhenItsTimeIsOver(String at, String place) {
        RunResult result = runner.within(SHORT).run(problem(at, "sleep"), Workers.serial(), false, steps -> true);

        assertThat(result.failure()).isEqualTo(place + ": timed out after 300ms");
        assertThat(result.exceeded()).isEqualTo(new Exceeded(Exceeded.Resource.TIME, 300));
        assertThat(result.finalPoint()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stubborn", "spin"})
    void aThreadThatDoesNotEndIsGivenUpAndTouchesNothingAfterwards(String kind) throws InterruptedException {
        ConcurrentLinkedQueue<Long> told = new ConcurrentLinkedQueue<>();
        List<String> warnings;
        RunResult result;
        try (Logged logged = Logged.by(IsolatedCall.class)) {
            result = runner.within(SHORT).run(problem("value", kind), Workers.serial(), true, steps -> {
                told.add(steps);
                return true;
            });
            warnings = logged.messages();
        }
        int before = told.size();

        assertThat(result.failure()).isEqualTo("step 5: timed out after 300ms");
        assertThat(warnings)
                .singleElement()
                .asString()
                .startsWith("faulty-adam on faulty, seed 1, step 5: does not end");
        RunResult next = runner.run(longer(problem("nowhere", "error")), Workers.serial(), true, steps -> true);
        assertThat(next.failed()).isFalse();
        assertThat(next.exclusive()).as("its clock is undisturbed").isEqualTo(kind.equals("stubborn"));

        FaultyPlugins.hang(false);
        Thread.sleep(200);
        assertThat(told).hasSize(before);
        assertThat(IsolatedCall.runawayNanos()).isZero();
    }

    @Test
    void aRunThatIsSilentIsNamedWithItsStep() {
        Pulse pulse = new Pulse();
        pulse.begin(7);
        TimeLimit limit = new TimeLimit(Duration.ofMillis(400));
        try (Logged logged = Logged.by(IsolatedCall.class)) {
            IsolatedCall.of("adam on bowl, seed 3", limit, pulse, 50, () -> {
                Thread.sleep(10_000);
                return "never";
            });
            assertThat(logged.messages())
                    .hasSizeBetween(2, 3)
                    .allMatch(line ->
                            line.equals("adam on bowl, seed 3, step 7: no answer for 0 s, it ends after 400ms"));
        }
    }

    @Test
    void aRunThatFindsNoMemoryBesideOthersIsMadeAgainAlone() throws Exception {
        List<Long> told = new ArrayList<>();
        List<RunResult> results = new ArrayList<>();
        CountDownLatch beforeTheFault = new CountDownLatch(4);
        ParallelJobs.run(
                2,
                List.of(
                        // Still under way when the other one fails.
                        cancelled -> runner.run(longer(problem("nowhere", "error")), Workers.serial(), false, steps -> {
                            awaitZero(beforeTheFault);
                            return true;
                        }),
                        cancelled ->
                                results.add(runner.run(problem("value", "memory"), Workers.serial(), false, steps -> {
                                    told.add(steps);
                                    beforeTheFault.countDown();
                                    return true;
                                }))));

        assertThat(results).singleElement().satisfies(result -> {
            assertThat(result.failure()).isEqualTo("step 5: OutOfMemoryError: of a test");
            assertThat(result.exceeded().resource()).isEqualTo(Exceeded.Resource.MEMORY);
            assertThat(result.exceeded().isRaised(null)).isFalse();
        });
        // Again it is told, but of no further steps.
        assertThat(told.stream().mapToLong(Long::longValue).sum()).isEqualTo(4);
        assertThat(told).contains(0L);
    }

    @Test
    void aSumOfFiniteLossesThatOverflowsHasAFiniteMean() {
        LossCurve losses = new LossCurve();
        for (int i = 0; i < 20; i++) {
            losses.add(9e307);
        }

        assertThat(losses.finalAverage()).isCloseTo(9e307, within(1e293));
        assertThat(losses.takeWindowAverage()).isCloseTo(9e307, within(1e293));
    }

    private static void awaitZero(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertSound(RunResult result) {
        assertThat(result.failure()).isNull();
        assertThat(result.exceeded()).isNull();
        assertThat(result.finalLoss()).isFinite();
    }

    private RunResult run(RunSpec spec) {
        return runner.run(spec, Workers.serial(), false, steps -> true);
    }

    private static RunSpec longer(RunSpec spec) {
        return new RunSpec(spec.problem(), spec.optimizer(), spec.seed(), 300_000, spec.metrics());
    }

    private static RunSpec problem(String at, String kind) {
        return new RunSpec(
                new CatalogSelection("faulty", "faulty", Map.of("at", at, "kind", kind)),
                new CatalogSelection("faulty-adam", "adam", Map.of()),
                1,
                9,
                List.of());
    }
}
