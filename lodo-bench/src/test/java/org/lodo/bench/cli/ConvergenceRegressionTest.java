package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Compares the losses of every optimizer with reports/baseline in every build, so that none becomes worse unnoticed. */
class ConvergenceRegressionTest {

    @Test
    void lossesHaveTheBitsOfTheBaseline() {
        Shell check = Shell.run("check", "--out", "target/check");
        assertThat(check.exitCode()).as(check.out() + check.err()).isZero();
        assertThat(check.out()).contains("253 cells × 3 seeds: 253 same bits");
    }

    /** Replaces the exact level if bits are meant to change: {@code mvn verify -Pstatistical}. */
    @Test
    @Tag("statistical")
    void lossesAreNotWorseThanTheBaseline() {
        Shell check = Shell.run("check", "--statistical", "--out", "target/check");
        assertThat(check.exitCode()).as(check.out() + check.err()).isZero();
    }
}
