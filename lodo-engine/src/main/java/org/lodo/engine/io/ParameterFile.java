package org.lodo.engine.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * Trained parameters on disk. The format, all numbers big-endian: the eight characters {@code LODOPAR1}, the last being the
 * version; the number n of parameters as a 32-bit integer; n doubles in IEEE 754; and the CRC-32C of all before it as a
 * 32-bit integer.
 */
public final class ParameterFile {

    private static final byte[] MAGIC = "LODOPAR1".getBytes(StandardCharsets.US_ASCII);
    private static final long LARGEST = 1L << 30;
    private static final int HEADER = MAGIC.length + Integer.BYTES;

    private ParameterFile() {}

    /**
     * Writes parameters, atomically.
     *
     * @param file where to; folders are created
     * @param parameters any number of them
     * @throws IOException if the file cannot be written; it is then as it was
     */
    public static void write(Path file, double[] parameters) throws IOException {
        AtomicFiles.write(file, toBytes(parameters));
    }

    /**
     * @param parameters any number of them
     * @return the content of a file that holds them
     */
    public static byte[] toBytes(double[] parameters) {
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + Double.BYTES * parameters.length + Integer.BYTES);
        bytes.put(MAGIC).putInt(parameters.length);
        for (double parameter : parameters) {
            bytes.putDouble(parameter);
        }
        bytes.putInt(checksum(bytes.array(), bytes.position()));
        return bytes.array();
    }

    /**
     * Reads parameters.
     *
     * @param file what {@link #write} wrote
     * @return the parameters
     * @throws IOException if the file is missing or not what it should be; the message names it, what was found and what was
     *     expected
     */
    public static double[] read(Path file) throws IOException {
        byte[] content;
        try {
            if (Files.size(file) > LARGEST) {
                throw new IOException("it has " + Files.size(file) + " bytes, expected at most " + LARGEST);
            }
            content = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": not found, expected a file of parameters", e);
        } catch (IOException e) {
            throw new IOException(file + ": cannot be read: " + e.getMessage(), e);
        }
        if (!Arrays.equals(content, 0, Math.min(MAGIC.length, content.length), MAGIC, 0, MAGIC.length)) {
            throw new IOException(file + ": does not begin with '" + new String(MAGIC, StandardCharsets.US_ASCII)
                    + "', expected a file of parameters");
        }
        ByteBuffer bytes = ByteBuffer.wrap(content);
        int count = content.length < HEADER ? 0 : bytes.getInt(MAGIC.length);
        long expected = HEADER + (long) Double.BYTES * count + Integer.BYTES;
        if (count < 0 || content.length != expected) {
            throw new IOException(file + ": " + content.length + " bytes, expected " + expected + " for "
                    + Integer.toUnsignedString(count) + " parameters");
        }
        int found = checksum(content, content.length - Integer.BYTES);
        int stored = bytes.getInt(content.length - Integer.BYTES);
        if (found != stored) {
            throw new IOException(String.format(
                    Locale.ROOT, "%s: damaged, its content has checksum %08x, expected %08x", file, found, stored));
        }
        double[] parameters = new double[count];
        bytes.position(HEADER);
        bytes.asDoubleBuffer().get(parameters);
        return parameters;
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }
}
