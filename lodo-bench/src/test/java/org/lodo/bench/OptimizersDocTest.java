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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodo.bench.suite.MovingSquares;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.OptimizerEntry;
import org.lodo.engine.catalog.OptimizerRun;
import org.lodo.objective.CurvatureSample;
import org.lodo.objective.HessianSample;
import org.lodo.objective.Objective;
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

    /** Numbers that grow with n are told from those that do not by two dimensions. */
    private static final int[] DIMENSIONS = {200, 400};

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
    void needsAreThoseOfTheCode() throws IOException {
        for (List<String> row : rows()) {
            OptimizerEntry<?, ?> entry = CATALOG.optimizer(row.get(0));
            NoisyQuadratic bowl =
                    new NoisyQuadratic(NoisyQuadraticConfig.defaults().withDimension(DIMENSIONS[0]));
            OptimizerRun run = new OptimizerRun(bowl, 1, 1000, Workers.serial());
            String needs =
                    row.get(2).equals("—") ? NEEDS.get(entry.needs()) : needs(entry, entry.create(Map.of(), run));
            assertThat(row.get(1)).as("%s needs", entry.name()).isEqualTo(needs);
        }
    }

    @Test
    void stateIsThatOfTheCode() throws IOException {
        Map<String, String> wrong = new HashMap<>();
        for (List<String> row : rows()) {
            if (row.get(2).equals("—")) {
                // A bound that knows its problem.
                continue;
            }
            Matcher written = STATE.matcher(row.get(2));
            assertThat(written.matches())
                    .as("state of %s: %s", row.get(0), row.get(2))
                    .isTrue();
            double factor = written.group(1) == null ? 1 : Double.parseDouble(written.group(1));
            int power = written.group(2).isEmpty() ? 1 : 2;
            for (int dimension : DIMENSIONS) {
                NoisyQuadratic bowl =
                        new NoisyQuadratic(NoisyQuadraticConfig.defaults().withDimension(dimension));
                double measured = numbers(row.get(0), Map.of(), bowl) / Math.pow(dimension, power);
                // LODO's chain is padded to whole blocks; others keep a few numbers besides, or n beside n².
                if (Math.abs(measured - factor) > 20.0 / dimension + 0.03 * factor) {
                    wrong.put(row.get(0), row.get(2) + " but " + measured + " for n = " + dimension);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** What the column of costs says of the state of other settings and of tensors. */
    @ParameterizedTest
    @CsvSource({
        "shampoo, '', 62", // 2 (2² + 3²) + 2 · 6 for the matrix, 2 · 3² + 2 · 3 for the vector
        "soap, '', 44", // 2 (2² + 3²) + 2 · 6 and 2 · 3
        "soap, precondition1d, 62",
        "muon, '', 12", // 6 and 2 · 3
        "osgm-h, '', 27",
        "osgm-h, matrix, 171", // 2 · 9² + 9
        "hdm, '', 45",
        "adamw, '', 18",
        "adamw, amsgrad, 27"
    })
    void stateOfTensorsAndOfOtherSettings(String name, String setting, int numbers) {
        Map<String, Object> settings = switch (setting) {
            case "" -> Map.of();
            case "matrix" -> Map.of("scaling", "matrix");
            default -> Map.of(setting, true);
        };
        // A matrix of 2 × 3 and a vector of 3. Steps are counted, and a few scalars are kept, some of them for each
        // tensor.
        assertThat(numbers(name, settings, new MovingSquares(false))).isBetween(numbers, numbers + 8);
    }

    private static int numbers(String name, Map<String, Object> settings, Objective<?> problem) {
        OptimizerRun run = new OptimizerRun(problem, 1, 1000, Workers.serial());
        long bytes = CATALOG.optimizer(name)
                .create(settings, run)
                .feature(Stateful.class)
                .orElseThrow()
                .stateBytes();
        return Math.toIntExact(bytes / Double.BYTES);
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
