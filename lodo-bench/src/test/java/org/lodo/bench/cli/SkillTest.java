package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of SKILL.md, which coding agents copy. */
class SkillTest {

    private static final Path SKILL = Path.of("..", "SKILL.md");

    @TempDir
    private Path dir;

    @Test
    void everyCommandWorksAsItStands() throws IOException, ReflectiveOperationException {
        GuideReader reader =
                new GuideReader(dir, Map.of("target/", dir.resolve("target") + "/", "examples/", "../examples/"));

        List<String> others = reader.follow(Files.readString(SKILL));

        assertThat(others)
                .containsExactly(
                        "mvn -q package -DskipTests",
                        "mvn -q -pl lodo-bench -Dtest=StaticCostTest -Dsurefire.failIfNoSpecifiedTests=false test",
                        "mvn -q spotless:apply",
                        "mvn verify");
        assertThat(Path.of("src/test/java/org/lodo/engine/shard/StaticCostTest.java"))
                .exists();
        assertThat(dir.resolve("target/skill/study/report.md")).isRegularFile();
    }

    /** Agents find a skill by its name, and decide by its description whether to read on. */
    @Test
    void beginsWithNameAndDescription() throws IOException {
        assertThat(Files.readString(SKILL))
                .matches("(?s)---\nname: [a-z-]{1,64}\ndescription: [^\n]{40,1024}\n---\n\n# .*");
    }
}
