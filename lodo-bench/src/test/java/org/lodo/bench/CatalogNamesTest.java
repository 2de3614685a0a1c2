package org.lodo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodo.bench.jmh.OptimizerStepBenchmark;
import org.lodo.bench.plot.Palette;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.yaml.BuiltInFiles;
import org.lodo.objective.CurvatureSample;
import org.openjdk.jmh.annotations.Param;

/** Names of optimizers used outside the catalog exist in the catalog. */
class CatalogNamesTest {

    private static final Catalog CATALOG = Catalog.load(CatalogNamesTest.class.getClassLoader());

    @Test
    void paletteHasStylesOnlyForOptimizersOfTheCatalog() {
        assertThat(CATALOG.optimizers().keySet()).containsAll(Palette.names());
    }

    /** Except those that store an n × n matrix, and the frozen preconditioner, which is trained before the run. */
    @Test
    void benchmarkIncludesEveryOptimizerWithStateLinearInTheDimension() throws NoSuchFieldException {
        Set<String> expected = new TreeSet<>();
        CATALOG.optimizers().forEach((name, entry) -> {
            if (entry.needs().isAssignableFrom(CurvatureSample.class)) {
                expected.add(name);
            }
        });
        // A step of Hipparchus's is a whole run.
        expected.removeIf(name -> name.startsWith("hipparchus-"));
        expected.removeAll(Set.of("bfgs", "lodo-dense", "psgd-dense", "lodo-frozen"));
        Param measured = OptimizerStepBenchmark.class.getField("optimizer").getAnnotation(Param.class);

        assertThat(new TreeSet<>(Arrays.asList(measured.value()))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"studies", "tunings"})
    void indexOfAResourceFolderNamesItsFiles(String folder) throws IOException {
        Path resources = Path.of(System.getProperty("lodo.root"), "lodo-bench/src/main/resources", folder);
        try (Stream<Path> files = Files.list(resources)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".yaml"))
                            .map(name -> name.replaceFirst("\\.yaml$", "")))
                    .containsExactlyInAnyOrderElementsOf(new BuiltInFiles(folder).names());
        }
    }
}
