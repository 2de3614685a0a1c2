package org.lodo.engine.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what a misspelt name may have meant. */
public final class Suggestions {

    private Suggestions() {}

    /**
     * The message for a name that is not among the valid ones.
     *
     * @param kind what is named
     * @param name what was given
     * @param valid what could have been given
     * @return one line with the nearest valid name, or all of them if none is near
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
