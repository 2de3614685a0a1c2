package org.lodo.engine.tune;

import java.util.List;

/**
 * How far the searches of a tuning have come after a shard has made its share of the first round that is not complete.
 *
 * @param waiting for each search that waits for other shards, its optimizer and what it waits for, in words
 * @param searches how many there are
 */
public record ShardedSearch(List<String> waiting, int searches) {

    /** Copies the list. */
    public ShardedSearch {
        waiting = List.copyOf(waiting);
    }

    /**
     * @return whether all runs of all searches are made
     */
    public boolean isComplete() {
        return waiting.isEmpty();
    }
}
