package org.lodo.engine.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.lodo.kernel.VectorModule;

/** Detects the environment of this process. */
public final class EnvironmentProbe {

    /** In the root of this project's repository, and hardly of any other. */
    private static final String OWN_FILE = "lodo-core/pom.xml";

    private EnvironmentProbe() {}

    /**
     * @param code the code that results depend on
     * @param threads number of threads that the command may use
     * @return the environment of this process
     */
    public static Environment probe(CodeIdentity code, int threads) {
        String version = Optional.ofNullable(EnvironmentProbe.class.getPackage().getImplementationVersion())
                .orElse("development");
        // The executable jar may run in a folder of another project.
        boolean isHere = git("rev-parse", "--show-toplevel")
                .filter(root -> Files.exists(Path.of(root, OWN_FILE)))
                .isPresent();
        Optional<String> status =
                !isHere ? Optional.empty() : git("status", "--porcelain", "--", ":/*.java", ":/*pom.xml", ":/*.yaml");
        return new Environment(
                version,
                isHere ? git("rev-parse", "HEAD").orElse("unknown") : "unknown",
                status.map(changes -> !changes.isEmpty()).orElse(null),
                code.digest(),
                code.parts(),
                java(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                processor(),
                Runtime.getRuntime().availableProcessors(),
                threads);
    }

    /** Version and vendor, and whether there are vectors, which change no result but times. */
    private static String java() {
        return System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")"
                + (VectorModule.isWanted() ? " with vectors" : "");
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return Objects.requireNonNullElse(System.getenv("PROCESSOR_IDENTIFIER"), "unknown");
        }
    }

    private static Optional<String> git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
