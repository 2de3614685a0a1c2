package org.lodo.engine.yaml;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.lodo.engine.catalog.Names;
import org.lodo.engine.catalog.Suggestions;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.io.Completeness;
import org.lodo.engine.io.DamagedException;
import org.lodo.engine.io.JacksonFaults;
import org.lodo.engine.io.TextFile;

/** Reads YAML written by users, and reports mistakes in one line with their place. */
public final class YamlText {

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .registerModule(WholeNumbers.module())
            .setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);

    /** Far more than anybody writes; time and memory of a parser grow faster than the text. */
    private static final int LARGEST = 1 << 19;

    private YamlText() {}

    /**
     * @param source where the text is from, for messages
     * @param text YAML
     * @param type a record whose components are the keys
     * @param <T> the record
     * @return the content; null where a key is missing
     * @throws UsageException if it is not well formed, or has keys or values of another kind
     */
    public static <T> T parse(String source, String text, Class<T> type) {
        YamlScan.check(source, text);
        try (JsonParser parser = YAML.createParser(text)) {
            T value = parser.nextToken() == null ? null : YAML.readValue(parser, type);
            if (value == null) {
                throw new UsageException(source + ": must not be empty");
            }
            Optional<String> fault = Completeness.faultOfEntries(value);
            if (fault.isPresent()) {
                throw new UsageException(source + ": " + fault.get());
            }
            return value;
        } catch (UnrecognizedPropertyException e) {
            List<String> known = e.getKnownPropertyIds().stream()
                    .map(String::valueOf)
                    .sorted()
                    .toList();
            // Unknown keys are reported at the end of their parent, so a line number would mislead.
            String parent = JacksonFaults.place(e).replaceFirst("\\.?[^.]*$", "");
            throw new UsageException(
                    source + (parent.isEmpty() ? "" : ", " + parent) + ": "
                            + Suggestions.unknown("key", e.getPropertyName(), known),
                    e);
        } catch (MismatchedInputException e) {
            String value = e instanceof InvalidFormatException invalid && !"".equals(invalid.getValue())
                    ? " = " + invalid.getValue()
                    : "";
            String what = e.getPath().isEmpty() ? "" : JacksonFaults.place(e) + value + ": ";
            throw new UsageException(source + JacksonFaults.line(e) + ": " + what + JacksonFaults.rule(e), e);
        } catch (JsonProcessingException e) {
            if (e.getCause() instanceof UsageException rule) {
                throw new UsageException(source + JacksonFaults.line(e) + ": " + rule.getMessage(), e);
            }
            throw new UsageException(source + syntaxError(e), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A file of the user.
     *
     * @param kind what it is, for messages
     * @param path where it is
     * @return the text
     * @throws UsageException if it cannot be read, is too large or not in UTF-8
     */
    public static String ofFile(String kind, String path) {
        try {
            return TextFile.read(Path.of(path), LARGEST);
        } catch (DamagedException e) {
            throw new UsageException(kind + " '" + path + "': " + e.reason(), e);
        } catch (IOException | InvalidPathException e) {
            throw new UsageException(kind + " '" + path + "': must be a file that can be read", e);
        }
    }

    /**
     * @param path what may be the path of a file in YAML
     * @return whether it ends like one
     */
    public static boolean isPath(String path) {
        return path.endsWith(".yaml") || path.endsWith(".yml");
    }

    /**
     * The name of what a file describes, which names the folder of its results.
     *
     * @param kind what it is, for messages
     * @param nameOrPath a built-in name, or the path of a file
     * @return the name, or the file's name without its extension
     * @throws UsageException if nothing is left, or no {@linkplain Names#folder name of a folder}
     */
    public static String name(String kind, String nameOrPath) {
        String name = Objects.toString(Path.of(nameOrPath).getFileName()).replaceFirst("\\.ya?ml$", "");
        if (name.isEmpty()) {
            throw new UsageException(kind + " '" + nameOrPath + "': must have a name before its extension");
        }
        try {
            return Names.folder(name);
        } catch (UsageException e) {
            throw new UsageException(kind + " '" + nameOrPath + "': " + e.getMessage() + "; rename the file", e);
        }
    }

    private static String syntaxError(JsonProcessingException e) {
        return JacksonFaults.line(e) + ": "
                + e.getOriginalMessage().lines().findFirst().orElse("not well formed");
    }
}
