package org.lodo.engine.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Reads text files that anybody may have written: the size is looked at first, and the encoding is not guessed. */
public final class TextFile {

    private static final String MARK = "\uFEFF";

    private TextFile() {}

    /**
     * Reads a file in UTF-8.
     *
     * @param file a regular file
     * @param largest the most bytes that it may have
     * @return its text, without a byte order mark
     * @throws DamagedException if it is larger, in another encoding, or no text; the message does not name the file
     * @throws IOException if it cannot be read
     */
    public static String read(Path file, int largest) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new DamagedException("must be a file that can be read", null);
        }
        byte[] content;
        try (InputStream in = Files.newInputStream(file)) {
            content = in.readNBytes(largest + 1);
        }
        if (content.length > largest) {
            throw new DamagedException(
                    String.format(Locale.ROOT, "has %,d bytes: must have at most %,d", Files.size(file), largest),
                    null);
        }
        return decode(content);
    }

    /**
     * @param content the bytes of a text
     * @return the text, without a byte order mark
     * @throws DamagedException if it is not UTF-8; the reason tells the first wrong byte and its line
     */
    public static String decode(byte[] content) throws DamagedException {
        if (startsWith(content, 0xFE, 0xFF) || startsWith(content, 0xFF, 0xFE)) {
            throw new DamagedException("must be UTF-8, but begins with the byte order mark of UTF-16", null);
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CharBuffer text = CharBuffer.allocate(content.length);
        CoderResult result = decoder.decode(bytes, text, true);
        text.flip();
        if (result.isError()) {
            throw new DamagedException(
                    String.format(
                            Locale.ROOT,
                            "must be UTF-8, but line %d has the byte 0x%02X",
                            lines(text.toString()),
                            content[bytes.position()]),
                    null);
        }
        String all = text.toString();
        return all.startsWith(MARK) ? all.substring(MARK.length()) : all;
    }

    private static boolean startsWith(byte[] content, int first, int second) {
        return content.length >= 2 && (content[0] & 0xFF) == first && (content[1] & 0xFF) == second;
    }

    private static long lines(String before) {
        return 1 + before.chars().filter(c -> c == '\n').count();
    }
}
