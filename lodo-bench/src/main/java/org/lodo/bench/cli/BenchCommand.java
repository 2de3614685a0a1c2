package org.lodo.bench.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lodo.bench.performance.PerformanceReport;
import org.lodo.bench.table.TableFormat;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.io.FolderLock;
import org.lodo.engine.io.Project;
import org.lodo.engine.io.ReportFolder;
import org.lodo.engine.run.CodeIdentity;
import org.lodo.engine.run.EnvironmentProbe;
import org.lodo.engine.study.OutputFolder;
import org.openjdk.jmh.runner.RunnerException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code bench}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures speed with JMH and writes the results. The machine should be idle meanwhile.")
final class BenchCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "PATTERN",
            arity = "0..1",
            defaultValue = ".*",
            description = "A regular expression for the names of benchmarks. Default: all.")
    private String pattern;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "Where results are written. Default: reports/performance.")
    private @Nullable Path out;

    @Option(
            names = "--param",
            paramLabel = "NAME=VALUES",
            description = "Values of a parameter, such as dimension=100,1000. May be repeated.")
    private List<String> parameters = List.of();

    @Mixin
    private FormatOption format = new FormatOption();

    @Override
    public Integer call() throws IOException {
        Set<TableFormat> formats = format.checked();
        JmhRun benchmarks = new JmhRun(pattern, parameters);
        Path path = out == null ? Project.performance() : out.toAbsolutePath();
        ReportFolder folder = OutputFolder.ofReport(path, "a performance report");
        return FolderLock.during(folder.path(), () -> measure(benchmarks, formats, folder));
    }

    private int measure(JmhRun benchmarks, Set<TableFormat> formats, ReportFolder folder) throws IOException {
        JsonNode results;
        try {
            results = benchmarks.run();
        } catch (RunnerException e) {
            spec.commandLine()
                    .getErr()
                    .println("lodo: the benchmarks could not be run, see above; no report was written");
            LoggerFactory.getLogger(BenchCommand.class).debug("the benchmarks could not be run", e);
            return CommandLines.FAILED;
        }
        String failed = String.join(", ", benchmarks.failed());
        if (results.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("lodo: every benchmark failed, see above; no report was written: " + failed);
            return CommandLines.FAILED;
        }
        PerformanceReport.write(
                results,
                Invocation.forReport(spec),
                EnvironmentProbe.probe(
                        CodeIdentity.of(Catalog.load(BenchCommand.class.getClassLoader()), List.of()),
                        Runtime.getRuntime().availableProcessors()),
                formats,
                folder);
        Console.reports(folder, spec);
        if (!failed.isEmpty()) {
            spec.commandLine().getErr().println("lodo: failed, see above, and not in the report: " + failed);
            return CommandLines.FAILED;
        }
        return CommandLines.DONE;
    }
}
