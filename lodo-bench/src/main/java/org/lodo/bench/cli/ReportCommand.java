package org.lodo.bench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.lodo.bench.catalog.UsageException;
import org.lodo.bench.io.Json;
import org.lodo.bench.report.ReportWriter;
import org.lodo.bench.report.StudyResults;
import org.lodo.bench.run.RunResult;
import org.lodo.bench.run.RunSpec;
import org.lodo.bench.run.RunStore;
import org.lodo.bench.study.Study;
import org.lodo.bench.study.StudyPlanner;
import org.lodo.bench.table.TableFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code report}. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Writes the report of a study anew from the runs that are there.")
final class ReportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    @Parameters(
            paramLabel = "STUDY",
            arity = "0..1",
            defaultValue = "quick",
            description = "A study's name, for reports/STUDY, or the path of its folder. Default: ${DEFAULT-VALUE}.")
    private String study;

    @Option(
            names = "--format",
            split = ",",
            paramLabel = "FORMAT",
            description =
                    "Also writes every table into tables/ as csv, json or latex; with csv, the curves of the plots into curves/.")
    private List<String> formats = List.of();

    @Override
    public Integer call() throws IOException {
        Set<TableFormat> chosen = new LinkedHashSet<>();
        formats.forEach(name -> chosen.add(TableFormat.of(name)));
        Path folder = folder();
        StoredStudy stored;
        try {
            stored = Json.read(folder.resolve("study.json"), StoredStudy.class);
        } catch (IOException | IllegalArgumentException e) {
            throw new UsageException(
                    folder.resolve("study.json") + ": must be what 'run' left there, but is damaged", e);
        }
        // The note is no part of what was run: results keep their report's words up to date.
        Study study = stored.study().note() == null
                ? stored.study().withNote(StudyPlanner.noteOf(stored.study().name()))
                : stored.study();
        RunStore store = new RunStore(folder);
        List<RunResult> results = new ArrayList<>();
        for (RunSpec run : study.runs().toList()) {
            results.add(store.load(run)
                    .orElseThrow(() -> new UsageException("the run of " + run.describe() + " is missing in '" + folder
                            + "': make it with: " + stored.command())));
        }
        StudyResults studyResults = new StudyResults(study, stored.command(), stored.environment(), results);
        Console.show(ReportWriter.write(plugins.load().catalog(), studyResults, chosen, folder), folder, spec);
        return CommandLines.DONE;
    }

    private Path folder() {
        Path asPath = Folders.resolve(Path.of(study));
        Path folder = Files.isDirectory(asPath) ? asPath : Folders.ofStudy(study);
        if (!Files.exists(folder.resolve("study.json"))) {
            throw new UsageException(
                    "study '" + study + "': must be a study that was run or a folder with a study.json");
        }
        return folder;
    }
}
