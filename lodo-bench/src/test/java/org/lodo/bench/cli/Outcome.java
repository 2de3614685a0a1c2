package org.lodo.bench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lodo.engine.io.Json;
import org.lodo.engine.run.Manifest;

/** What two executions of a study must have in common, whoever made the runs. */
final class Outcome {

    private Outcome() {}

    /** The lines of the summary, without the column of speed. */
    static List<String> summary(Path study) throws IOException {
        List<String> lines = Files.readAllLines(study.resolve("summary.csv"));
        int speed = List.of(lines.get(0).split(",", -1)).indexOf("steps_per_second");
        if (speed < 0) {
            throw new AssertionError("no speed in " + lines.get(0));
        }
        return lines.stream()
                .map(line -> {
                    String[] fields = line.split(",", -1);
                    fields[speed] = "";
                    return String.join(",", fields);
                })
                .toList();
    }

    /** For each stored run, by the path of its manifest, the digests of losses and final point, or the failure. */
    static Map<String, String> digests(Path study) {
        Path runs = study.resolve("runs");
        Map<String, String> digests = new TreeMap<>();
        if (Files.exists(runs)) {
            Shell.files(runs).keySet().stream()
                    .filter(name -> name.endsWith(".json"))
                    .forEach(name -> digests.put(name, digest(runs.resolve(name))));
        }
        return digests;
    }

    private static String digest(Path manifest) {
        try {
            Manifest read = Json.read(manifest, Manifest.class);
            return read.lossDigest() + " " + read.failure() + " " + read.pointDigest();
        } catch (IOException e) {
            throw new AssertionError(manifest + " cannot be read", e);
        }
    }
}
