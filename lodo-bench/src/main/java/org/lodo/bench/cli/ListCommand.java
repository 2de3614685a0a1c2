package org.lodo.bench.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.OptimizerEntry;
import org.lodo.engine.catalog.ProblemEntry;
import org.lodo.engine.catalog.Settings;
import org.lodo.engine.study.StudyReader;
import org.lodo.engine.tune.TuningPlanner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The verb {@code list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists studies, problems, optimizers and metrics with their settings and defaults.")
final class ListCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    @Override
    public Integer call() throws IOException {
        Catalog catalog = plugins.load().catalog();
        PrintWriter out = spec.commandLine().getOut();
        out.println("Studies: " + String.join(", ", StudyReader.builtIn()));
        out.println("Tunings: " + String.join(", ", TuningPlanner.builtIn()));
        out.println("Metrics: " + String.join(", ", catalog.metrics().keySet()));
        out.println();
        out.println("Problems");
        for (ProblemEntry<?, ?> entry : catalog.problems().values()) {
            show(out, entry.name(), entry.description(), Settings.toMap(entry.defaults()));
        }
        out.println();
        out.println("Every problem");
        show(
                out,
                "transform.…",
                "other coordinates, another start, noise and rounding",
                ProblemEntry.transformations());
        out.println();
        out.println("Optimizers");
        for (OptimizerEntry<?, ?> entry : catalog.optimizers().values()) {
            show(out, entry.name(), entry.description(), entry.resolve(Map.of()));
        }
        out.println();
        out.println("Optimizers with a learning rate");
        String takers = catalog.optimizers().values().stream()
                .filter(OptimizerEntry::takesStepSettings)
                .map(OptimizerEntry::name)
                .collect(Collectors.joining(", "));
        Map<String, Object> ofSteps = catalog.optimizers().values().stream()
                .map(OptimizerEntry::stepSettings)
                .filter(settings -> !settings.isEmpty())
                .findFirst()
                .orElse(Map.of());
        show(out, "schedule, …", "steps of " + takers, ofSteps);
        out.flush();
        return CommandLines.DONE;
    }

    private static void show(PrintWriter out, String name, String description, Map<String, Object> settings) {
        out.printf("  %-20s %s%n", name, description);
        if (!settings.isEmpty()) {
            out.printf(
                    "  %-20s %s%n",
                    "",
                    settings.entrySet().stream()
                            .map(setting -> setting.getKey() + "=" + setting.getValue())
                            .collect(Collectors.joining(", ")));
        }
    }
}
