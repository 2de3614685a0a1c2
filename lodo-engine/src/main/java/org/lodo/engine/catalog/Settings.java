package org.lodo.engine.catalog;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads and replaces the components of a record by name. Values are checked by the record's own constructor, so that each
 * rule is in one place.
 */
public final class Settings {

    private Settings() {}

    /**
     * The components of a record.
     *
     * @param settings any record
     * @return names and values in the order of declaration; enum constants by the names that users write
     */
    public static Map<String, Object> toMap(Record settings) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            Object value = read(settings, component);
            map.put(component.getName(), value instanceof Enum<?> choice ? written(choice) : value);
        }
        return map;
    }

    /**
     * Creates a record with some components replaced.
     *
     * @param owner name of the optimizer or problem, for messages
     * @param defaults the record to start from
     * @param given names and values to replace: numbers, strings, booleans or names of enum constants
     * @param <R> the record's type
     * @return a new record
     * @throws UsageException if a name is unknown, a value of the wrong type or not allowed
     */
    public static <R extends Record> R override(String owner, R defaults, Map<String, ?> given) {
        @SuppressWarnings("unchecked")
        Class<R> type = (Class<R>) defaults.getClass();
        RecordComponent[] components = type.getRecordComponents();
        List<String> names =
                Arrays.stream(components).map(RecordComponent::getName).toList();
        for (String name : given.keySet()) {
            if (!names.contains(name)) {
                throw new UsageException(Suggestions.unknown("setting of " + owner, name, names));
            }
        }
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            String name = components[i].getName();
            types[i] = components[i].getType();
            values[i] = given.containsKey(name)
                    ? convert(owner, name, given.get(name), types[i])
                    : read(defaults, components[i]);
        }
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new UsageException(owner + ": " + e.getTargetException().getMessage(), e.getTargetException());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the settings of " + owner + " cannot be created", e);
        }
    }

    private static Object read(Record settings, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(settings);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + ": cannot be read", e);
        }
    }

    private static Object convert(String owner, String name, Object value, Class<?> type) {
        String text = String.valueOf(value);
        try {
            if (type == double.class) {
                return Double.valueOf(text);
            }
            if (type == int.class) {
                return Integer.valueOf(text);
            }
            if (type == long.class) {
                return Long.valueOf(text);
            }
        } catch (NumberFormatException e) {
            String rule = type == double.class ? "a number" : "a whole number";
            throw new UsageException(owner + ": " + name + " = " + text + ": must be " + rule, e);
        }
        if (type == boolean.class && (text.equals("true") || text.equals("false"))) {
            return Boolean.valueOf(text);
        }
        if (type == boolean.class) {
            throw new UsageException(owner + ": " + name + " = " + text + ": must be true or false");
        }
        if (type == String.class) {
            return text;
        }
        if (type.isEnum()) {
            return constant(owner, name, text, type);
        }
        throw new IllegalStateException("setting " + name + " of " + owner + " is of type " + type
                + ": must be a number, boolean, String or enum");
    }

    private static Object constant(String owner, String name, String text, Class<?> type) {
        List<String> valid = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            String written = written((Enum<?>) constant);
            if (written.equals(text.toLowerCase(Locale.ROOT).replace('_', '-'))) {
                return constant;
            }
            valid.add(written);
        }
        throw new UsageException(Suggestions.unknown("value of " + owner + "." + name, text, valid));
    }

    /** {@code two-words} for {@code TWO_WORDS}; users may write either. */
    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
