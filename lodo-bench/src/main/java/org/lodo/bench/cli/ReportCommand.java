package org.lodo.bench.cli;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.lodo.bench.document.Block;
import org.lodo.bench.performance.PerformanceReport;
import org.lodo.bench.report.FieldWriter;
import org.lodo.bench.report.ReportWriter;
import org.lodo.bench.report.TuningReport;
import org.lodo.bench.table.TableFormat;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.io.FolderLock;
import org.lodo.engine.io.ReportFolder;
import org.lodo.engine.study.StoredResults;
import org.lodo.engine.study.StudyFolder;
import org.lodo.engine.tune.Tuner;
import org.lodo.engine.tune.Tuning;
import org.lodo.engine.tune.TuningFolder;
import org.lodo.engine.tune.TuningOptions;
import org.lodo.engine.tune.TuningPlanner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code report}. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = {
            "Regenerates the report of a study from its stored runs or, where only the report is kept, from what is with it.",
            "Also that of benchmarks (performance) and of a built-in tuning (tuned/PROBLEM)."
        })
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

    @Mixin
    private FormatOption format = new FormatOption();

    @Override
    public Integer call() throws IOException {
        Set<TableFormat> formats = format.checked();
        ReportFolder performance = StudyFolder.of(study).report();
        if (PerformanceReport.isIn(performance)) {
            FolderLock.during(performance.path(), () -> {
                PerformanceReport.rewrite(formats, performance);
                return performance;
            });
            Console.reports(performance, spec);
            return CommandLines.DONE;
        }
        TuningFolder tuning = new TuningFolder(performance.path());
        if (TuningReport.isIn(tuning)) {
            FolderLock.during(tuning.path(), () -> rewrite(tuning, formats));
            Console.reports(performance, spec);
            return CommandLines.DONE;
        }
        StudyFolder folder = StudyFolder.existing(study);
        Catalog catalog = plugins.load().catalog();
        List<Block> shown = FolderLock.during(folder.path(), () -> {
            if (folder.stored().study().field() != null && !folder.hasRuns()) {
                return FieldWriter.rewrite(catalog, formats, folder);
            }
            return ReportWriter.write(catalog, StoredResults.readAll(catalog, folder), formats, folder);
        });
        Console.show(shown, folder.report(), spec);
        return CommandLines.DONE;
    }

    private TuningFolder rewrite(TuningFolder folder, Set<TableFormat> formats) throws IOException {
        PluginOptions.Loaded loaded = plugins.load();
        Tuning tuning = TuningPlanner.plan(loaded.catalog(), TuningReport.tuningIn(folder), TuningOptions.none());
        double startingLoss = new Tuner(loaded.catalog(), loaded.code(), 1, folder).startingLoss(tuning);
        TuningReport.rewrite(loaded.catalog(), tuning, startingLoss, formats, folder);
        return folder;
    }
}
