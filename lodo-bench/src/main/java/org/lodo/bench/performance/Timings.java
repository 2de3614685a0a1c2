package org.lodo.bench.performance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.lodo.bench.jmh.MultiplyAddBenchmark;
import org.lodo.bench.jmh.StreamingBenchmark;

/** All measurements of a run of JMH. */
final class Timings {

    private static final double PER_MICROSECOND_IN_GIGA_PER_SECOND = 1e-3;

    private final List<Timing> all = new ArrayList<>();

    Timings(JsonNode jmh) {
        jmh.forEach(entry -> all.add(Timing.of(entry)));
    }

    List<Timing> all() {
        return all;
    }

    List<Timing> of(Class<?> type, String method) {
        return all.stream().filter(timing -> timing.is(type, method)).toList();
    }

    /** The first of a class and method, by their short names, with these parameters and perhaps others. */
    Optional<Timing> find(String className, String method, Map<String, String> parameters) {
        return all.stream()
                .filter(timing -> timing.className().equals(className)
                        && timing.method().equals(method)
                        && timing.parameters().entrySet().containsAll(parameters.entrySet()))
                .findFirst();
    }

    /** The bandwidth of a kind of streaming in GB/s, with a number of threads. */
    OptionalDouble bandwidth(Streaming kind, int threads) {
        return rate(StreamingBenchmark.class.getName() + "." + kind.method(), threads, (double) kind.bytes());
    }

    /** The peak rate in GFLOP/s with a number of threads, where a multiply-add is two operations. */
    OptionalDouble peak(int threads) {
        return rate(
                MultiplyAddBenchmark.class.getName() + ".",
                threads,
                2.0 * MultiplyAddBenchmark.MULTIPLY_ADDS_PER_OPERATION);
    }

    private OptionalDouble rate(String start, int threads, double amountOfThread) {
        return all.stream()
                .filter(timing -> timing.benchmark().startsWith(start) && timing.jmhThreads() == threads)
                .mapToDouble(timing -> gigaPerSecond(threads * amountOfThread, timing.least()))
                .findFirst();
    }

    static double gigaPerSecond(double amount, double microseconds) {
        return amount / microseconds * PER_MICROSECOND_IN_GIGA_PER_SECOND;
    }
}
