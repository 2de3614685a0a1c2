package org.lodo.bench.cli;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A standalone cluster of Spark on this machine: a master and workers of one core each, processes of their own that are started from
 * the jars on the class path. As on a cluster of others, executors have Spark's libraries and nothing of the suite.
 */
final class SparkCluster implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final long PATIENCE_MILLIS = 60_000;

    private final Path folder;
    private final int port;
    private final Process master;
    private final List<Process> workers = new ArrayList<>();

    /**
     * @param folder an empty folder for the files of the cluster
     * @param size number of workers
     */
    SparkCluster(Path folder, int size) throws IOException, InterruptedException {
        this.folder = folder;
        Path jars = Files.createDirectories(folder.resolve("home/jars"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path jar = Path.of(entry);
            String name = jar.getFileName().toString();
            Path link = jars.resolve(name);
            if (name.endsWith(".jar") && !name.matches("(lodo|ojalgo|hipparchus).*") && !Files.exists(link)) {
                Files.createSymbolicLink(link, jar);
            }
        }
        port = freePort();
        master = start("master", "Master", "--host", HOST, "--port", String.valueOf(port), "--webui-port", "0");
        awaitMaster();
        for (int number = 1; number <= size; number++) {
            workers.add(start(
                    "worker-" + number,
                    "worker.Worker",
                    "--host",
                    HOST,
                    "--cores",
                    "1",
                    "--memory",
                    "1g",
                    "--webui-port",
                    "0",
                    "--work-dir",
                    folder.resolve("worker-" + number).toString(),
                    url()));
        }
    }

    /** The address of the master. */
    String url() {
        return "spark://" + HOST + ":" + port;
    }

    /** Kills a worker, and the executors that it has started, by SIGKILL. */
    void kill(int number) throws InterruptedException {
        Process worker = workers.get(number);
        List<ProcessHandle> executors = worker.descendants().toList();
        worker.destroyForcibly().waitFor();
        executors.forEach(ProcessHandle::destroyForcibly);
    }

    private Process start(String log, String type, String... arguments) throws IOException {
        String name = type.equals("Master") ? "master.Master" : type;
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                "-cp",
                folder.resolve("home/jars") + File.separator + "*",
                "org.apache.spark.deploy." + name));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log + ".log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "SPARK_HOME",
                        folder.resolve("home").toString(),
                        "SPARK_SCALA_VERSION",
                        "2.13",
                        "SPARK_LOCAL_IP",
                        HOST,
                        "JAVA_HOME",
                        System.getProperty("java.home")));
        return builder.start();
    }

    private void awaitMaster() throws IOException, InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (System.currentTimeMillis() < end && master.isAlive()) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException e) {
                Thread.sleep(100);
            }
        }
        throw new IOException("the master has not begun: " + Files.readString(folder.resolve("master.log")));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        Stream.concat(workers.stream(), Stream.of(master)).forEach(process -> {
            List<ProcessHandle> executors = process.descendants().toList();
            process.destroyForcibly();
            executors.forEach(ProcessHandle::destroyForcibly);
        });
    }
}
