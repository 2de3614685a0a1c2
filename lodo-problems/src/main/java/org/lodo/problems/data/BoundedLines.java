package org.lodo.problems.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** The lines of a file, of which neither one nor all together may exceed a size, however much a compressed file expands to. */
final class BoundedLines {

    /** In bytes. */
    static final int MAX_LINE = 1 << 22;

    /** In bytes, uncompressed. */
    static final long MAX_FILE = 1L << 31;

    private static final int GZIP_FIRST = 0x1F;
    private static final int GZIP_SECOND = 0x8B;

    private final String name;
    private final InputStream in;
    private byte[] line = new byte[256];
    private int length;
    private int number;
    private long total;

    /**
     * @param name what messages call the file
     * @param in its bytes, buffered; not closed here
     */
    BoundedLines(String name, InputStream in) {
        this.name = name;
        this.in = in;
    }

    /** Opens a file, compressed by gzip or not. */
    static InputStream open(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        try {
            raw.mark(2);
            boolean isCompressed = raw.read() == GZIP_FIRST && raw.read() == GZIP_SECOND;
            raw.reset();
            return isCompressed ? new BufferedInputStream(new GZIPInputStream(raw)) : raw;
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    /** Goes to the next line; false after the last one. */
    boolean next() throws IOException {
        length = 0;
        number++;
        while (true) {
            int read = in.read();
            if (read < 0) {
                return length > 0;
            }
            if (++total > MAX_FILE) {
                throw new IllegalArgumentException(
                        name + ":" + number + ": more than " + MAX_FILE + " bytes, must have at most as many");
            }
            if (read == '\n') {
                return true;
            }
            if (length == MAX_LINE) {
                throw new IllegalArgumentException(name + ":" + number + ": a line of more than " + MAX_LINE
                        + " bytes, must have at most as many");
            }
            if (length == line.length) {
                line = Arrays.copyOf(line, Math.min(MAX_LINE, 2 * length));
            }
            line[length++] = (byte) read;
        }
    }

    /** Of the current line, from 1. */
    int number() {
        return number;
    }

    /** The current line; bytes beyond ASCII are never part of a number. */
    String text() {
        return new String(line, 0, length, StandardCharsets.ISO_8859_1);
    }
}
