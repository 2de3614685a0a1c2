package org.lodo.engine.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.io.Json;
import org.lodo.engine.io.ReportFolder;
import org.lodo.engine.run.RunStore;

/** Tells files that the suite has written from those that only have the names of such files. */
final class ForeignFiles {

    /** What JMH has measured, which is the suite's where its manifest is. */
    private static final String MEASURED = "results.json";

    private ForeignFiles() {}

    /** A file of a study in a folder that has no study; empty if there is none. */
    static Optional<String> anyOfReport(StudyFolder folder) {
        ReportFolder report = folder.report();
        return Stream.of(
                        report.markdown(),
                        report.page(),
                        folder.manifest(),
                        folder.summary(),
                        folder.curves(),
                        folder.bestParameters(1),
                        folder.bestParameters(2),
                        folder.bestParameters(3),
                        folder.path().resolve(MEASURED),
                        report.plots(),
                        report.tables(),
                        report.curves(),
                        folder.path().resolve(RunStore.FOLDER))
                .filter(ForeignFiles::hasContent)
                .map(file -> String.valueOf(file.getFileName()))
                .findFirst();
    }

    /** The files of a report in a folder that no report of the suite has left there. */
    static List<String> amongReport(Path folder) {
        ReportFolder report = new ReportFolder(folder);
        Path manifest = new StudyFolder(folder).manifest();
        boolean isPageOwn = contains(report.page(), ReportFolder.MADE_BY + "<code>");
        boolean isManifestOwn = isManifest(manifest);
        List<String> foreign = new ArrayList<>();
        if (Files.exists(report.markdown())
                && !isPageOwn
                && !contains(report.markdown(), "\n" + ReportFolder.MADE_BY + "`")) {
            foreign.add("a report.md");
        }
        if (Files.exists(report.page()) && !isPageOwn) {
            foreign.add("a report.html");
        }
        if (Files.exists(manifest) && !isManifestOwn) {
            foreign.add("a manifest.json");
        }
        if (Files.exists(folder.resolve(MEASURED)) && !isManifestOwn) {
            foreign.add("a " + MEASURED);
        }
        return foreign;
    }

    /** An empty folder is none of anybody's results. */
    private static boolean hasContent(Path path) {
        if (!Files.isDirectory(path)) {
            return Files.exists(path);
        }
        try (Stream<Path> all = Files.walk(path)) {
            return all.anyMatch(file -> !Files.isDirectory(file));
        } catch (IOException e) {
            throw new UsageException("output folder '" + path + "': must be a folder that can be read", e);
        }
    }

    private static boolean isManifest(Path file) {
        try {
            return Files.exists(file)
                    && Json.read(file, JsonNode.class)
                            .path("environment")
                            .path("codeDigest")
                            .isTextual();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean contains(Path file, String mark) {
        try {
            return Files.isRegularFile(file)
                    && new String(Files.readAllBytes(file), StandardCharsets.UTF_8).contains(mark);
        } catch (IOException e) {
            return false;
        }
    }
}
