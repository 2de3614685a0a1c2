package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginRunTest {

    @TempDir
    private Path dir;

    @Test
    void comparesAnOptimizerOfTenLinesByOneCommand() throws IOException {
        Path plugin = Files.writeString(dir.resolve("Signs.java"), """
                import org.lodo.engine.catalog.*;
                import org.lodo.objective.Sample;

                public class Signs implements CatalogProvider {
                    public record Config(double step) {}

                    public void addTo(Catalog.Builder catalog) {
                        catalog.optimizer("signs", "steps of one size", new Config(0.01), Sample.class, (config, run) -> {
                            double[] g = new double[run.dimension()];
                            return (draws, x) -> {
                                draws.draw().valueAndGradient(x, g);
                                for (int i = 0; i < g.length; i++) x[i] -= config.step() * Math.signum(g[i]);
                            };
                        });
                    }
                }
                """);
        Path out = dir.resolve("out");

        Shell run = Shell.run(
                ("run quick --plugins " + plugin + " --optimizers signs,adam --problems rosenbrock --steps 50 --seeds 1"
                                + " --set signs.step=0.02 --out " + out)
                        .split(" "));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(Files.readAllLines(out.resolve("summary.csv")))
                .hasSize(3)
                .anyMatch(row -> row.startsWith("rosenbrock,signs,50,1,0,"))
                .anyMatch(row -> row.startsWith("rosenbrock,adam,50,1,0,"));
        assertThat(out.resolve("report.md"))
                .content()
                .contains("| signs | rosenbrock | step 0.02 |", "--plugins " + plugin);
    }
}
