package org.lodo.engine.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodo.engine.run.MadeUp;
import org.lodo.engine.run.RunSpec;
import org.lodo.random.RandomStream;

class ShardSplitTest {

    private static final int RUNS = 60;

    /** Costs are the numbers of steps, some of which are the same. */
    private static final List<RunSpec> SPECS = IntStream.range(0, RUNS)
            .mapToObj(run -> MadeUp.spec("bowl", "adam", run, 1 + new RandomStream(run).nextInt(20)))
            .toList();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 59, 60})
    void everyRunHasOneShardAsByTheRuleWrittenOutPlainly(int shards) {
        ShardSplit split = split(shards);

        List<List<RunSpec>> plain = plainly(shards);
        List<RunSpec> all = new ArrayList<>();
        for (int number = 1; number <= shards; number++) {
            List<RunSpec> share = split.runs(new Shard(number, shards));
            assertThat(share).isNotEmpty().isEqualTo(plain.get(number - 1));
            share.forEach(
                    run -> assertThat(split.shardOfRuns()[SPECS.indexOf(run)]).isPositive());
            all.addAll(share);
        }
        assertThat(all).containsExactlyInAnyOrderElementsOf(SPECS);
    }

    /** Of two loads at once it can be told by trying all splits how good it is: within 4/3 − 1/(3N) of the best, as proven. */
    @Test
    void theLongestShardIsWithinTheProvenBoundOfTheBest() {
        for (int sample = 0; sample < 50; sample++) {
            int offset = sample;
            List<RunSpec> runs = IntStream.range(0, 10)
                    .mapToObj(run ->
                            MadeUp.spec("bowl", "adam", run, 1 + new RandomStream(100L * offset + run).nextInt(30)))
                    .toList();
            ShardSplit split = new ShardSplit(runs, RunSpec::steps, 2);
            long longest = Math.max(load(split.runs(new Shard(1, 2))), load(split.runs(new Shard(2, 2))));
            long total = load(runs);
            long best = IntStream.range(0, 1 << runs.size())
                    .mapToLong(subset -> IntStream.range(0, runs.size())
                            .filter(run -> (subset >> run & 1) == 1)
                            .mapToLong(run -> runs.get(run).steps())
                            .sum())
                    .map(one -> Math.max(one, total - one))
                    .min()
                    .orElseThrow();
            assertThat(6 * longest).isLessThanOrEqualTo(7 * best);
        }
    }

    @Test
    void withAShardForEveryRunTheyComeLongestFirst() {
        ShardSplit split = split(RUNS);

        List<Long> steps = IntStream.rangeClosed(1, RUNS)
                .mapToObj(number -> split.runs(new Shard(number, RUNS)).get(0).steps())
                .toList();
        assertThat(steps).isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }

    private static ShardSplit split(int shards) {
        return new ShardSplit(SPECS, RunSpec::steps, shards);
    }

    private static long load(List<RunSpec> runs) {
        return runs.stream().mapToLong(RunSpec::steps).sum();
    }

    /** Costs from the highest to the lowest; of each, runs in their order; each to the first of the shards with the least. */
    private static List<List<RunSpec>> plainly(int shards) {
        List<List<RunSpec>> shares = new ArrayList<>();
        IntStream.range(0, shards).forEach(shard -> shares.add(new ArrayList<>()));
        long[] loads = new long[shards];
        for (long cost = 20; cost >= 1; cost--) {
            for (RunSpec run : SPECS) {
                if (run.steps() == cost) {
                    long least = Arrays.stream(loads).min().orElseThrow();
                    int shard = 0;
                    while (loads[shard] != least) {
                        shard++;
                    }
                    loads[shard] += cost;
                    shares.get(shard).add(run);
                }
            }
        }
        return shares;
    }
}
