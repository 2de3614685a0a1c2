package org.lodo.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.package$;
import org.lodo.engine.io.Json;
import org.lodo.engine.remote.RemoteCode;
import org.lodo.engine.remote.RemoteRunner;
import org.lodo.engine.remote.RemoteRunnerProvider;

/** Connects to a cluster of Apache Spark. Settings of Spark are system properties, such as {@code spark.executor.memory}. */
public final class SparkProvider implements RemoteRunnerProvider {

    /** How long a master has to answer, and a cluster to give the first executor. */
    static final long PATIENCE_SECONDS = Long.getLong("lodo.sparkSeconds", 60);

    private static final int CONNECT_MILLIS = 5_000;

    /** What Spark looks into by reflection; Java has to be started with it. */
    private static final String OPENED = "sun.nio.ch";

    @Override
    public String name() {
        return "spark";
    }

    @Override
    public RemoteRunner connect(String address, RemoteCode code) throws IOException {
        SparkMaster master = SparkMaster.parse(address);
        if (!Object.class.getModule().isOpen(OPENED, SparkProvider.class.getModule())) {
            throw new IOException("Spark needs Java started with --add-opens=java.base/" + OPENED
                    + "=ALL-UNNAMED, as mvn -Pspark exec:java and the jar made with -Pspark do by themselves");
        }
        SparkLogging.quiet();
        master.requireReachable(CONNECT_MILLIS);
        Shipment shipment = new Shipment(code);
        JavaSparkContext context = null;
        try {
            context = start(conf(master, shipment), master);
            SparkRunner runner = new SparkRunner(context, shipment, task(shipment, code));
            runner.awaitExecutor(master.url());
            return runner;
        } catch (IOException | RuntimeException e) {
            if (context != null) {
                context.stop();
            }
            shipment.close();
            throw e;
        }
    }

    private static SparkConf conf(SparkMaster master, Shipment shipment) {
        SparkConf conf = new SparkConf()
                .setMaster(master.url())
                .setIfMissing("spark.app.name", "lodo")
                .setIfMissing("spark.ui.enabled", "false")
                // Results are stored as they come; together they may be larger than this process.
                .setIfMissing("spark.driver.maxResultSize", "0");
        if (master.isLocal()) {
            conf.setIfMissing("spark.driver.host", "localhost").setIfMissing("spark.driver.bindAddress", "localhost");
        }
        String files = names(Stream.concat(shipment.libraries().stream(), shipment.plugins().stream()));
        return conf.set("spark.files", files).set("spark.jars", names(Stream.of(shipment.own())));
    }

    private static String names(Stream<Path> files) {
        return String.join(",", files.map(file -> file.toUri().toString()).toList());
    }

    private static RunTask task(Shipment shipment, RemoteCode code) {
        return new RunTask(
                fileNames(shipment.libraries()), fileNames(shipment.plugins()), Json.compact(code.environment()));
    }

    private static List<String> fileNames(List<Path> files) {
        return files.stream()
                .map(file -> Objects.requireNonNull(file.getFileName(), "a jar has a name")
                        .toString())
                .toList();
    }

    /** Starts Spark's part of this process, which waits for the master for longer than a user does. */
    private static JavaSparkContext start(SparkConf conf, SparkMaster master) throws IOException {
        FutureTask<JavaSparkContext> starting = new FutureTask<>(() -> new JavaSparkContext(conf));
        Thread thread = new Thread(starting, "spark");
        thread.setDaemon(true);
        thread.setContextClassLoader(SparkProvider.class.getClassLoader());
        thread.start();
        try {
            return starting.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            throw new IOException(
                    master.url() + " did not answer within " + PATIENCE_SECONDS + " s: must be a master of Spark "
                            + package$.MODULE$.SPARK_VERSION() + ", as others do not understand the question",
                    e);
        } catch (ExecutionException e) {
            throw new IOException(master.url() + ": " + SparkFault.line(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
