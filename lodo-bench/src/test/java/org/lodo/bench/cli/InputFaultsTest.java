package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodo.engine.io.AtomicFiles;

/** Inputs that were tried on other suites, and what is wrong with them: see docs/faults.md. */
class InputFaultsTest {

    private static final Path CASES = Path.of("src/test/resources/cases");
    private static final String HEAD = "seeds: 1\nsteps: 3\nproblems: [{problem: rosenbrock}]\n";
    private static final String ADAM = HEAD + "optimizers: [{optimizer: adam}]\n";

    @TempDir
    private Path dir;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "anchor-label.yaml | , line 4: anchor &p: anchors, aliases, merge keys and tags must not be used, write the value itself",
                "null.yaml | , line 4: problems[1]: must have a value",
                "latin1.yaml | must be UTF-8, but line 1 has the byte 0xE9"
            })
    void casesAreRefusedByName(String file, String rule) {
        refused(CASES.resolve(file), rule);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "steps: 010 | line 1: '010' is another number in another version of YAML",
                "steps: 0x10 | line 1: '0x10' is another number in another version of YAML",
                "<<: {steps: 3} | line 1: merge key <<",
                "title: !!str a | line 1: tag tag:yaml.org,2002:str",
                "title: \"a\\0b\" | line 1: must not contain the character U+0000",
                "steps: 1.5e0 | line 1: steps = 1.5e0: must be a whole number",
                "steps: 1e999999999 | line 1: steps = 1e999999999: must be a whole number",
                "metrics: [~] | line 1: metrics[0]: must have a value"
            })
    void linesOfStudiesAreRefusedByName(String line, String rule) throws IOException {
        String rest = line.startsWith("steps") ? ADAM.replace("steps: 3\n", "") : ADAM;
        refused(Files.writeString(dir.resolve("study.yaml"), line + "\n" + rest), rule);
    }

    @Test
    void sizesAreLookedAtFirst() throws IOException {
        Path study = dir.resolve("study.yaml");
        refused(Files.writeString(study, "title: " + "a".repeat(4_000_000) + "\n" + ADAM), "must have at most 524,288");
        refused(Files.writeString(study, "title: " + "[".repeat(4000)), "line 1: must be nested at most 32 deep");
        String values = IntStream.range(1, 901).mapToObj(i -> "0.0" + i).collect(Collectors.joining(", ", "[", "]"));
        refused(
                Files.writeString(
                        study,
                        HEAD + "optimizers:\n  - optimizer: adam\n    settings: {learningRate: " + values + ", beta1: "
                                + values + ", beta2: " + values + "}\n"),
                "729,000,000 runs: must be at most 100,000");
        refused(Files.write(study, ADAM.getBytes(StandardCharsets.UTF_16)), "byte order mark of UTF-16");
    }

    @Test
    void wholeNumbersMayBeInScientificNotation() throws IOException {
        Shell run = run(CASES.resolve("sci.yaml"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).startsWith("sci: 1 run of up to 1,000 steps");
        Path marked =
                Files.writeString(dir.resolve("marked.yaml"), "\uFEFF" + ADAM.replace("seeds: 1", "seeds: [1e0, 2.0]"));
        assertThat(run(marked).err()).startsWith("marked: 2 runs");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "float rate | 1f | is of type float: must be double, int, long, boolean, String or an enum",
                "double[] rate | new double[1] | is of type double[]: must be double, int",
                "java.util.Optional<String> rate | java.util.Optional.empty() | is of type java.util.Optional<java.lang.String>",
                "String rate | null | has the default null: must have a value"
            })
    void settingsOfOtherTypesAreRefusedWhenRegistered(String component, String value, String rule) throws IOException {
        Path plugin = Files.writeString(dir.resolve("Odd.java"), """
                public class Odd implements org.lodo.engine.catalog.CatalogProvider {
                    public record C(%s) {}
                    public void addTo(org.lodo.engine.catalog.Catalog.Builder catalog) {
                        catalog.optimizer("odd", "", new C(%s), org.lodo.objective.Sample.class, (c, r) -> null);
                    }
                }
                """.formatted(component, value));
        Shell list = Shell.run("list", "--plugins", plugin.toString());
        assertThat(list.err())
                .startsWith("lodo: optimizer odd: setting rate " + rule)
                .hasLineCount(1);
        assertThat(list.exitCode()).isEqualTo(2);
    }

    @Test
    void whatIsWrongWithAProviderIsTold() throws IOException {
        Path failing = Files.writeString(dir.resolve("Failing.java"), """
                public class Failing implements org.lodo.engine.catalog.CatalogProvider {
                    public Failing() { throw new IllegalStateException("no licence"); }
                    public void addTo(org.lodo.engine.catalog.Catalog.Builder catalog) {}
                }
                """);
        assertThat(Shell.run("list", "--plugins", failing.toString()).err())
                .contains("Failing", "java.lang.IllegalStateException: no licence")
                .hasLineCount(1);
        Path services = Files.createDirectories(dir.resolve("jar/META-INF/services"))
                .resolve("org.lodo.engine.catalog.CatalogProvider");
        Files.writeString(services, "# none\n\n");
        assertThat(Shell.run("list", "--plugins", dir.resolve("jar").toString()).err())
                .contains("is empty: must name a class")
                .hasLineCount(1);
        Files.writeString(services, "com.example.Missing\n");
        assertThat(Shell.run("list", "--plugins", dir.resolve("jar").toString()).err())
                .contains("com.example.Missing not found")
                .hasLineCount(1);
    }

    @Test
    void anEnumIsASetting() {
        Shell list = Shell.run("list", "--plugins", CASES.resolve("Enum1.java").toString());
        assertThat(list.out()).contains("rule=polyak");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"--optimizers | ,", "--problems | rosenbrock,", "--plugins | ,"})
    void emptyNamesAreRefused(String option, String value) {
        Shell run = Shell.run("run", "quick", option, value, "--out", dir.toString());
        assertThat(run.err())
                .isEqualTo("lodo: " + option + " = " + value + ": must have a name on each side of a comma"
                        + System.lineSeparator());
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void namesThatTheLocaleDoesNotHaveAreTold() {
        assertThat(LocaleCheck.isNameable("größe", "ANSI_X3.4-1968")).isFalse();
        assertThat(LocaleCheck.isNameable("gr\uFFFDe", "UTF-8")).isFalse();
        assertThat(LocaleCheck.isNameable("größe", "UTF-8")).isTrue();
    }

    @Test
    void aFullDiskNamesTheFile() {
        Path file = dir.resolve("results.csv");
        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                        IOException.class,
                        () -> AtomicFiles.write(file, channel -> {
                            throw new IOException("No space left on device");
                        })))
                .hasMessage(file + ": No space left on device");
        assertThat(dir).isEmptyDirectory();
    }

    private void refused(Path study, String rule) {
        Shell run = run(study);
        assertThat(run.err()).startsWith("lodo: ").contains(rule).hasLineCount(1);
        assertThat(run.exitCode()).isEqualTo(2);
    }

    private Shell run(Path study) {
        return Shell.run(
                "run",
                study.toString(),
                "--out",
                dir.resolve("out-" + study.getFileName()).toString());
    }
}
