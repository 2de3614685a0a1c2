package org.lodo.bench.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.lodo.bench.report.PerformanceReport;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.io.ClassPath;
import org.lodo.engine.io.Json;
import org.lodo.engine.run.CodeIdentity;
import org.lodo.engine.run.EnvironmentProbe;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code bench}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures speed with JMH and writes the results. Leave the machine alone meanwhile.")
final class BenchCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "PATTERN",
            arity = "0..1",
            defaultValue = ".*",
            description = "Which benchmarks, a regular expression. Default: all.")
    private String pattern;

    @Option(names = "--out", paramLabel = "FOLDER", description = "Where results go. Default: reports/performance.")
    private Path out;

    @Option(
            names = "--param",
            paramLabel = "NAME=VALUES",
            description = "Values of a parameter, such as dimension=100,1000. May be repeated.")
    private List<String> parameters = List.of();

    @Override
    public Integer call() throws IOException {
        Path folder = Folders.writable(out == null ? Folders.ofStudy("performance") : Folders.resolve(out));
        // All that the processes know which JMH starts.
        System.setProperty("java.class.path", ClassPath.current());
        Path raw = Files.createTempFile("lodo-bench", ".json");
        raw.toFile().deleteOnExit();
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(checkedPattern())
                .shouldFailOnError(true)
                .addProfiler(GCProfiler.class)
                .resultFormat(ResultFormatType.JSON)
                .result(raw.toString());
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            if (equals <= 0 || equals == parameter.length() - 1) {
                throw new UsageException("--param " + parameter + ": must have the form NAME=VALUE,VALUE…");
            }
            options.param(
                    parameter.substring(0, equals),
                    parameter.substring(equals + 1).split(",", -1));
        }
        try {
            new Runner(options.build()).run();
        } catch (NoBenchmarksException e) {
            throw new UsageException("benchmark pattern '" + pattern + "': must match at least one benchmark", e);
        } catch (RunnerException e) {
            spec.commandLine().getErr().println("lodo: a benchmark failed, as told above; no report was written");
            LoggerFactory.getLogger(BenchCommand.class).debug("a benchmark failed", e);
            return CommandLines.FAILED;
        }
        Path report = PerformanceReport.write(
                Json.read(raw, JsonNode.class),
                EnvironmentProbe.probe(
                        CodeIdentity.of(Catalog.load(BenchCommand.class.getClassLoader()), List.of()),
                        Runtime.getRuntime().availableProcessors()),
                folder);
        spec.commandLine().getOut().println("Report: " + report);
        return CommandLines.DONE;
    }

    private String checkedPattern() {
        try {
            return Pattern.compile(pattern).pattern();
        } catch (PatternSyntaxException e) {
            throw new UsageException("benchmark pattern '" + pattern + "': must be a regular expression", e);
        }
    }
}
