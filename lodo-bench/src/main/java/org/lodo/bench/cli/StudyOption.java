package org.lodo.bench.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.study.ProblemCheck;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyOptions;
import org.lodo.engine.study.StudyPlanner;
import org.lodo.engine.study.StudyReader;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A study and what the command changes of it, shared by the verbs that run and plan studies. */
final class StudyOption {

    @Parameters(
            paramLabel = "STUDY",
            arity = "0..1",
            defaultValue = "quick",
            description = "A built-in study (see list) or the path of a .yaml file. Default: ${DEFAULT-VALUE}.")
    private String study;

    @Option(
            names = "--seeds",
            paramLabel = "SEEDS",
            description = "A number of seeds (8 means 1 to 8), a list (3,5,8) or a range (100..107).")
    private @Nullable String seeds;

    @Option(names = "--steps", paramLabel = "N", description = "The number of steps of every run.")
    private @Nullable Long steps;

    @Option(
            names = "--optimizers",
            paramLabel = "NAME,…",
            description = "Only these optimizers; one that is not in the study runs with its defaults.")
    private List<String> optimizers = List.of();

    @Option(names = "--problems", paramLabel = "NAME,…", description = "Only these problems of the study.")
    private List<String> problems = List.of();

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "The batch size, for problems that draw batches; --set takes precedence.")
    private @Nullable Integer batch;

    @Option(
            names = "--data-dir",
            paramLabel = "FOLDER",
            description = "The folder of the data, for problems with data: four files in the format of MNIST.")
    private @Nullable Path dataDirectory;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "The file of the data, for logistic-regression: examples in LIBSVM's format.")
    private @Nullable Path dataFile;

    @Option(
            names = "--set",
            paramLabel = "NAME.SETTING=VALUE",
            description =
                    "Changes a setting of an optimizer or problem, such as adam.learningRate=0.1. May be repeated.")
    private List<String> settings = List.of();

    @Mixin
    private TimeoutOption timeoutOption = new TimeoutOption();

    /**
     * A study as it is to be run.
     *
     * @param study with the changes of the command
     * @param origin where it was read from, see {@link StudyReader#origin}
     * @param options the changes
     */
    record Planned(Study study, String origin, StudyOptions options) {}

    /** The study, whose problems can be made. */
    Planned planned(Catalog catalog) {
        StudyOptions options = options();
        Study planned = StudyPlanner.plan(catalog, study, options);
        ProblemCheck.check(catalog, planned);
        return new Planned(planned, StudyReader.origin(study), options);
    }

    private StudyOptions options() {
        return new StudyOptions(
                seeds == null ? null : SeedList.parse(seeds),
                steps,
                CommaList.parse("--optimizers", optimizers),
                CommaList.parse("--problems", problems),
                SettingList.parse(settings),
                problemSettings(),
                timeoutOption.checked());
    }

    private Map<String, String> problemSettings() {
        Map<String, String> changed = new LinkedHashMap<>();
        if (batch != null) {
            changed.put("batch", batch.toString());
        }
        if (dataDirectory != null) {
            changed.put("dataDirectory", dataDirectory.toAbsolutePath().toString());
        }
        if (dataFile != null) {
            changed.put("dataFile", dataFile.toAbsolutePath().toString());
        }
        return changed;
    }
}
