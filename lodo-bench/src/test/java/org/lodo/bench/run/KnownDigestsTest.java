package org.lodo.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lodo.bench.catalog.Catalog;
import org.lodo.bench.catalog.OptimizerEntry;
import org.lodo.bench.catalog.ProblemEntry;
import org.lodo.math.Workers;

/**
 * The bits of short runs, sealed: the digest of every loss of 20 steps of each optimizer with its defaults and seed 1 on
 * each problem; fewer where it diverges, and 5 where a step is costly. They are the same on every machine and every Java
 * version; whoever changes them on purpose seals them anew with
 *
 * <pre>
 * mvn -pl lodo-bench test -Dtest=KnownDigestsTest -Dsurefire.failIfNoSpecifiedTests=false -Dlodo.seal=true
 * </pre>
 *
 * <p>and says why in the commit.
 */
class KnownDigestsTest {

    private static final Path SEALED = Path.of("src/test/resources/sealed/digests.csv");

    @Test
    void shortRunsHaveTheSealedBits() throws IOException {
        List<String> digests = digests();
        if (Boolean.getBoolean("lodo.seal")) {
            Files.write(SEALED, digests);
        }

        assertThat(digests).hasSizeGreaterThan(20).isEqualTo(Files.readAllLines(SEALED));
    }

    private static List<String> digests() {
        Catalog catalog = Catalog.load(KnownDigestsTest.class.getClassLoader());
        List<String> digests = new ArrayList<>();
        for (ProblemEntry<?, ?> problem : catalog.problems().values()) {
            for (OptimizerEntry<?, ?> optimizer : catalog.optimizers().values()) {
                boolean isTooLarge =
                        problem.name().equals("mnist") && optimizer.name().equals("bfgs");
                if (optimizer.needs().isAssignableFrom(problem.offers()) && !isTooLarge) {
                    RunSpec spec = spec(problem.name(), optimizer);
                    RunResult result = new Runner(catalog).run(spec, Workers.serial(), false, steps -> true);
                    assertThat(result.ledger().draws()).as(spec.describe()).isPositive();
                    digests.add(problem.name() + "," + optimizer.name() + ","
                            + result.ledger().steps() + "," + result.digest());
                }
            }
        }
        return digests;
    }

    /**
     * Twenty steps, or five on two images where a step is costly; there, steps as large as the defaults of LODO make them
     * would saturate the network, and all losses would be alike.
     */
    private static RunSpec spec(String problem, OptimizerEntry<?, ?> optimizer) {
        boolean isCostly = problem.equals("mnist");
        Map<String, Object> settings = isCostly ? Map.of("batch", 2) : Map.of();
        Map<String, Object> ofOptimizer = new LinkedHashMap<>(Map.of("initialLearningRate", 0.05, "trainingSteps", 5));
        ofOptimizer
                .keySet()
                .removeIf(setting -> !isCostly || !optimizer.resolve(Map.of()).containsKey(setting));
        return new RunSpec(
                new Choice(problem, problem, settings),
                new Choice(optimizer.name(), optimizer.name(), ofOptimizer),
                1,
                isCostly ? 5 : 20,
                List.of());
    }
}
