package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No change may make an optimizer quietly worse: what every build holds against reports/baseline. */
class ConvergenceRegressionTest {

    @Test
    void everyLossHasTheBitsOfTheBaseline() {
        Shell check = Shell.run("check", "--out", "target/check");
        assertThat(check.exitCode()).as(check.out() + check.err()).isZero();
        assertThat(check.out()).contains("71 cells × 3 seeds: 71 same bits");
    }

    /** Instead of the exact level, where bits are meant to change: {@code mvn verify -Pstatistical}. */
    @Test
    @Tag("statistical")
    void noLossIsWorseThanThatOfTheBaseline() {
        Shell check = Shell.run("check", "--statistical", "--out", "target/check");
        assertThat(check.exitCode()).as(check.out() + check.err()).isZero();
    }
}
