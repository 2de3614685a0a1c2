package org.lodo.engine.io;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.NumberOutput;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** JSON whose bytes depend on neither the locale nor the Java version: numbers in their shortest exact form. */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    /**
     * @param value a record, map or list
     * @return JSON in one line
     */
    public static String compact(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param value a record or map
     * @return the members of its JSON object by name, in order
     */
    public static Map<String, Object> toMap(Object value) {
        return MAPPER.convertValue(value, new TypeReference<>() {});
    }

    /**
     * @param value a record, map or list
     * @return JSON for people to read, ending in a line feed
     */
    public static String pretty(Object value) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try {
            return MAPPER.writer(printer).writeValueAsString(value) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param file a JSON file
     * @param type what it holds
     * @param <T> what it holds
     * @return its content
     * @throws IOException if it cannot be read or holds something else
     */
    public static <T> T read(Path file, Class<T> type) throws IOException {
        T value = MAPPER.readValue(Files.readAllBytes(file), type);
        if (value == null) {
            throw new IOException(file + " is empty");
        }
        return value;
    }

    /**
     * @param text JSON
     * @param type what it holds
     * @param <T> what it holds
     * @return its content
     * @throws IOException if it is not well formed, has no content or content of another kind
     */
    public static <T> T parse(String text, Class<T> type) throws IOException {
        T value = MAPPER.readValue(text, type);
        if (value == null) {
            throw new IOException("no content");
        }
        return value;
    }

    /**
     * The shortest decimal form that reads back to the same number.
     *
     * @param value any number
     * @return its text; the same on every Java version, unlike that of {@link Double#toString}
     */
    public static String number(double value) {
        return NumberOutput.toString(value, true);
    }
}
