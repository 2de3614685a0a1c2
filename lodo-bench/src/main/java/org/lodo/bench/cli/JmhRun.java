package org.lodo.bench.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.io.ClassPath;
import org.lodo.engine.io.Json;
import org.lodo.kernel.VectorModule;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** A run of benchmarks in separate processes, with the allocation profiler. */
final class JmhRun {

    private final String pattern;
    private final ChainedOptionsBuilder options;
    private final FailedBenchmarks failures = new FailedBenchmarks();

    /**
     * Selects benchmarks.
     *
     * @param pattern a regular expression for their names
     * @param parameters values of their parameters, each as NAME=VALUE,VALUE…
     * @throws UsageException if either is malformed
     */
    JmhRun(String pattern, List<String> parameters) {
        this.pattern = pattern;
        options = new OptionsBuilder()
                .include(checked(pattern))
                .shouldFailOnError(false)
                .addProfiler(GCProfiler.class)
                .resultFormat(ResultFormatType.JSON);
        if (VectorModule.isWanted()) {
            options.jvmArgsAppend(VectorModule.ARGUMENT);
        }
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            if (equals <= 0 || equals == parameter.length() - 1) {
                throw new UsageException("--param " + parameter + ": must have the form NAME=VALUE,VALUE…");
            }
            options.param(
                    parameter.substring(0, equals),
                    parameter.substring(equals + 1).split(",", -1));
        }
    }

    private static String checked(String pattern) {
        try {
            return Pattern.compile(pattern).pattern();
        } catch (PatternSyntaxException e) {
            throw new UsageException("benchmark pattern '" + pattern + "': must be a regular expression", e);
        }
    }

    private static OutputFormat console() {
        return OutputFormatFactory.createFormatInstance(System.out, VerboseMode.NORMAL);
    }

    /**
     * @return the benchmarks that failed, with their parameters
     */
    List<String> failed() {
        return failures.names();
    }

    /**
     * Runs the benchmarks. JMH prints progress on standard output. One that fails does not end the others.
     *
     * @return the results as JMH writes them, without those of benchmarks that failed
     * @throws UsageException if no benchmark matches
     * @throws RunnerException if benchmarks cannot be run
     * @throws IOException if the results cannot be stored
     */
    JsonNode run() throws RunnerException, IOException {
        // The processes started by JMH take their class path from here.
        System.setProperty("java.class.path", ClassPath.current());
        Path raw = Files.createTempFile("lodo-bench", ".json");
        try {
            new Runner(options.result(raw.toString()).build(), failures.watching(console())).run();
            return Json.read(raw, JsonNode.class);
        } catch (NoBenchmarksException e) {
            throw new UsageException("benchmark pattern '" + pattern + "': must match at least one benchmark", e);
        } finally {
            Files.deleteIfExists(raw);
        }
    }
}
