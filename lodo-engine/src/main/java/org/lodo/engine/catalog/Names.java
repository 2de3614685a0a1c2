package org.lodo.engine.catalog;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules of names that become names of files and folders, and fields of tables. They are checked wherever a name comes in: in
 * YAML, in JSON that is read back, on the command line. A name that keeps them names one entry of one folder on every file system,
 * and no spreadsheet takes it for a formula, as it does with what begins with =, +, - or @.
 */
public final class Names {

    /** Longer ones leave no room for what files of results and their temporary files add; most file systems end at 255 bytes. */
    public static final int MAX_LENGTH = 120;

    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._=,\\[\\]-]*");
    private static final Pattern FOLDER = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N} ._=,()\\[\\]+-]*");

    /** Windows keeps these for devices, with any extension. */
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?", Pattern.CASE_INSENSITIVE);

    private Names() {}

    /**
     * The name of an optimizer, a problem or a setting in results.
     *
     * @param label a name
     * @return the same
     * @throws UsageException if it is none
     */
    public static String label(@Nullable String label) {
        return checked(
                "label",
                label,
                LABEL,
                "must begin with a letter or digit and consist of those and the characters . _ = , [ ] -");
    }

    /**
     * The name of a study or tuning, which is that of its file and of the folder of its results.
     *
     * @param name a name
     * @return the same
     * @throws UsageException if it is none
     */
    public static String folder(@Nullable String name) {
        return checked(
                "name",
                name,
                FOLDER,
                "must begin with a letter, digit or _ and consist of those, spaces and the characters . = , ( ) [ ] + -");
    }

    /**
     * Refuses names that differ in nothing but case, as some file systems do not tell them apart.
     *
     * @param kind what they name, in the plural
     * @param names all of them; a name may appear several times
     * @throws UsageException if two of them are different but equal without regard to case
     */
    public static void requireDistinct(String kind, Collection<String> names) {
        Map<String, String> seen = new HashMap<>();
        for (String name : names) {
            String other = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
            if (other != null && !other.equals(name)) {
                throw new UsageException(
                        kind + " '" + other + "' and '" + name + "': must differ in more than upper and lower case");
            }
        }
    }

    private static String checked(String kind, @Nullable String name, Pattern allowed, String rule) {
        if (name == null) {
            throw new UsageException(kind + " is missing: " + rule);
        }
        if (!allowed.matcher(name).matches()) {
            throw new UsageException(kind + " '" + shown(name) + "': " + rule);
        }
        if (name.endsWith(".") || name.endsWith(" ")) {
            throw new UsageException(kind + " '" + name + "': must not end with a full stop or a space");
        }
        int length = name.getBytes(StandardCharsets.UTF_8).length;
        if (length > MAX_LENGTH) {
            throw new UsageException(kind + " '" + shown(name) + "': must have at most " + MAX_LENGTH
                    + " bytes, but has " + length + ", as it names files");
        }
        if (DEVICE.matcher(name).matches()) {
            throw new UsageException(kind + " '" + name + "': must not be the name of a device on Windows");
        }
        return name;
    }

    /** Short enough for a message of one line, and without what would end the line or move the cursor. */
    private static String shown(String name) {
        String visible = name.replaceAll("\\p{C}", "\uFFFD");
        return visible.length() <= 60 ? visible : visible.substring(0, 57) + "…";
    }
}
