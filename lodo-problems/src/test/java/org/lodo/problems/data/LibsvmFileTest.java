package org.lodo.problems.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibsvmFileTest {

    private static final String THREE = """
            # three examples
            +1 1:0.5 3:-2e-1 # the first

            -1 2:7\t3:.25
            +1
            """;

    @TempDir
    private Path dir;

    @Test
    void readsExamplesWithTheirZeros() throws IOException {
        LabelledData data = LibsvmFile.read(write(THREE));
        assertThat(data.count()).isEqualTo(3);
        assertThat(data.featureCount()).isEqualTo(3);
        assertThat(data.classCount()).isEqualTo(2);
        assertThat(data.labels()).as("−1 before +1").containsExactly(1, 0, 1);
        assertThat(data.features()).containsExactly(0.5, 0, -0.2, 0, 7, 0.25, 0, 0, 0);
    }

    @Test
    void readsLinesThatEndAsOnWindowsOrWithTheFile() throws IOException {
        String windows = THREE.stripTrailing().replace("\n", "\r\n");
        assertThat(LibsvmFile.read(write(windows)).checksum())
                .isEqualTo(LibsvmFile.read(write(THREE)).checksum());
    }

    @Test
    void readsCompressedFilesWhateverTheirName() throws IOException {
        byte[] compressed = gzip(THREE.getBytes(StandardCharsets.US_ASCII));
        Path file = Files.write(dir.resolve("compressed"), compressed);
        assertThat(LibsvmFile.read(file).count()).isEqualTo(3);

        Files.write(file, Arrays.copyOf(compressed, compressed.length - 12));
        assertThatThrownBy(() -> LibsvmFile.read(file))
                .hasMessage(file + ": damaged compressed data, must be a whole gzip file");
    }

    @Test
    void classesAreTheLabelsInAscendingOrder() throws IOException {
        LabelledData data = LibsvmFile.read(write("10 1:1\n2.5 1:2\n-3 1:3\n2.50 1:4\n-0 1:5\n0 1:6\n"));
        assertThat(data.labels()).containsExactly(3, 2, 0, 2, 1, 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            one 1:2           | label = one: must be a finite number
            NaN 1:2           | label = NaN: must be a finite number
            0x1p3 1:2         | label = 0x1p3: must be a finite number
            1 1:1e999         | value of index 1 = 1e999: must be a finite number
            1 1:1d            | value of index 1 = 1d: must be a finite number
            1 1:              | value of index 1 = : must be a finite number
            1 1:2:3           | value of index 1 = 2:3: must be a finite number
            1 3               | '3': must be INDEX:VALUE, such as 7:0.5
            1 1,2             | '1,2': must be INDEX:VALUE, such as 7:0.5
            1 qid:3 1:2       | index = qid: must be a whole number from 1 to 100000
            1 0:2             | index = 0: must be a whole number from 1 to 100000
            1 -1:2            | index = -1: must be a whole number from 1 to 100000
            1 100001:2        | index = 100001: must be a whole number from 1 to 100000
            1 99999999999:2   | index = 99999999999: must be a whole number from 1 to 100000
            1 2:2 2:3         | index = 2: must be above 2, the index before it
            1 5:2 2:3         | index = 2: must be above 5, the index before it
            """)
    void rejectsLinesThatAreNoExample(String line, String message) throws IOException {
        Path file = write("1 1:1\n-1 2:2\n" + line + "\n");
        assertThatThrownBy(() -> LibsvmFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + ":3: " + message);
    }

    @Test
    void quotesLittleOfWhatIsWrong() throws IOException {
        Path file = write("1 " + "x".repeat(100_000) + "\n");
        assertThatThrownBy(() -> LibsvmFile.read(file))
                .hasMessage(file + ":1: '" + "x".repeat(40) + "…': must be INDEX:VALUE, such as 7:0.5");
        Path bell = write("1\u0007\u001b[31m 1:2\n");
        assertThatThrownBy(() -> LibsvmFile.read(bell))
                .hasMessage(bell + ":1: label = 1??[31m: must be a finite number");
    }

    @Test
    void rejectsFilesWithoutTwoClassesOrAFeature() throws IOException {
        Path none = write("# nothing\n");
        assertThatThrownBy(() -> LibsvmFile.read(none))
                .hasMessage(none + ": 0 examples of 0 classes, must have at least two");
        Path one = write("1 1:2\n1 1:3\n");
        assertThatThrownBy(() -> LibsvmFile.read(one))
                .hasMessage(one + ": 2 examples of 1 classes, must have at least two");
        Path bare = write("1\n2\n");
        assertThatThrownBy(() -> LibsvmFile.read(bare))
                .hasMessage(bare + ": no feature, must have at least one INDEX:VALUE");
    }

    @Test
    void rejectsLabelsOfARegression() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            text.append(i * 0.37).append(" 1:1\n");
        }
        Path file = write(text.toString());
        assertThatThrownBy(() -> LibsvmFile.read(file))
                .hasMessage(
                        file + ":101: 101 different labels: must be at most 100 classes; labels of a regression cannot"
                                + " be classified");
    }

    /** A small file that says that its table is large. */
    @Test
    void rejectsTablesThatDoNotFit() throws IOException {
        Path file = write("1 100000:1\n" + "2 1:1\n".repeat(300));
        assertThatThrownBy(() -> LibsvmFile.read(file))
                .hasMessage(file + ":201: 201 examples of 100000 features, 20100000 numbers: must be at most 20000000");
    }

    /** Compressed, it takes four kilobytes. */
    @Test
    void rejectsLinesThatDoNotEnd() throws IOException {
        Path file = Files.write(dir.resolve("bomb.gz"), gzip(new byte[BoundedLines.MAX_LINE + 1]));
        assertThatThrownBy(() -> LibsvmFile.read(file))
                .hasMessage(file + ":1: a line of more than 4194304 bytes, must have at most as many");
    }

    @Test
    void rejectsWhatIsNoFile() {
        assertThatThrownBy(() -> LibsvmFile.read(dir.resolve("nowhere")))
                .hasMessage("data file " + dir.resolve("nowhere") + ": not found, must be a file in LIBSVM's format");
        assertThatThrownBy(() -> LibsvmFile.read(dir))
                .hasMessage("data file " + dir + ": not a file, must be a file in LIBSVM's format");
    }

    private Path write(String text) throws IOException {
        Path file = Files.createTempFile(dir, "data", ".txt");
        return Files.writeString(file, text, StandardCharsets.ISO_8859_1);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }
}
