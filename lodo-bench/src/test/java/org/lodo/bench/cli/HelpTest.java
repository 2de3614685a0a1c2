package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class HelpTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "merge",
                "plan",
                "tune",
                "report",
                "compare",
                "field",
                "check",
                "generate",
                "list",
                "bench"
            })
    void helpOfEveryCommandNamesItsOptions(String verb) {
        Shell help = Shell.run(verb, "--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.err()).isEmpty();
        CommandLine command =
                new CommandLine(new LodoCommand()).getSubcommands().get(verb);
        assertThat(command.getCommandSpec().options())
                .isNotEmpty()
                .allSatisfy(option -> assertThat(help.out()).contains(option.names()));
    }

    @Test
    void generalHelpNamesCommandsAndExitCodes() {
        Shell help = Shell.run("--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.out())
                .contains(
                        "run",
                        "tune",
                        "report",
                        "generate",
                        "list",
                        "bench",
                        "0",
                        "success",
                        "1",
                        "2",
                        "wrong arguments");
        assertThat(new CommandLine(new LodoCommand()).getSubcommands().keySet())
                .containsExactlyInAnyOrder(
                        "run",
                        "merge",
                        "plan",
                        "tune",
                        "report",
                        "compare",
                        "field",
                        "check",
                        "generate",
                        "list",
                        "bench",
                        "site",
                        "help");
    }

    @Test
    void helpIsAVerbToo() {
        assertThat(Shell.run("help", "run").out())
                .isEqualTo(Shell.run("run", "--help").out());
        assertThat(Shell.run("help").out()).isEqualTo(Shell.run("--help").out());
        assertThat(Shell.run("help", "rum").err()).contains("rum").hasLineCount(1);
    }

    @Test
    void listShowsOptimizersWithTheirDefaults() {
        Shell list = Shell.run("list");

        assertThat(list.exitCode()).isZero();
        assertThat(list.err()).isEmpty();
        assertThat(list.out())
                .contains("Studies: quick, paper-quadratic", "Metrics: decay")
                .contains("noisy-quadratic      quadratic bowl", "newton               Newton's method")
                .contains("learningRate=0.001, beta1=0.9, beta2=0.999, epsilon=1.0E-7");
    }
}
