package org.lodo.bench.study;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.lodo.bench.catalog.Nearest;
import org.lodo.bench.catalog.UsageException;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reads studies: the built-in ones by name, a user's own by path. */
public final class StudyReader {

    /** The studies that come with the suite. */
    public static final List<String> BUILT_IN = List.of(
            "quick",
            "noisy-quadratic",
            "grid-noisy-quadratic",
            "grid-rosenbrock",
            "mnist",
            "mnist-cpu",
            "grid-mnist-cpu");

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);

    private StudyReader() {}

    /**
     * The text of a study.
     *
     * @param nameOrPath the name of a built-in study or the path of a file
     * @return what is written down
     * @throws UsageException if there is no such study or it is not well formed
     */
    static StudyFile read(String nameOrPath) {
        String text = BUILT_IN.contains(nameOrPath) ? builtIn(nameOrPath) : file(nameOrPath);
        try (JsonParser parser = YAML.createParser(text)) {
            StudyFile study = parser.nextToken() == null ? null : YAML.readValue(parser, StudyFile.class);
            if (study == null) {
                throw new UsageException(nameOrPath + ": must not be empty");
            }
            return study;
        } catch (UnrecognizedPropertyException e) {
            List<String> known =
                    e.getKnownPropertyIds().stream().map(String::valueOf).toList();
            // Unknown keys are told of at their parent's end, so a line number would mislead.
            String parent = path(e).replaceFirst("\\.?[^.]*$", "");
            throw new UsageException(
                    nameOrPath + (parent.isEmpty() ? "" : ", " + parent) + ": "
                            + Nearest.unknown("key", e.getPropertyName(), known),
                    e);
        } catch (MismatchedInputException e) {
            String value = e instanceof InvalidFormatException invalid && !"".equals(invalid.getValue())
                    ? " = " + invalid.getValue()
                    : "";
            String what = e.getPath().isEmpty() ? "" : path(e) + value + ": ";
            throw new UsageException(nameOrPath + line(e) + ": " + what + rule(e.getTargetType()), e);
        } catch (JsonProcessingException e) {
            throw new UsageException(nameOrPath + syntaxError(e), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The name of a study, which names its folder.
     *
     * @param nameOrPath the name of a built-in study or the path of a file
     * @return the name, or the file's name without its ending
     */
    static String name(String nameOrPath) {
        String name = Objects.toString(Path.of(nameOrPath).getFileName()).replaceFirst("\\.ya?ml$", "");
        if (name.isEmpty()) {
            throw new UsageException("study '" + nameOrPath + "': must have a name before its ending");
        }
        return name;
    }

    private static String builtIn(String name) {
        try (InputStream in = StudyReader.class.getResourceAsStream("/studies/" + name + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the built-in study " + name + " cannot be read", e);
        }
    }

    private static String file(String path) {
        if (!path.endsWith(".yaml") && !path.endsWith(".yml")) {
            throw new UsageException(
                    Nearest.unknown("study", path, BUILT_IN) + " (a study of your own is a .yaml file)");
        }
        try {
            return Files.readString(Path.of(path));
        } catch (IOException e) {
            throw new UsageException("study '" + path + "': must be a file that can be read", e);
        }
    }

    /** The parser looks ahead; where its last token begins is where the mistake is. */
    private static String line(JsonProcessingException e) {
        JsonLocation location =
                e.getProcessor() instanceof JsonParser parser ? parser.currentTokenLocation() : e.getLocation();
        return location == null || location.getLineNr() < 1 ? "" : ", line " + location.getLineNr();
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String rule(Class<?> type) {
        if (type == Long.class) {
            return "must be a whole number";
        }
        if (type == String.class) {
            return "must be a text";
        }
        return List.class.isAssignableFrom(type)
                ? "must be a list, such as [a, b]"
                : "must be keys with values, such as 'steps: 100'";
    }

    private static String syntaxError(JsonProcessingException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
                return ", line " + (marked.getProblemMark().getLine() + 1) + ": " + marked.getProblem();
            }
        }
        return line(e) + ": " + e.getOriginalMessage().lines().findFirst().orElse("not well formed");
    }
}
