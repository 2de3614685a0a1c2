package org.lodo.bench.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lodo.bench.report.CompareReport;
import org.lodo.bench.table.TableFormat;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.io.FolderLock;
import org.lodo.engine.io.Project;
import org.lodo.engine.io.ReportFolder;
import org.lodo.engine.study.OutputFolder;
import org.lodo.engine.study.StoredResults;
import org.lodo.engine.study.StudyFolder;
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
            "For a folder without runs, as committed, the outcomes in manifest.json are compared, without curves."
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
        StudyFolder one = StudyFolder.existing(first);
        StudyFolder other = StudyFolder.existing(second);
        Path path = out == null
                ? Project.variants().resolve(name(one, other) + "-against-" + name(other, one))
                : out.toAbsolutePath();
        ReportFolder folder = OutputFolder.ofReport(path, "a comparison");
        Catalog catalog = plugins.load().catalog();
        FolderLock.during(folder.path(), () -> {
            CompareReport.write(
                    StoredResults.readOutcomes(catalog, one),
                    StoredResults.readOutcomes(catalog, other),
                    Invocation.of(spec),
                    formats,
                    folder);
            return folder;
        });
        Console.reports(folder, spec);
        return CommandLines.DONE;
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
