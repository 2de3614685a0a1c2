package org.lodo.bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lodo.bench.document.Block;
import org.lodo.bench.performance.PerformanceComparison;
import org.lodo.bench.performance.PerformanceReport;
import org.lodo.bench.report.CompareReport;
import org.lodo.bench.table.TableFormat;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.io.FolderLock;
import org.lodo.engine.io.Project;
import org.lodo.engine.io.ReportFolder;
import org.lodo.engine.study.OutputFolder;
import org.lodo.engine.study.StoredResults;
import org.lodo.engine.study.StudyFolder;
import org.lodo.engine.study.StudyResults;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code compare}. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Compares the results of two versions, machines or settings: bits, paired tests, speeds and curves.",
            "For a folder without runs, as committed, the outcomes in manifest.json are compared, without curves.",
            "Two folders of 'bench', such as performance and performance/peers, are compared by their times."
        })
final class CompareCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private PluginOptions plugins = new PluginOptions();

    @Parameters(index = "0", paramLabel = "A", description = "A study's name, for reports/STUDY, or its folder.")
    private String first;

    @Parameters(index = "1", paramLabel = "B", description = "The study to compare with A.")
    private String second;

    @Mixin
    private FormatOption format = new FormatOption();

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where the comparison is written. Default: reports/variants/A-against-B.")
    private @Nullable Path out;

    @Override
    public Integer call() throws IOException {
        Set<TableFormat> formats = format.checked();
        boolean areBenchmarks = isOfBenchmarks(first) && isOfBenchmarks(second);
        StudyFolder one = areBenchmarks ? StudyFolder.of(first) : StudyFolder.existing(first);
        StudyFolder other = areBenchmarks ? StudyFolder.of(second) : StudyFolder.existing(second);
        Path path = out == null
                ? Project.variants().resolve(name(one, other) + "-against-" + name(other, one))
                : out.toAbsolutePath();
        ReportFolder folder = OutputFolder.ofReport(path, "a comparison");
        if (areBenchmarks) {
            spec.commandLine()
                    .getOut()
                    .println(FolderLock.during(
                            folder.path(),
                            () -> PerformanceComparison.write(
                                    one.report(), other.report(), Invocation.of(spec), formats, folder)));
            Console.reports(folder, spec);
            return CommandLines.DONE;
        }
        Catalog catalog = plugins.load().catalog();
        Block verdicts = FolderLock.during(folder.path(), () -> {
            StudyResults a = StoredResults.readOutcomes(catalog, one);
            StudyResults b = StoredResults.readOutcomes(catalog, other);
            CompareReport.write(a, b, Invocation.of(spec), formats, folder);
            return CompareReport.verdicts(a, b);
        });
        Console.show(List.of(verdicts), folder, spec);
        return CommandLines.DONE;
    }

    private static boolean isOfBenchmarks(String name) {
        return PerformanceReport.isIn(StudyFolder.of(name).report());
    }

    /** The name of a study's folder, after that of its parent folder if the other has the same name. */
    private static String name(StudyFolder folder, StudyFolder other) {
        String name = String.valueOf(folder.path().getFileName());
        Path above = folder.path().getParent();
        return name.equals(String.valueOf(other.path().getFileName())) && above != null
                ? above.getFileName() + "-" + name
                : name;
    }
}
