package org.lodo.bench.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.runner.format.OutputFormat;

/** The benchmarks that JMH has begun but not ended: its results leave out those that failed without a word. */
final class FailedBenchmarks {

    private final List<String> begun = new ArrayList<>();

    /** A format that prints as the given one does and takes note of what begins and ends. */
    OutputFormat watching(OutputFormat format) {
        return (OutputFormat) Proxy.newProxyInstance(
                FailedBenchmarks.class.getClassLoader(),
                new Class<?>[] {OutputFormat.class},
                (proxy, method, arguments) -> {
                    note(method, arguments);
                    try {
                        return method.invoke(format, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void note(Method method, Object[] arguments) {
        switch (method.getName()) {
            case "startBenchmark" -> begun.add(describe((BenchmarkParams) arguments[0]));
            case "endBenchmark" -> begun.remove(begun.size() - 1);
            default -> {
                // Iterations and plain text tell nothing about failures.
            }
        }
    }

    private static String describe(BenchmarkParams benchmark) {
        String[] parts = benchmark.getBenchmark().split("\\.", -1);
        String name = parts[parts.length - 2] + "." + parts[parts.length - 1];
        return benchmark.getParamsKeys().isEmpty()
                ? name
                : benchmark.getParamsKeys().stream()
                        .map(key -> key + "=" + benchmark.getParam(key))
                        .collect(Collectors.joining(" ", name + " ", ""));
    }

    /** Those that began and did not end. */
    List<String> names() {
        return List.copyOf(begun);
    }
}
