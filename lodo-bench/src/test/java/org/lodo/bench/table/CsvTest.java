package org.lodo.bench.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class CsvTest {

    @Test
    void noTextIsAFormula() {
        StringColumn words = StringColumn.create(
                "=words", "=1+1", "+a", "-a", "@sum", "\t=1+1", " =1+1", "-0.5", "+1e-3", "a=1", "−1", "'=1");

        assertThat(Csv.of(Table.create(words)).lines())
                .containsExactly(
                        "'=words", "'=1+1", "'+a", "'-a", "'@sum", "'\t=1+1", "' =1+1", "-0.5", "+1e-3", "a=1", "−1",
                        "'=1");
    }

    @Test
    void numbersStayNumbers() {
        DoubleColumn numbers = DoubleColumn.create("numbers", -0.5, Double.NaN, -1e-300, Double.NEGATIVE_INFINITY);

        assertThat(Csv.of(Table.create(numbers))).isEqualTo("numbers\n-0.5\n\n-1.0E-300\n-Infinity\n");
    }
}
