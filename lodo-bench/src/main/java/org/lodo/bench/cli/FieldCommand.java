package org.lodo.bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lodo.bench.document.Block;
import org.lodo.bench.field.Newcomers;
import org.lodo.bench.field.Reproduction;
import org.lodo.bench.report.FieldWriter;
import org.lodo.bench.table.TableFormat;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.io.FolderLock;
import org.lodo.engine.io.Project;
import org.lodo.engine.run.CodeIdentity;
import org.lodo.engine.run.Environment;
import org.lodo.engine.run.EnvironmentProbe;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.study.OutputFolder;
import org.lodo.engine.study.StoredStudy;
import org.lodo.engine.study.StudyFolder;
import org.lodo.engine.study.StudyOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The verb {@code field}. */
@Command(
        name = "field",
        mixinStandardHelpOptions = true,
        description = {
            "Runs optimizers of your own on every problem of a field, with its seeds and budgets, and compares them with all others.",
            "Only the new runs are made, and stored ones are reused. The field itself is made by 'run field'."
        })
final class FieldCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    @Option(
            names = "--against",
            paramLabel = "FOLDER",
            defaultValue = "field",
            description =
                    "The field to compare with: a study's name, for reports/STUDY, or its folder. Default: ${DEFAULT-VALUE}.")
    private String against;

    @Option(
            names = "--optimizers",
            paramLabel = "NAME,…",
            description = "The optimizers to run. Default: all that the plug-ins add.")
    private List<String> optimizers = List.of();

    @Option(
            names = "--set",
            paramLabel = "NAME.SETTING=VALUE",
            description = "Changes a hyper-parameter of one of these optimizers.")
    private List<String> settings = List.of();

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where results are written. Default: reports/variants/FIELD-with-NAME.")
    private @Nullable Path out;

    @Mixin
    private FormatOption format = new FormatOption();

    @Mixin
    private ThreadsOption threadsOption = new ThreadsOption();

    @Override
    public Integer call() throws IOException {
        int threads = threadsOption.checked();
        Set<TableFormat> formats = format.checked();
        StudyFolder reference = StudyFolder.existing(against);
        if (reference.stored().study().field() == null) {
            throw new UsageException("--against = " + against + ": must be a study that is a field, such as field");
        }
        PluginOptions.Loaded loaded = plugins.load();
        FieldWriter.Stored field = FieldWriter.read(loaded.catalog(), reference);
        Newcomers newcomers =
                Newcomers.of(loaded.catalog(), field.field(), names(loaded.catalog()), SettingList.parse(settings));
        new Reproduction(loaded.catalog(), field.field())
                .require(reference.path().toString(), changes(field));
        Environment environment = EnvironmentProbe.probe(loaded.code(), threads);
        StoredStudy stored = new StoredStudy(Invocation.of(spec), environment, newcomers.study(), "");
        Path path = out == null ? Project.variants().resolve(newcomers.study().name()) : out.toAbsolutePath();
        StudyFolder folder = OutputFolder.ofStudy(newcomers.study(), "", StudyOptions.none(), path);
        Optional<List<Block>> shown = FolderLock.during(folder.path(), () -> {
            OutputFolder.requireReplaceable(folder, newcomers.study(), "", StudyOptions.none());
            folder.describe(stored);
            List<RunResult> results = new StudyExecution(spec, loaded.catalog(), stored, folder).results();
            return results == null
                    ? Optional.empty()
                    : Optional.of(FieldWriter.write(newcomers, results, stored, formats, folder));
        });
        if (shown.isEmpty()) {
            return CommandLines.STOPPED;
        }
        Console.show(shown.get(), folder.report(), spec);
        return CommandLines.DONE;
    }

    private List<String> names(Catalog catalog) {
        List<String> given = CommaList.parse("--optimizers", optimizers);
        if (!given.isEmpty()) {
            return given;
        }
        Set<String> known =
                Catalog.load(FieldCommand.class.getClassLoader()).optimizers().keySet();
        List<String> added = catalog.optimizers().keySet().stream()
                .filter(name -> !known.contains(name))
                .toList();
        if (added.isEmpty()) {
            throw new UsageException(
                    "--plugins: must add an optimizer, or --optimizers must name one that the field lacks");
        }
        return added;
    }

    /** What of the suite's own code has changed since the field was made, without that of plug-ins. */
    private static List<String> changes(FieldWriter.Stored field) throws IOException {
        Catalog own = Catalog.load(FieldCommand.class.getClassLoader());
        return CodeIdentity.of(own, List.of()).changesSince(field.environment().code());
    }
}
