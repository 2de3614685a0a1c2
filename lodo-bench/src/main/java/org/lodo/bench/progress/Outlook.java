package org.lodo.bench.progress;

/**
 * How far a command has come.
 *
 * @param elapsedSeconds since it began
 * @param leftSeconds that it will still take, as expected now
 * @param now what it does, in words; empty if there is nothing to say
 * @param next what follows, in words; empty if nothing does
 */
public record Outlook(double elapsedSeconds, double leftSeconds, String now, String next) {

    /**
     * @return the expected share of the time that has passed, from 0 to 1
     */
    public double share() {
        double total = elapsedSeconds + leftSeconds;
        return total <= 0 ? 1 : elapsedSeconds / total;
    }
}
