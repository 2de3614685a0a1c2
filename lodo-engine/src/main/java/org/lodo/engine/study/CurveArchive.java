package org.lodo.engine.study;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.lodo.engine.io.DamagedException;
import org.lodo.engine.run.RunLog;
import org.lodo.engine.run.RunResult;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.run.Sha256;

/**
 * The learning curves of all runs of a study in one file, so that a report can be made anew where only reports are kept. It is a
 * ZIP archive of the curves as {@link org.lodo.engine.run.RunStore} stores them, {@code <problem>/<optimizer>/<seed>.csv}, with
 * all digits. The same curves give the same bytes.
 */
public final class CurveArchive {

    /** Larger archives are not written: they are meant to be committed. */
    public static final int LARGEST = 20_000_000;

    /** The oldest time that the format can hold: an archive does not depend on when it was written. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Map<String, String> curves;

    private CurveArchive(Map<String, String> curves) {
        this.curves = curves;
    }

    /**
     * @param results a study's results
     * @return the archive of their curves; empty if there are none, or it would have more than {@value #LARGEST} bytes
     */
    public static Optional<byte[]> of(StudyResults results) {
        if (results.lackCurves()) {
            return Optional.empty();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            zip.setLevel(9);
            for (RunResult run : results.results()) {
                ZipEntry entry = new ZipEntry(name(run.spec()));
                entry.setTimeLocal(TIME);
                zip.putNextEntry(entry);
                zip.write(run.log().toCsv().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
                if (bytes.size() > LARGEST) {
                    return Optional.empty();
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be written to", e);
        }
        return Optional.of(bytes.toByteArray());
    }

    /**
     * Reads an archive.
     *
     * @param file the archive
     * @param digest SHA-256 of its bytes, in hexadecimal
     * @return the archive
     * @throws IOException if it is missing, or is not the one with this digest
     */
    public static CurveArchive read(Path file, String digest) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (!Sha256.of(bytes).equals(digest)) {
            throw new DamagedException("does not match the digest in the manifest", null);
        }
        Map<String, String> curves = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                curves.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return new CurveArchive(curves);
    }

    /**
     * @param run a run
     * @return its learning curve; empty if the archive does not have it
     */
    Optional<RunLog> log(RunSpec run) {
        return Optional.ofNullable(curves.get(name(run))).map(RunLog::parse);
    }

    private static String name(RunSpec run) {
        return run.place() + ".csv";
    }
}
