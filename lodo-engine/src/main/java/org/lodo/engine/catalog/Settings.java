package org.lodo.engine.catalog;

import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads and replaces the components of a record by name. Values are checked by the record's own constructor, so that each
 * rule is in one place.
 *
 * <p>A component that is itself a record is a group: its components are settings like the others, under their own names. What
 * groups add to a problem is {@linkplain #written written down} only where it differs from the default, so that results from before
 * a group existed describe the same runs as today.
 *
 * <p>A component may also be of a class with a static method {@code valueOf(String)}, for values that are not all of one kind; it is
 * written as its {@code toString()}.
 */
public final class Settings {

    /** Besides enums, groups and classes with {@code valueOf}. */
    private static final Set<Class<?>> TYPES = Set.of(double.class, int.class, long.class, boolean.class, String.class);

    private Settings() {}

    /**
     * The settings that a record holds.
     *
     * @param settings any record
     * @return names and values in the order of declaration; enum constants by the names that users write
     */
    public static Map<String, Object> toMap(Record settings) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            Object value = read(settings.getClass().getSimpleName(), settings, component);
            if (value instanceof Record group) {
                map.putAll(toMap(group));
            } else {
                map.put(component.getName(), writtenValue(value));
            }
        }
        return map;
    }

    /**
     * The settings that describe a record in results.
     *
     * @param settings any record
     * @param defaults a record of the same type
     * @return as {@link #toMap}, but members of groups only where they differ from the defaults
     */
    public static Map<String, Object> written(Record settings, Record defaults) {
        Map<String, Object> map = toMap(settings);
        for (RecordComponent component : defaults.getClass().getRecordComponents()) {
            if (component.getType().isRecord()) {
                toMap((Record) read(defaults.getClass().getSimpleName(), defaults, component))
                        .forEach((name, value) -> map.remove(name, value));
            }
        }
        return map;
    }

    private static Object writtenValue(Object value) {
        if (value instanceof Enum<?> choice) {
            return written(choice);
        }
        if (TYPES.contains(primitive(value))) {
            return value;
        }
        String text = value.toString();
        OptionalLong number = wholeNumber(text);
        if (number.isEmpty()) {
            return text;
        }
        long whole = number.getAsLong();
        return whole == (int) whole ? (Object) (int) whole : (Object) whole;
    }

    private static Class<?> primitive(Object value) {
        return MethodType.methodType(value.getClass()).unwrap().returnType();
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
        Set<String> names = toMap(defaults).keySet();
        for (String name : given.keySet()) {
            if (!names.contains(name)) {
                throw new UsageException(Suggestions.unknown("setting of " + owner, name, names));
            }
        }
        return replace(owner, defaults, given);
    }

    private static <R extends Record> R replace(String owner, R defaults, Map<String, ?> given) {
        @SuppressWarnings("unchecked")
        Class<R> type = (Class<R>) defaults.getClass();
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            String name = components[i].getName();
            types[i] = components[i].getType();
            Object value = read(owner, defaults, components[i]);
            if (value instanceof Record group) {
                values[i] = replace(owner, group, given);
            } else {
                values[i] = given.containsKey(name) ? convert(owner, name, given.get(name), types[i]) : value;
            }
        }
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new UsageException(owner + ": " + reason(e.getTargetException()), e.getTargetException());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the settings of " + owner + " cannot be created", e);
        }
    }

    private static Object read(String owner, Record settings, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(settings);
        } catch (InvocationTargetException e) {
            throw new UsageException(
                    owner + ": " + component.getName() + " cannot be read: " + e.getTargetException(),
                    e.getTargetException());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + ": cannot be read", e);
        }
    }

    /** What a record's constructor says; one that failed by mistake may say nothing. */
    private static String reason(Throwable thrown) {
        String message = thrown.getMessage();
        return thrown instanceof IllegalArgumentException && message != null ? message : thrown.toString();
    }

    private static Object convert(String owner, String name, Object value, Class<?> type) {
        String text = String.valueOf(value);
        if (value instanceof Map || value instanceof Collection) {
            throw new UsageException(owner + ": " + name + " = " + text + ": must be a single value");
        }
        try {
            if (type == double.class) {
                return Double.valueOf(text);
            }
            if (type == int.class) {
                return Math.toIntExact(wholeNumber(text).orElseThrow());
            }
            if (type == long.class) {
                return wholeNumber(text).orElseThrow();
            }
        } catch (NumberFormatException | NoSuchElementException | ArithmeticException e) {
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
        Optional<Method> valueOf = valueOf(type);
        if (valueOf.isPresent()) {
            return parsed(owner, valueOf.get(), text);
        }
        throw new IllegalStateException("setting " + name + " of " + owner + " is of type " + type
                + ": must be a number, boolean, String or enum");
    }

    /** The static method of a class that reads its values, as of the classes of numbers. */
    private static Optional<Method> valueOf(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals("valueOf")
                        && Modifier.isStatic(method.getModifiers())
                        && method.getReturnType() == type
                        && Arrays.equals(method.getParameterTypes(), new Class<?>[] {String.class}))
                .findFirst();
    }

    private static Object parsed(String owner, Method valueOf, String text) {
        try {
            return valueOf.invoke(null, text);
        } catch (InvocationTargetException e) {
            throw new UsageException(owner + ": " + reason(e.getTargetException()), e.getTargetException());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(valueOf + ": cannot be called", e);
        }
    }

    /**
     * A whole number as people write it.
     *
     * @param text such as 1000, 1_000, 1e3 or 1000.0
     * @return its value; empty if it is no whole number or does not fit into 64 bits
     */
    public static OptionalLong wholeNumber(String text) {
        try {
            return OptionalLong.of(new BigDecimal(text.replaceAll("(?<=[0-9])_(?=[0-9])", "")).longValueExact());
        } catch (NumberFormatException | ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    /**
     * Checks, when an optimizer or problem is registered, that its settings can be written down and read back.
     *
     * @param owner whose settings they are, for messages
     * @param defaults its defaults
     * @throws UsageException if a component has another type, or no default
     */
    static void requireSupported(String owner, Record defaults) {
        requireSupported(owner, defaults, new HashSet<>());
    }

    private static void requireSupported(String owner, Record defaults, Set<String> taken) {
        for (RecordComponent component : defaults.getClass().getRecordComponents()) {
            String setting = owner + ": setting " + component.getName();
            Class<?> type = component.getType();
            if (!TYPES.contains(type)
                    && !type.isEnum()
                    && !type.isRecord()
                    && valueOf(type).isEmpty()) {
                throw new UsageException(setting + " is of type "
                        + component.getGenericType().getTypeName()
                        + ": must be double, int, long, boolean, String or an enum");
            }
            Object value = read(owner, defaults, component);
            if (value == null) {
                throw new UsageException(setting + " has the default null: must have a value");
            }
            if (type.isEnum()) {
                requireDistinct(setting, type);
            }
            if (value instanceof Record group) {
                requireSupported(owner, group, taken);
            } else if (!taken.add(component.getName())) {
                throw new UsageException(setting + " appears in two groups: names must differ");
            }
        }
    }

    private static void requireDistinct(String setting, Class<?> type) {
        Map<String, Object> names = new HashMap<>();
        for (Object constant : type.getEnumConstants()) {
            Object other = names.put(written((Enum<?>) constant), constant);
            if (other != null) {
                throw new UsageException(setting + " has the values " + ((Enum<?>) other).name() + " and "
                        + ((Enum<?>) constant).name() + ": must differ in more than case and underscores");
            }
        }
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
