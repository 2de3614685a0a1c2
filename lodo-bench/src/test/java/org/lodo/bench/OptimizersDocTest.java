package org.lodo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.OptimizerEntry;
import org.lodo.engine.catalog.OptimizerRun;
import org.lodo.objective.CurvatureSample;
import org.lodo.objective.HessianSample;
import org.lodo.objective.ResidualSample;
import org.lodo.objective.Sample;
import org.lodo.optimizer.Optimizer;
import org.lodo.optimizer.Step;
import org.lodo.parallel.Workers;
import org.lodo.problems.NoisyQuadratic;
import org.lodo.problems.NoisyQuadraticConfig;
import org.lodo.state.Stateful;

/** docs/optimizers.md lists every optimizer, with what it needs and how much it keeps. */
class OptimizersDocTest {

    private static final int DIMENSION = 200;
    private static final Catalog CATALOG = Catalog.load(OptimizersDocTest.class.getClassLoader());
    private static final Map<Class<?>, String> NEEDS = Map.of(
            Sample.class,
            "gradients",
            CurvatureSample.class,
            "Hv",
            HessianSample.class,
            "H",
            ResidualSample.class,
            "J");
    private static final Pattern STATE = Pattern.compile("(?:(\\d+) )?n(²?)");

    @Test
    void everyOptimizerIsListedOnce() throws IOException {
        List<String> names = new ArrayList<>();
        rows().forEach(row -> names.add(row.get(0)));
        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(CATALOG.optimizers().keySet());
    }

    @Test
    void needsAndStateAreThoseOfTheCode() throws IOException {
        NoisyQuadratic bowl = new NoisyQuadratic(NoisyQuadraticConfig.defaults().withDimension(DIMENSION));
        Map<String, String> wrong = new HashMap<>();
        for (List<String> row : rows()) {
            OptimizerEntry<?, ?> entry = CATALOG.optimizer(row.get(0));
            if (row.get(2).equals("—")) {
                // A bound that knows its problem.
                assertThat(row.get(1)).as("%s needs", entry.name()).isEqualTo(NEEDS.get(entry.needs()));
                continue;
            }
            Optimizer<?> optimizer = entry.create(Map.of(), new OptimizerRun(bowl, 1, 1000, Workers.serial()));
            assertThat(row.get(1)).as("%s needs", entry.name()).isEqualTo(needs(entry, optimizer));
            double numbers = optimizer.feature(Stateful.class).orElseThrow().stateBytes() / 8.0;
            Matcher written = STATE.matcher(row.get(2));
            assertThat(written.matches())
                    .as("state of %s: %s", entry.name(), row.get(2))
                    .isTrue();
            double factor = written.group(1) == null ? 1 : Double.parseDouble(written.group(1));
            double unit = written.group(2).isEmpty() ? DIMENSION : (double) DIMENSION * DIMENSION;
            // LODO's chain is padded to whole blocks; others keep a few numbers besides.
            if (Math.abs(numbers / unit - factor) > 0.1 + 0.03 * factor) {
                wrong.put(entry.name(), row.get(2) + " but " + numbers / unit);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String needs(OptimizerEntry<?, ?> entry, Optimizer<?> optimizer) {
        return optimizer.feature(Step.class).isPresent()
                ? "gradient"
                : NEEDS.getOrDefault(entry.needs(), "nothing listed");
    }

    private static List<List<String>> rows() throws IOException {
        String text = Files.readString(Path.of(System.getProperty("lodo.root"), "docs/optimizers.md"));
        return MarkdownTable.allWithColumns(text, "optimizer", "needs", "state").stream()
                .flatMap(table -> table.rows().stream())
                .toList();
    }
}
