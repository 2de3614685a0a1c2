package org.lodo.engine.io;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds what was read against the declarations of its records: a component that is not {@code @Nullable} has a value, and so
 * has every entry of a list or map; no text has the character NUL, which no name of a file can have.
 */
public final class Completeness {

    private final boolean ofComponents;

    private Completeness(boolean ofComponents) {
        this.ofComponents = ofComponents;
    }

    /**
     * @param value a record, or what else was read
     * @return place and rule of the first fault; empty if there is none
     */
    public static Optional<String> fault(Object value) {
        return Optional.ofNullable(new Completeness(true).fault(value, null, ""));
    }

    /**
     * Looks at the entries of lists and maps alone, for texts in which a person may leave out what has a default.
     *
     * @param value a record, or what else was read
     * @return place and rule of the first fault; empty if there is none
     */
    public static Optional<String> faultOfEntries(Object value) {
        return Optional.ofNullable(new Completeness(false).fault(value, null, ""));
    }

    private @Nullable String fault(@Nullable Object value, @Nullable AnnotatedType type, String place) {
        if (value == null) {
            return type != null && type.isAnnotationPresent(Nullable.class) ? null : place + ": must have a value";
        }
        if (value instanceof String text) {
            return text.indexOf('\0') < 0 ? null : place + ": must not contain the character U+0000";
        }
        if (value instanceof Record made) {
            return ofRecord(made, place);
        }
        if (value instanceof List<?> list) {
            return ofList(list, argument(type, 0), place);
        }
        return value instanceof Map<?, ?> map ? ofMap(map, argument(type, 1), place) : null;
    }

    private @Nullable String ofRecord(Record value, String place) {
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            String inner = place.isEmpty() ? component.getName() : place + "." + component.getName();
            Object part = read(value, component);
            String fault = part == null && !ofComponents ? null : fault(part, component.getAnnotatedType(), inner);
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    private @Nullable String ofList(List<?> list, @Nullable AnnotatedType type, String place) {
        for (int i = 0; i < list.size(); i++) {
            String fault = fault(list.get(i), type, place + "[" + i + "]");
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    private @Nullable String ofMap(Map<?, ?> map, @Nullable AnnotatedType type, String place) {
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String key = fault(entry.getKey(), null, place + ": a key");
            String fault = key != null ? key : fault(entry.getValue(), type, place + "." + entry.getKey());
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    private static @Nullable AnnotatedType argument(@Nullable AnnotatedType type, int index) {
        return type instanceof AnnotatedParameterizedType generic
                        && generic.getAnnotatedActualTypeArguments().length > index
                ? generic.getAnnotatedActualTypeArguments()[index]
                : null;
    }

    private static @Nullable Object read(Record value, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }
}
