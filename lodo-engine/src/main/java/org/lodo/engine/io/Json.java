package org.lodo.engine.io;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
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
import java.util.Optional;

/** JSON whose bytes depend on neither the locale nor the Java version: numbers in their shortest exact form. */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .build();

    /** What is in memory may lack parts that a file must have. */
    private static final ObjectMapper CONVERTER = new ObjectMapper();

    /** More is no result of the suite, and would not fit into memory. */
    private static final long LARGEST = 1L << 29;

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
        return CONVERTER.convertValue(value, new TypeReference<>() {});
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
     * Reads a file, and checks it against the type: every component of a record that is not {@code @Nullable} has a value.
     *
     * @param file a JSON file
     * @param type what it holds
     * @param <T> what it holds
     * @return its content
     * @throws DamagedException if it holds something else; the message names file, place and rule
     * @throws IOException if it cannot be read
     */
    public static <T> T read(Path file, Class<T> type) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new DamagedException("has " + Files.size(file) + " bytes: must have at most " + LARGEST, null)
                    .in(file);
        }
        byte[] content = Files.readAllBytes(file);
        try {
            return parse(TextFile.decode(content), type);
        } catch (DamagedException e) {
            throw e.in(file);
        }
    }

    /**
     * Reads a text, and checks it against the type: every component of a record that is not {@code @Nullable} has a value.
     *
     * @param text JSON
     * @param type what it holds
     * @param <T> what it holds
     * @return its content
     * @throws DamagedException if it is not well formed, has no content or content of another kind; the message names place
     *     and rule
     */
    public static <T> T parse(String text, Class<T> type) throws DamagedException {
        T value;
        try {
            value = text.isBlank() ? null : MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new DamagedException(JacksonFaults.inJson(e), e);
        }
        if (value == null) {
            throw new DamagedException("must not be empty", null);
        }
        Optional<String> fault = Completeness.fault(value);
        if (fault.isPresent()) {
            throw new DamagedException(fault.get(), null);
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
