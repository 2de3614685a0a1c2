package org.lodo.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvenanceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "java -jar lodo.jar run quick --out /home/me/results --seeds 2 | java -jar lodo.jar run quick --seeds 2",
                "mvn exec:java -Dexec.args=\"run quick --out=results\" | mvn exec:java -Dexec.args=\"run quick\"",
                "mvn exec:java -Dexec.args=\"run quick --out 'my results' --seeds 2\" | mvn exec:java -Dexec.args=\"run quick --seeds 2\"",
                "java -jar lodo.jar run --outer x | java -jar lodo.jar run --outer x",
            })
    void aCommandIsShownWithoutItsFolder(String command, String shown) {
        assertThat(Provenance.command(command)).isEqualTo(shown);
    }
}
