package org.lodo.problems.quadratic;

/** The landscape of a run, draw by draw. Each run has a path of its own. */
public interface LandscapePath {

    /**
     * The landscape of a draw.
     *
     * @param draw number of the draw, from 1
     * @return the landscape, valid until the next call
     */
    Landscape at(long draw);

    /**
     * A landscape that stays.
     *
     * @param landscape the landscape
     * @return its path
     */
    static LandscapePath constant(Landscape landscape) {
        return draw -> landscape;
    }

    /**
     * A landscape that is replaced by another.
     *
     * @param before up to and including some draw
     * @param after from the next draw on
     * @param lastBefore that draw
     * @return the path
     */
    static LandscapePath switching(Landscape before, Landscape after, long lastBefore) {
        return draw -> draw <= lastBefore ? before : after;
    }
}
