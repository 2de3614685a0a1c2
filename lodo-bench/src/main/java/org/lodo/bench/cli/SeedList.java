package org.lodo.bench.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.lodo.engine.catalog.UsageException;
import org.lodo.engine.study.StudyPlanner;

/** Parses seeds on the command line. */
final class SeedList {

    private static final Pattern RANGE = Pattern.compile("(\\d{1,18})\\.\\.(\\d{1,18})");

    private SeedList() {}

    /** The seeds of a count, a range a..b or a list a,b,c. */
    static List<Long> parse(String text) {
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            long first = Long.parseLong(range.group(1));
            long last = Long.parseLong(range.group(2));
            if (first <= last && last - first < StudyPlanner.MAX_SEEDS) {
                return LongStream.rangeClosed(first, last).boxed().toList();
            }
        } else if (text.matches("\\d{1,5}")) {
            int count = Integer.parseInt(text);
            if (count >= 1 && count <= StudyPlanner.MAX_SEEDS) {
                return LongStream.rangeClosed(1, count).boxed().toList();
            }
        } else if (text.matches("\\d{1,18}(,\\d{1,18})+")) {
            List<Long> seeds = new ArrayList<>();
            for (String seed : text.split(",", -1)) {
                seeds.add(Long.parseLong(seed));
            }
            if (new HashSet<>(seeds).size() == seeds.size()) {
                return seeds;
            }
        }
        throw new UsageException("--seeds = " + text + ": must be a count from 1 to " + StudyPlanner.MAX_SEEDS
                + ", a range like 100..107 or a list of different seeds like 3,5,8");
    }
}
