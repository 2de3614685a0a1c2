package org.lodo.bench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class InvocationTest {

    private static final String BEGIN = "mvn -pl lodo-bench exec:java -Dexec.args=\"";

    @Test
    void plainArgumentsAreNotQuoted() {
        assertThat(Invocation.ofMaven(
                        List.of("run", "quick", "--set", "adam.learningRate=0.1", "--problems", "a,b[c=1]")))
                .isEqualTo(BEGIN + "run quick --set adam.learningRate=0.1 --problems a,b[c=1]\"");
    }

    @Test
    void theShellReadsWhatTheJarIsGiven() {
        assertThat(Invocation.ofJar(
                        List.of("run", "quick", "--plugins", "a&b.jar", "--spark", "local[2]", "--out", "it's")))
                .isEqualTo("java -jar lodo.jar run quick --plugins 'a&b.jar' --spark 'local[2]' --out 'it'\\''s'");
    }

    @Test
    void spacesAreQuotedForThePlugin() {
        assertThat(Invocation.ofMaven(List.of("check", "--accept", "a new rule")))
                .isEqualTo(BEGIN + "check --accept 'a new rule'\"");
    }

    @Test
    void clusterNeedsItsProfile() {
        String command = "mvn -Pspark -pl lodo-bench exec:java -Dexec.args=\"run quick --spark";

        assertThat(Invocation.ofMaven(List.of("run", "quick", "--spark", "local[2]")))
                .isEqualTo(command + " local[2]\"");
        assertThat(Invocation.ofMaven(List.of("run", "quick", "--spark=local"))).isEqualTo(command + "=local\"");
    }

    static Stream<List<String>> argumentsWithAMeaning() {
        return Stream.of(
                List.of("run", "my study.yaml", "--out", "/tmp/a  b"),
                List.of("check", "--accept", "it's better"),
                List.of("check", "--accept", "so-called \"better\""),
                List.of("check", "--accept", "it's \"better\"", "'", "\"", "'\"'"),
                List.of("run", "$HOME/`date`.yaml", "--out", "C:\\results\\new", "\\\\"),
                List.of("check", "--accept", "two\nlines and a\ttab"));
    }

    @ParameterizedTest
    @MethodSource("argumentsWithAMeaning")
    void shellAndPluginReproduceTheArguments(List<String> arguments) {
        String command = Invocation.ofMaven(arguments);

        assertThat(command).startsWith(BEGIN).endsWith("\"");
        assertThat(asPlugin(asShell(command.substring(BEGIN.length())))).isEqualTo(arguments);
    }

    /** What a POSIX shell reads between the quotes; the closing one must be the last character. */
    private static String asShell(String quoted) {
        StringBuilder read = new StringBuilder();
        int i = 0;
        while (quoted.charAt(i) != '"') {
            assertThat(quoted.charAt(i)).as("expanded by the shell").isNotIn('$', '`');
            boolean isEscaped = quoted.charAt(i) == '\\' && "\\\"$`".indexOf(quoted.charAt(i + 1)) >= 0;
            i += isEscaped ? 1 : 0;
            read.append(quoted.charAt(i));
            i++;
        }
        assertThat(i).isEqualTo(quoted.length() - 1);
        return read.toString();
    }

    /** As plexus-utils splits a command line for exec-maven-plugin: a quote ends at the next of its kind. */
    private static List<String> asPlugin(String line) {
        List<String> arguments = new ArrayList<>();
        StringBuilder argument = new StringBuilder();
        String quote = "";
        StringTokenizer tokens = new StringTokenizer(line, "\"' ", true);
        while (tokens.hasMoreTokens()) {
            String token = tokens.nextToken();
            if (!quote.isEmpty()) {
                if (token.equals(quote)) {
                    quote = "";
                } else {
                    argument.append(token);
                }
            } else if (token.equals("'") || token.equals("\"")) {
                quote = token;
            } else if (!token.equals(" ")) {
                argument.append(token);
            } else if (argument.length() > 0) {
                arguments.add(argument.toString());
                argument.setLength(0);
            }
        }
        assertThat(quote).as("unclosed quote").isEmpty();
        if (argument.length() > 0) {
            arguments.add(argument.toString());
        }
        return arguments;
    }
}
