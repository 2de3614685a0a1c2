package org.lodo.bench.cli;

import org.lodo.bench.progress.Outlook;

/** Progress in a line: how much of the time has passed, how much is left, what is done now and what follows. */
final class ProgressLine {

    /** How wide a line is that is not on a terminal. */
    static final int WIDTH = 80;

    private static final String CUT = "…";

    private final String name;
    private int percent;

    ProgressLine(String name) {
        this.name = name;
    }

    /** A duration in the unit that suits it. */
    static String duration(double seconds) {
        if (seconds < 89.5) {
            return Math.round(seconds) + " s";
        }
        double minutes = seconds / 60;
        if (minutes < 119.5) {
            return Math.round(minutes) + " min";
        }
        double hours = minutes / 60;
        return hours < 47.5 ? Math.round(hours) + " h" : Math.round(hours / 24) + " days";
    }

    /**
     * @param outlook how far the work has come
     * @param width the most characters of the line
     * @return the line; the percentage never falls, also when more turns out to be left than was expected
     */
    synchronized String text(Outlook outlook, int width) {
        percent = Math.max(percent, (int) Math.floor(100 * outlook.share()));
        String time = name + ": " + percent + " % of the time, " + duration(outlook.leftSeconds()) + " left";
        String now = outlook.now().isEmpty() ? "" : "; " + outlook.now();
        String next = outlook.next().isEmpty() ? "" : "; then " + outlook.next();
        String all = time + now + next;
        if (all.length() <= width) {
            return all;
        }
        String withoutNext = time + now;
        return withoutNext.length() <= width ? withoutNext : withoutNext.substring(0, Math.max(0, width - 1)) + CUT;
    }

    /**
     * @param outlook how far the work has come
     * @return how long it took
     */
    String end(Outlook outlook) {
        return name + ": took " + duration(outlook.elapsedSeconds());
    }
}
