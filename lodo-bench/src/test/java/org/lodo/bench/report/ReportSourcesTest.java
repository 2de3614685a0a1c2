package org.lodo.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports treat all optimizers and problems alike. */
class ReportSourcesTest {

    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

    @ParameterizedTest
    @ValueSource(strings = {"report", "document", "table"})
    void reportsNameNoOptimizerOrProblem(String folder) throws IOException {
        Path sources = Path.of("src/main/java/org/lodo/bench").resolve(folder);
        List<Path> files;
        try (Stream<Path> all = Files.list(sources)) {
            files = all.toList();
        }
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            Matcher texts = TEXT.matcher(Files.readString(file));
            assertThat(texts.results().map(text -> text.group().toLowerCase(Locale.ROOT)))
                    .as(file.toString())
                    .noneMatch(text -> text.contains("lodo") || text.contains("mnist"));
        }
    }
}
