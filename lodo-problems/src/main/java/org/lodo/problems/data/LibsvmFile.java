package org.lodo.problems.data;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;

/**
 * Reads classification data in LIBSVM's format. A line is an example: its label, then INDEX:VALUE for each feature that is not
 * zero, with indices that begin at 1 and ascend, and blanks between them; {@code #} begins a comment. The classes are the
 * different labels in ascending order. The file may be compressed by gzip.
 */
public final class LibsvmFile {

    /** The most numbers in a file's table of examples and features, zeros included. */
    static final int MAX_ENTRIES = 20_000_000;

    private LibsvmFile() {}

    /**
     * Reads a file.
     *
     * @param file where it is
     * @return its examples, with every feature up to the largest index
     * @throws IllegalArgumentException if it cannot be read, is too large, or a line is no example; the message gives file and
     *     line, what was found and what must be there
     */
    public static LabelledData read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("data file " + file + ": "
                    + (Files.exists(file) ? "not a file" : "not found") + ", must be a file in LIBSVM's format");
        }
        try (InputStream in = BoundedLines.open(file)) {
            LibsvmTable table = new LibsvmTable(file.toString());
            BoundedLines lines = new BoundedLines(file.toString(), in);
            while (lines.next()) {
                table.add(lines.number(), lines.text());
            }
            return table.toData();
        } catch (EOFException | ZipException e) {
            throw new IllegalArgumentException(file + ": damaged compressed data, must be a whole gzip file", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(file + ": cannot be read: " + e.getMessage(), e);
        }
    }
}
