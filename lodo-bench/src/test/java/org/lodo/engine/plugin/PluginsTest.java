package org.lodo.engine.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.UsageException;

class PluginsTest {

    @TempDir
    private Path dir;

    @Test
    void sourceFileJoinsTheCatalog() throws IOException {
        assertJoins(OddPlugins.source());
    }

    @Test
    void classFolderJoinsTheCatalog() throws IOException {
        assertJoins(OddPlugins.classes());
    }

    @Test
    void jarJoinsTheCatalog() throws IOException {
        Path jar = dir.resolve("odd.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> classes = Files.walk(OddPlugins.classes())) {
            for (Path path : classes.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new ZipEntry(
                        OddPlugins.classes().relativize(path).toString().replace('\\', '/')));
                Files.copy(path, out);
            }
        }

        assertJoins(jar);
    }

    @Test
    void catalogWithoutPlugInsIsTheSuites() throws IOException {
        try (URLClassLoader loader = Plugins.load(List.of())) {
            assertThat(loader.getURLs()).isEmpty();
            assertThat(Catalog.load(loader).optimizers())
                    .containsKeys("lodo", "adam")
                    .doesNotContainKey("descent");
        }
    }

    @Test
    void aSourceFileWithFormerPackageNamesJoinsTheCatalog() throws IOException {
        Path source = Files.writeString(dir.resolve("Old.java"), """
                import org.lodo.bench.catalog.Catalog;
                import org.lodo.bench.catalog.CatalogProvider;
                import org.lodo.math.RandomStream;
                import org.lodo.math.Vectors;
                import org.lodo.lodo.LodoConfig;
                public class Old implements CatalogProvider {
                    public record None() {}
                    public void addTo(Catalog.Builder catalog) {
                        catalog.optimizer("old", "", new None(), org.lodo.objective.Sample.class, (c, r) -> null);
                    }
                }
                """);

        try (URLClassLoader loader = Plugins.load(List.of(source))) {
            assertThat(Catalog.load(loader).optimizers()).containsKeys("old", "lodo");
        }
    }

    @Test
    void sourceFileMayHaveAPackageAndSeveralProviders() throws IOException {
        Path source = Files.writeString(dir.resolve("Two.java"), """
                package some.where;
                import org.lodo.engine.catalog.*;
                public class Two {
                    public record None() {}
                    public static class A implements CatalogProvider {
                        public void addTo(Catalog.Builder catalog) {
                            catalog.optimizer("a", "", new None(), org.lodo.objective.Sample.class, (c, r) -> null);
                        }
                    }
                    public static class B implements CatalogProvider {
                        public void addTo(Catalog.Builder catalog) {
                            catalog.optimizer("b", "", new None(), org.lodo.objective.Sample.class, (c, r) -> null);
                        }
                    }
                }
                """);

        try (URLClassLoader loader = Plugins.load(List.of(source))) {
            assertThat(Catalog.load(loader).optimizers()).containsKeys("a", "b", "lodo");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    throw new IllegalStateException("not today"); | java.lang.IllegalStateException: not today
                    throw new NoSuchMethodError("old suite");     | java.lang.NoSuchMethodError: old suite
                    """)
    void throwingProvidersAreReportedAsFaultsOfThePlugIn(String body, String cause) throws IOException {
        Path source = Files.writeString(
                dir.resolve("Bad.java"),
                "public class Bad implements org.lodo.engine.catalog.CatalogProvider {\n"
                        + "public void addTo(org.lodo.engine.catalog.Catalog.Builder catalog) {" + body + "}}");

        try (URLClassLoader loader = Plugins.load(List.of(source))) {
            assertThatExceptionOfType(UsageException.class)
                    .isThrownBy(() -> Catalog.load(loader))
                    .withMessage("plug-in Bad cannot add to the catalog: " + cause);
        }
    }

    private static void assertJoins(Path plugin) throws IOException {
        try (URLClassLoader loader = Plugins.load(List.of(plugin))) {
            Catalog catalog = Catalog.load(loader);
            assertThat(catalog.optimizers()).containsKeys("descent", "greedy", "lodo", "adam");
            assertThat(catalog.problems()).containsKeys("parabola", "noisy-quadratic");
        }
    }
}
