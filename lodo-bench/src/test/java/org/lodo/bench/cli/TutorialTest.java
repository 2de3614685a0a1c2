package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Follows the pages of docs/tutorial one after another: every file, every command, and what is shown of their results. */
class TutorialTest {

    private static final Path PAGES = Path.of("..", "docs", "tutorial");

    /** What a reader does once; that the jar works is the business of PackagedTest. */
    private static final List<String> SETUP = List.of(
            "mvn -q package -DskipTests",
            "alias lodo='java -jar lodo-bench/target/lodo/lodo.jar'",
            "mkdir -p tutorial");

    @TempDir
    private Path dir;

    @Test
    void everySnippetWorksAsItStands() throws IOException, ReflectiveOperationException {
        List<Path> pages;
        try (Stream<Path> files = Files.list(PAGES)) {
            pages = files.sorted().toList();
        }
        assertThat(pages).hasSize(6);
        GuideReader reader = new GuideReader(dir, Map.of("tutorial/", dir.resolve("tutorial") + "/"));

        for (Path page : pages) {
            List<String> others = reader.follow(Files.readString(page));

            assertThat(others).as(page.toString()).isEqualTo(page.equals(pages.get(0)) ? SETUP : List.of());
        }
        assertThat(Files.readString(Path.of("..", "README.md"))).contains(SETUP.get(0) + "\n");
    }
}
