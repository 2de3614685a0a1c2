package org.lodo.bench.plot;

import java.util.SplittableRandom;

/** A sequence of choices that depends on nothing but a text. */
final class Choices {
    /** Seeded with the text, its algorithm is fixed, and it tells apart texts whose hash codes are neighbours. */
    private final SplittableRandom random;

    Choices(String text) {
        this.random = new SplittableRandom(text.hashCode());
    }

    /** Returns a number from 0 to 1. */
    double fraction() {
        return random.nextDouble();
    }

    /** Returns an integer from 0 up to but not including a bound. */
    int below(int bound) {
        return random.nextInt(bound);
    }
}
