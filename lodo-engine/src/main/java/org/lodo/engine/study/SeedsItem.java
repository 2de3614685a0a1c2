package org.lodo.engine.study;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.lodo.engine.catalog.Settings;
import org.lodo.engine.catalog.Suggestions;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.stats.VerdictRule;

/**
 * What a study's file says of its seeds: how many, or a list of them, or that they are added in stages until its verdicts are
 * decided, as in {@code {from: 4, upTo: 32, deciding: [adam, yogi]}}.
 *
 * @param seeds all seeds that may run
 * @param stages after how many of them verdicts are looked at; empty if all run at once
 * @param deciding labels of the optimizers whose verdicts must be decided before the seeds end; empty for all
 */
record SeedsItem(List<Long> seeds, List<Integer> stages, List<String> deciding) {

    private static final Set<String> KEYS = new LinkedHashSet<>(List.of("from", "upTo", "deciding"));

    /** Reads the value of the key; the source is for messages. */
    static SeedsItem of(String source, Object given) {
        if (given instanceof Map<?, ?> staged) {
            return staged(source, staged);
        }
        OptionalLong count = given instanceof List<?> ? OptionalLong.empty() : whole(given);
        if (count.isPresent() && count.getAsLong() >= 1 && count.getAsLong() <= StudyPlanner.MAX_SEEDS) {
            return fixed(first(count.getAsLong()));
        }
        if (given instanceof List<?> list && !list.isEmpty() && list.size() <= StudyPlanner.MAX_SEEDS) {
            List<Long> seeds = list.stream()
                    .map(SeedsItem::whole)
                    .flatMapToLong(OptionalLong::stream)
                    .boxed()
                    .distinct()
                    .toList();
            if (seeds.size() == list.size()) {
                return fixed(seeds);
            }
        }
        throw new UsageException(source + ": seeds = " + given + ": must be a count from 1 to " + StudyPlanner.MAX_SEEDS
                + ", a list of different whole numbers, or stages such as {from: 4, upTo: 32}");
    }

    /** All at once. */
    static SeedsItem fixed(List<Long> seeds) {
        return new SeedsItem(seeds, List.of(), List.of());
    }

    private static SeedsItem staged(String source, Map<?, ?> given) {
        for (Object key : given.keySet()) {
            if (!KEYS.contains(String.valueOf(key))) {
                throw new UsageException(
                        source + ": seeds: " + Suggestions.unknown("key", String.valueOf(key), List.copyOf(KEYS)));
            }
        }
        int upTo = number(source, given, "upTo", VerdictRule.FEWEST_SEEDS + 1, StudyPlanner.MAX_SEEDS);
        int from = number(source, given, "from", VerdictRule.FEWEST_SEEDS, upTo - 1);
        return new SeedsItem(first(upTo), VerdictRule.doubling(from, upTo), deciding(source, given.get("deciding")));
    }

    private static int number(String source, Map<?, ?> given, String key, int least, int most) {
        OptionalLong value = whole(given.get(key));
        if (value.isEmpty() || value.getAsLong() < least || value.getAsLong() > most) {
            throw new UsageException(source + ": seeds: " + key + " = " + given.get(key)
                    + ": must be a whole number from " + least + " to " + most
                    + (key.equals("from") ? ", fewer than upTo" : ""));
        }
        return (int) value.getAsLong();
    }

    private static List<String> deciding(String source, @Nullable Object given) {
        if (given == null) {
            return List.of();
        }
        if (!(given instanceof List<?> list) || list.isEmpty() || list.stream().anyMatch(Objects::isNull)) {
            throw new UsageException(
                    source + ": seeds: deciding = " + given + ": must be a list of labels of optimizers");
        }
        return list.stream().map(String::valueOf).toList();
    }

    private static List<Long> first(long count) {
        return LongStream.rangeClosed(1, count).boxed().toList();
    }

    private static OptionalLong whole(@Nullable Object given) {
        return Settings.wholeNumber(String.valueOf(given));
    }
}
