package org.lodo.engine.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.DoubleSummaryStatistics;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.study.Study;
import org.lodo.engine.study.StudyOptions;
import org.lodo.engine.study.StudyPlanner;

/** The paper-scale study of the network, whose runs take days, is shared out so that every seed and optimizer has its own machine. */
class MnistShardsTest {

    private final Catalog catalog = Catalog.load(MnistShardsTest.class.getClassLoader());

    private final Study study = StudyPlanner.plan(catalog, "mnist", StudyOptions.none());

    private final List<RunSpec> runs = study.runs().toList();

    @Test
    void asManyShardsAsRunsHaveOneEach() {
        ShardSplit split = new ShardSplit(runs, new StaticCost(catalog), runs.size());

        Set<RunSpec> all = new HashSet<>();
        for (int number = 1; number <= runs.size(); number++) {
            List<RunSpec> share = split.runs(new Shard(number, runs.size()));
            assertThat(share).hasSize(1);
            all.addAll(share);
        }
        assertThat(all).hasSize(10).containsExactlyInAnyOrderElementsOf(runs);
    }

    /** LODO's runs cost a little more than its rivals'; no two shares differ by more than two runs do. */
    @Test
    void fewerShardsHaveAboutAsMuchEach() {
        StaticCost cost = new StaticCost(catalog);
        ShardSplit split = new ShardSplit(runs, cost, 5);
        DoubleSummaryStatistics ofRun = runs.stream().mapToDouble(cost).summaryStatistics();

        Set<RunSpec> all = new HashSet<>();
        DoubleSummaryStatistics ofShare = new DoubleSummaryStatistics();
        for (int number = 1; number <= 5; number++) {
            List<RunSpec> share = split.runs(new Shard(number, 5));
            ofShare.accept(share.stream().mapToDouble(cost).sum());
            all.addAll(share);
        }
        assertThat(all).containsExactlyInAnyOrderElementsOf(runs);
        assertThat(ofRun.getMax() / ofRun.getMin()).isBetween(1.01, 1.1);
        assertThat(ofShare.getMax() - ofShare.getMin())
                .isLessThanOrEqualTo((ofRun.getMax() - ofRun.getMin()) * (1 + 1e-9));
    }
}
