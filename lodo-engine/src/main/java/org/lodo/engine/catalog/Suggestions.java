package org.lodo.engine.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Suggests corrections of misspelt names. */
public final class Suggestions {

    private Suggestions() {}

    /**
     * The error message for an unknown name.
     *
     * @param kind what the name is of, such as "optimizer"
     * @param name the unknown name
     * @param valid all valid names
     * @return one line with the closest valid name, or all of them if none is close
     */
    public static String unknown(String kind, String name, Collection<String> valid) {
        String hint = to(name, valid)
                .map(nearest -> "did you mean '" + nearest + "'?")
                .orElseGet(() -> valid.isEmpty() ? "there is none" : "known are " + String.join(", ", valid));
        return "unknown " + kind + " '" + name + "': " + hint;
    }

    private static Optional<String> to(String name, Collection<String> valid) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        String lowerCase = name.toLowerCase(Locale.ROOT);
        return valid.stream()
                .filter(candidate -> distance.apply(lowerCase, lower(candidate)) <= Math.max(2, candidate.length() / 2))
                .min(Comparator.comparingInt(candidate -> distance.apply(lowerCase, lower(candidate))));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
