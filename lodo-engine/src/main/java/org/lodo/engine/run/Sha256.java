package org.lodo.engine.run;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of text, bytes or numbers, in hexadecimal. */
public final class Sha256 {

    private final MessageDigest digest;

    Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256: must be available in every Java runtime", e);
        }
    }

    /**
     * @param text any text
     * @return the digest of its bytes in UTF-8, in hexadecimal
     */
    public static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @param numbers any numbers
     * @return the digest of their bits, most significant byte first, in hexadecimal
     */
    public static String of(double[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(Double.BYTES * numbers.length);
        for (double number : numbers) {
            bytes.putLong(Double.doubleToLongBits(number));
        }
        return of(bytes.array());
    }

    /**
     * @param bytes any bytes
     * @return their digest, in hexadecimal
     */
    public static String of(byte[] bytes) {
        Sha256 sha = new Sha256();
        sha.update(bytes);
        return sha.hex();
    }

    void update(String text) {
        update(text.getBytes(StandardCharsets.UTF_8));
    }

    void update(byte[] bytes) {
        digest.update(bytes);
    }

    /** The digest in hexadecimal; nothing can be added afterwards. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
