package org.lodo.spark;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.io.Json;
import org.lodo.engine.run.CodeIdentity;
import org.lodo.engine.run.Environment;
import org.lodo.engine.run.EnvironmentProbe;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.run.Runner;
import org.lodo.engine.run.SealedRun;
import org.lodo.engine.run.TimeLimit;
import org.lodo.engine.study.ProblemCheck;
import org.lodo.parallel.Workers;

/**
 * Makes runs on an executor. Loaded with the suite in a class loader of its own, so that its callers, which are Spark's, know it as
 * a function of the classes of Java: from a {@link Batch} in JSON to the files of each of its runs.
 */
public final class ExecutorRuns implements Function<String, List<Object[]>> {

    private final Runner runner;
    private final Environment environment;
    private final Set<String> checkedProblems = ConcurrentHashMap.newKeySet();

    /** A run as it travels. */
    record Order(RunSpec spec, @Nullable TimeLimit limit) {}

    /** The runs of a task. */
    record Batch(List<Order> runs) {}

    /**
     * @param plugins jars of plug-ins
     * @param driver the {@link Environment} of the driver, in JSON
     * @throws RejectedExecutionException if the code here is not that of the driver, or cannot be loaded; the message says why
     */
    public ExecutorRuns(URL[] plugins, String driver) {
        // Loads classes as long as the executor lives.
        @SuppressWarnings("resource")
        URLClassLoader loader = new URLClassLoader(plugins, ExecutorRuns.class.getClassLoader());
        try {
            Catalog catalog = Catalog.load(loader);
            CodeIdentity code = CodeIdentity.of(catalog, List.of(plugins));
            Environment ofDriver = Json.parse(driver, Environment.class);
            if (!code.digest().equals(ofDriver.codeDigest())) {
                throw new RejectedExecutionException(
                        "its code is not that of the driver: " + String.join(", ", code.changesSince(ofDriver.code())));
            }
            environment = ofDriver.on(EnvironmentProbe.probe(code, 1));
            runner = new Runner(catalog);
        } catch (UsageException | IOException e) {
            throw new RejectedExecutionException(e.getMessage(), e);
        }
    }

    /**
     * Makes the runs of a batch, one after the other on one thread each.
     *
     * @param batch a {@link Batch} in JSON
     * @return of each run the learning curve, a string; the final point, bytes or null; and the manifest, a string
     * @throws RejectedExecutionException if a problem refuses its settings or data, which it did not on the driver, such as a file
     *     that this machine does not have
     */
    @Override
    public List<Object[]> apply(String batch) {
        try {
            List<Object[]> files = new ArrayList<>();
            for (Order order : Json.parse(batch, Batch.class).runs()) {
                files.add(files(order));
            }
            return files;
        } catch (UsageException | IOException e) {
            throw new RejectedExecutionException(e.getMessage(), e);
        }
    }

    private Object[] files(Order order) {
        RunSpec spec = order.spec();
        if (checkedProblems.add(Json.compact(spec.problem()))) {
            ProblemCheck.check(runner.catalog(), spec.problem(), order.limit());
        }
        Instant started = Instant.now();
        RunResult result = runner.within(order.limit()).run(spec, Workers.serial(), false, steps -> true);
        SealedRun sealed = SealedRun.of(result, environment, started);
        return new Object[] {sealed.curve(), sealed.point(), sealed.manifest()};
    }
}
