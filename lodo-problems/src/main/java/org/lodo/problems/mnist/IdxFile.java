package org.lodo.problems.mnist;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads files in the IDX format of unsigned bytes: a magic number, the dimensions as 32-bit integers, then the entries. */
final class IdxFile {

    private static final int UNSIGNED_BYTE = 0x0800;
    private static final int GZIP_FIRST = 0x1F;
    private static final int GZIP_SECOND = 0x8B;

    /** Opens a file; called once for each reading. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    private IdxFile() {}

    /**
     * Reads the entries of a file.
     *
     * @param name what messages call the file
     * @param source the file, compressed by gzip or not
     * @param entries the size of each entry, such as 28 × 28; empty for numbers
     * @return all entries, one after the other
     * @throws IllegalArgumentException if the file is malformed; the message names the file, what was found and
     *     what was expected
     */
    static byte[] read(String name, Source source, int... entries) {
        try (InputStream raw = source.open();
                InputStream in = decompress(raw)) {
            return read(name, in, entries);
        } catch (EOFException e) {
            throw new IllegalArgumentException(name + ": ends within its compressed data, expected a whole file", e);
        } catch (ZipException e) {
            throw new IllegalArgumentException(
                    name + ": damaged compressed data (" + e.getMessage() + "), expected a whole gzip file", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(name + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static byte[] read(String name, InputStream in, int[] entries) throws IOException {
        byte[] header = in.readNBytes(Integer.BYTES * (entries.length + 2));
        int magic = UNSIGNED_BYTE + entries.length + 1;
        if (header.length >= Integer.BYTES && integer(header, 0) != magic) {
            throw new IllegalArgumentException(
                    name + ": magic number " + hex(integer(header, 0)) + ", expected " + hex(magic));
        }
        if (header.length < Integer.BYTES * (entries.length + 2)) {
            throw new IllegalArgumentException(name + ": " + header.length + " bytes, expected a header of "
                    + Integer.BYTES * (entries.length + 2));
        }
        long size = 1;
        for (int d = 0; d < entries.length; d++) {
            int found = integer(header, d + 2);
            if (found != entries[d]) {
                throw new IllegalArgumentException(
                        name + ": " + (d == 0 ? "rows" : "columns") + " = " + found + ", expected " + entries[d]);
            }
            size *= entries[d];
        }
        int count = integer(header, 1);
        if (count < 0 || count * size > Integer.MAX_VALUE - 64) {
            throw new IllegalArgumentException(name + ": " + Integer.toUnsignedString(count)
                    + " entries, expected at most " + (Integer.MAX_VALUE - 64) / size);
        }
        // readNBytes allocates as bytes arrive, so a wrong count costs nothing.
        byte[] content = in.readNBytes((int) (count * size));
        if (content.length < count * size) {
            throw new IllegalArgumentException(name + ": " + content.length + " bytes after the header, expected "
                    + count * size + " for " + count + " entries");
        }
        if (in.read() >= 0) {
            throw new IllegalArgumentException(
                    name + ": goes on after the " + count * size + " bytes that its header tells, expected its end");
        }
        return content;
    }

    private static InputStream decompress(InputStream raw) throws IOException {
        BufferedInputStream in = new BufferedInputStream(raw, 1 << 16);
        in.mark(2);
        boolean isGzip = in.read() == GZIP_FIRST && in.read() == GZIP_SECOND;
        in.reset();
        return isGzip ? new GZIPInputStream(in, 1 << 16) : in;
    }

    private static int integer(byte[] bytes, int index) {
        return ByteBuffer.wrap(bytes).getInt(Integer.BYTES * index);
    }

    private static String hex(int number) {
        return String.format(Locale.ROOT, "0x%08x", number);
    }
}
