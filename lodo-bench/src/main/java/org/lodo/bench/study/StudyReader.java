package org.lodo.bench.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.lodo.bench.catalog.Nearest;
import org.lodo.bench.catalog.UsageException;

/** Reads studies: the built-in ones by name, a user's own by path. */
public final class StudyReader {

    /** The studies that come with the suite. */
    public static final List<String> BUILT_IN =
            List.of("quick", "noisy-quadratic", "grid-noisy-quadratic", "grid-rosenbrock");

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

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
        try {
            StudyFile study = YAML.readValue(text, StudyFile.class);
            if (study == null) {
                throw new UsageException(nameOrPath + ": must not be empty");
            }
            return study;
        } catch (UnrecognizedPropertyException e) {
            List<String> known =
                    e.getKnownPropertyIds().stream().map(String::valueOf).toList();
            throw new UsageException(
                    nameOrPath + line(e) + ": " + Nearest.unknown("key", e.getPropertyName(), known), e);
        } catch (JsonProcessingException e) {
            String what = e instanceof JsonMappingException mapping
                            && !mapping.getPath().isEmpty()
                    ? path(mapping) + " cannot be read: "
                    : "";
            throw new UsageException(
                    nameOrPath + line(e) + ": " + what
                            + e.getOriginalMessage().lines().findFirst().orElse("not well formed"),
                    e);
        }
    }

    /**
     * The name of a study, which names its folder.
     *
     * @param nameOrPath the name of a built-in study or the path of a file
     * @return the name, or the file's name without its ending
     */
    static String name(String nameOrPath) {
        return Objects.toString(Path.of(nameOrPath).getFileName()).replaceFirst("\\.ya?ml$", "");
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

    private static String line(JsonProcessingException e) {
        return e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }
}
