package org.lodo.engine.io;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Puts what Jackson finds wrong into the words of a user: where it stands, and the rule. */
public final class JacksonFaults {

    private JacksonFaults() {}

    /**
     * @param e what is wrong
     * @return the path of the value, such as "problems[0].steps"; empty for the whole
     */
    public static String place(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    /**
     * @param e what is wrong
     * @return ", line 3", or nothing if that is not known
     */
    public static String line(JsonProcessingException e) {
        // The parser looks ahead; where its last token begins is where the mistake is.
        JsonLocation location =
                e.getProcessor() instanceof JsonParser parser ? parser.currentTokenLocation() : e.getLocation();
        return location == null || location.getLineNr() < 1 ? "" : ", line " + location.getLineNr();
    }

    /**
     * @param e a value of another kind
     * @return of which kind it must be
     */
    public static String rule(MismatchedInputException e) {
        if (e instanceof InvalidNullException) {
            return "must have a value";
        }
        Class<?> type = e.getTargetType();
        if (type == Long.class || type == long.class || type == Integer.class || type == int.class) {
            return "must be a whole number";
        }
        if (type == Double.class || type == double.class) {
            return "must be a number";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "must be true or false";
        }
        if (type == String.class) {
            return "must be a text";
        }
        return type != null && List.class.isAssignableFrom(type)
                ? "must be a list, such as [a, b]"
                : "must be keys with values, such as 'steps: 100'";
    }

    /** Place and rule of what is wrong in JSON. */
    static String inJson(JsonProcessingException e) {
        if (e instanceof ValueInstantiationException made) {
            return placed(made, ofConstructor(made));
        }
        if (e instanceof MismatchedInputException mismatched) {
            Class<?> type = mismatched.getTargetType();
            boolean isObject = type != null && (type.isRecord() || Map.class.isAssignableFrom(type));
            return placed(mismatched, isObject ? "must be an object {…}" : rule(mismatched));
        }
        String line = line(e).replaceFirst("^, ", "");
        String message = Objects.requireNonNullElse(e.getOriginalMessage(), "")
                .lines()
                .findFirst()
                .orElse("not well formed");
        return line.isEmpty() ? message : line + ": " + message;
    }

    private static String placed(JsonMappingException e, String rule) {
        return place(e).isEmpty() ? rule : place(e) + ": " + rule;
    }

    /** A record's constructor says what it does not allow; one that met a null may name it or nothing. */
    private static String ofConstructor(ValueInstantiationException e) {
        Throwable cause = e.getCause();
        String message = cause == null ? null : cause.getMessage();
        if (cause instanceof NullPointerException) {
            return message != null && message.matches("\\w+") ? message + ": must have a value" : "must be complete";
        }
        return message == null
                ? "must be complete"
                : message.lines().findFirst().orElse("must be complete");
    }
}
