package org.lodo.engine.tune;

/** How a search goes about: what it runs, for how long, and what it chooses. The same for all optimizers of a tuning. */
public sealed interface SearchProtocol permits PublishedProtocol, SuccessiveHalving {

    /**
     * @return its name in files
     */
    String name();

    /**
     * @return how many rounds of runs a search has, each of which waits for the results of the one before
     */
    int rounds();

    /**
     * @return how many runs the first round of a search has
     */
    int population();

    /**
     * @return how many runs a search has in all, without validation runs
     */
    long runs();

    /**
     * @return how many steps the runs of a search make in all, for an optimizer that evaluates one gradient a step
     */
    long steps();

    /**
     * @return how many steps a run of the last round makes, or how many evaluations
     */
    long horizon();

    /**
     * @return what the lengths of runs count, as a word: steps or evaluations
     */
    default String unit() {
        return "steps";
    }
}
