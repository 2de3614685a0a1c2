package org.lodo.engine.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lodo.engine.io.Json;

/**
 * JSON objects that tell whether they are as they were written: their last member, {@code seal}, is the SHA-256 of all others in
 * compact form. The seal is over content, not bytes, so that other white space or line ends do no harm. It finds damage and edits;
 * it is no signature, and whoever computes it anew can forge it. An object without a seal is one of an earlier version of the
 * suite: it is read, and whoever reads it decides what it is worth.
 */
public final class SealedJson {

    private static final String SEAL = "seal";

    private SealedJson() {}

    /**
     * @param value a record or map; a component named {@code seal} is replaced
     * @return its sealed JSON for people to read, ending in a line feed
     */
    public static String pretty(Object value) {
        return Json.pretty(sealed(value));
    }

    /**
     * @param value a record or map; a component named {@code seal} is replaced
     * @return its sealed JSON in one line
     */
    public static String compact(Object value) {
        return Json.compact(sealed(value));
    }

    /**
     * The seal of any content, for files that are not JSON.
     *
     * @param content a record, map or tree, none of whose members is the seal
     * @return its SHA-256 in hexadecimal
     */
    public static String sealOf(Object content) {
        return Sha256.of(Json.compact(content));
    }

    /**
     * @param file a JSON file with or without a seal
     * @param type what it holds
     * @param <T> what it holds
     * @return its content
     * @throws IOException if it cannot be read, holds something else, or does not match its seal
     */
    public static <T> T read(Path file, Class<T> type) throws IOException {
        return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), type);
    }

    /**
     * @param text a JSON object with or without a seal
     * @param type what it holds
     * @param <T> what it holds
     * @return its content
     * @throws IOException if it is not well formed, holds something else, or does not match its seal
     */
    public static <T> T parse(String text, Class<T> type) throws IOException {
        return Json.parse(Json.compact(checked(text)), type);
    }

    /**
     * @param text a JSON object that was sealed
     * @param type what it holds
     * @param <T> what it holds
     * @return its content
     * @throws IOException if it is not well formed, holds something else, has no seal or does not match it
     */
    public static <T> T parseSealed(String text, Class<T> type) throws IOException {
        ObjectNode tree = checked(text);
        if (!tree.has(SEAL)) {
            throw new IOException("has no seal");
        }
        return Json.parse(Json.compact(tree), type);
    }

    private static ObjectNode checked(String text) throws IOException {
        if (!(Json.parse(text, JsonNode.class) instanceof ObjectNode tree)) {
            throw new IOException("is no JSON object");
        }
        JsonNode seal = tree.get(SEAL);
        if (seal != null && !seal.asText().equals(sealOf(tree.deepCopy().without(SEAL)))) {
            throw new IOException("does not match its seal: it was changed after it was written");
        }
        return tree;
    }

    /** The tree as it will be read back, so that both seals are over the same. */
    private static ObjectNode sealed(Object value) {
        String written = new String(Json.compact(value).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        try {
            ObjectNode tree = Json.parse(written, ObjectNode.class);
            tree.remove(SEAL);
            tree.put(SEAL, sealOf(tree));
            return tree;
        } catch (IOException e) {
            throw new IllegalArgumentException(value.getClass() + " is no JSON object", e);
        }
    }
}
