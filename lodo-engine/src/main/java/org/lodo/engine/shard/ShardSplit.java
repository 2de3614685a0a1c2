package org.lodo.engine.shard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.lodo.engine.run.RunSpec;

/**
 * Shares runs out among shards: the longest first, each to the shard with the least to do so far (Graham's LPT rule, SIAM J.
 * Appl. Math. 17, 1969, which is at most a third longer than the best split). Equal runs come in the order given, equal shards by
 * their number, so that the split is a function of runs, costs and number of shards alone.
 */
public final class ShardSplit {

    private final List<RunSpec> runs;
    private final int[] shardOf;
    private final int[] order;

    /**
     * @param runs the runs to share, in an order that all shards have in common
     * @param cost what they are expected to cost, the same for all shards
     * @param shards how many there are
     */
    public ShardSplit(List<RunSpec> runs, ToDoubleFunction<RunSpec> cost, int shards) {
        this.runs = List.copyOf(runs);
        double[] costs = this.runs.stream().mapToDouble(cost).toArray();
        order = IntStream.range(0, costs.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer run) -> -costs[run]))
                .mapToInt(Integer::intValue)
                .toArray();
        shardOf = new int[costs.length];
        PriorityQueue<Load> loads = new PriorityQueue<>();
        for (int shard = 1; shard <= shards; shard++) {
            loads.add(new Load(0, shard));
        }
        for (int run : order) {
            Load least = loads.remove();
            shardOf[run] = least.shard();
            loads.add(new Load(least.cost() + costs[run], least.shard()));
        }
    }

    /** What a shard has to do so far. */
    private record Load(double cost, int shard) implements Comparable<Load> {
        @Override
        public int compareTo(Load other) {
            int byCost = Double.compare(cost, other.cost);
            return byCost == 0 ? Integer.compare(shard, other.shard) : byCost;
        }
    }

    /**
     * @param shard one of the shards
     * @return its runs, the longest first
     */
    public List<RunSpec> runs(Shard shard) {
        List<RunSpec> share = new ArrayList<>();
        for (int run : order) {
            if (shardOf[run] == shard.number()) {
                share.add(runs.get(run));
            }
        }
        return share;
    }

    /**
     * @return for each run, in the order given, the number of its shard
     */
    public int[] shardOfRuns() {
        return Arrays.copyOf(shardOf, shardOf.length);
    }
}
