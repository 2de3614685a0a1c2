package org.lodo.problems.mnist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistDataTest {

    private static final String IMAGES = "train-images-idx3-ubyte";
    private static final String LABELS = "train-labels-idx1-ubyte";
    private static final int COUNT = 3;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeSmallDataset() {
        write(IMAGES, images(COUNT));
        write(LABELS, labels(COUNT));
        write("t10k-images-idx3-ubyte.gz", gzip(images(2)));
        write("t10k-labels.idx1-ubyte", labels(2));
    }

    @Test
    void embeddedDataAreMnist() {
        MnistData data = MnistData.embedded();
        assertThat(data.training().count()).isEqualTo(60_000);
        assertThat(data.test().count()).isEqualTo(10_000);
        assertThat(labels(data.training())).containsExactly(5, 0, 4, 1, 9);
        assertThat(labels(data.test())).containsExactly(7, 2, 1, 0, 4);
        // The mean over the training set divided by 255, as commonly quoted: 0.1307.
        double sum = 0;
        for (byte pixel : data.training().pixels()) {
            sum += pixel & 0xFF;
        }
        assertThat(sum / (60_000 * 784) / 255).isCloseTo(0.1307, within(1e-4));
        assertThat(MnistData.embedded()).isSameAs(data);
    }

    @Test
    void readsAllFileNamesCompressedOrNot() {
        MnistData data = MnistData.of(folder);
        assertThat(data.training().count()).isEqualTo(COUNT);
        assertThat(data.test().count()).isEqualTo(2);
        assertThat(data.training().label(2)).isEqualTo(2);
        assertThat(data.training().pixels(1)).hasSize(784).startsWith(16, 17, 18);
        String checksum = data.checksum();
        write(IMAGES + ".gz", gzip(images(COUNT)));
        delete(IMAGES);
        assertThat(MnistData.of(folder).checksum()).isEqualTo(checksum).hasSize(64);
    }

    @Test
    void rejectsAMissingFolder() {
        assertFails(
                folder.resolve("none"),
                "data directory {}/none: not found, expected a folder with the four files of MNIST");
        assertFails(
                folder.resolve(IMAGES),
                "data directory {}/" + IMAGES + ": not a folder, expected a folder with the four files of MNIST");
    }

    @Test
    void rejectsAMissingFile() {
        delete(LABELS);
        assertFails("{}/" + LABELS + ": not found, expected this file or " + LABELS + ".gz");
    }

    @Test
    void rejectsAWrongMagicNumber() {
        write(IMAGES, labels(COUNT));
        assertFails("{}/" + IMAGES + ": magic number 0x00000801, expected 0x00000803");
    }

    @Test
    void rejectsATruncatedHeader() {
        write(IMAGES, Arrays.copyOf(images(COUNT), 9));
        assertFails("{}/" + IMAGES + ": 9 bytes, expected a header of 16");
        write(IMAGES, new byte[0]);
        assertFails("{}/" + IMAGES + ": 0 bytes, expected a header of 16");
    }

    @Test
    void rejectsImagesOfAnotherSize() {
        write(
                IMAGES,
                ByteBuffer.allocate(16 + 32 * 32)
                        .putInt(0x803)
                        .putInt(1)
                        .putInt(32)
                        .putInt(32)
                        .array());
        assertFails("{}/" + IMAGES + ": rows = 32, expected 28");
        write(
                IMAGES,
                ByteBuffer.allocate(16 + 28 * 32)
                        .putInt(0x803)
                        .putInt(1)
                        .putInt(28)
                        .putInt(32)
                        .array());
        assertFails("{}/" + IMAGES + ": columns = 32, expected 28");
    }

    @Test
    void rejectsMissingPixels() {
        write(IMAGES, Arrays.copyOf(images(COUNT), 16 + 784 + 5));
        assertFails("{}/" + IMAGES + ": 789 bytes after the header, expected 2352 for 3 entries");
    }

    @Test
    void absurdCountsAllocateNoMemory() {
        write(
                IMAGES,
                ByteBuffer.allocate(16)
                        .putInt(0x803)
                        .putInt(-1)
                        .putInt(28)
                        .putInt(28)
                        .array());
        assertFails("{}/" + IMAGES + ": 4294967295 entries, expected at most 2739137");
        write(
                IMAGES,
                ByteBuffer.allocate(16)
                        .putInt(0x803)
                        .putInt(2_000_000)
                        .putInt(28)
                        .putInt(28)
                        .array());
        assertFails("{}/" + IMAGES + ": 0 bytes after the header, expected 1568000000 for 2000000 entries");
        write(
                IMAGES,
                ByteBuffer.allocate(16)
                        .putInt(0x803)
                        .putInt(0)
                        .putInt(28)
                        .putInt(28)
                        .array());
        assertFails("{}/" + IMAGES + ": no images, expected at least one");
    }

    @Test
    void rejectsTrailingBytes() {
        write(LABELS, Arrays.copyOf(labels(COUNT), 8 + COUNT + 1));
        assertFails("{}/" + LABELS + ": goes on after the 3 bytes that its header tells, expected its end");
    }

    @Test
    void rejectsTruncatedCompressedData() {
        byte[] whole = gzip(images(COUNT));
        delete(IMAGES);
        write(IMAGES + ".gz", Arrays.copyOf(whole, whole.length / 2));
        assertFails("{}/" + IMAGES + ".gz: ends within its compressed data, expected a whole file");
    }

    @Test
    void rejectsCorruptCompressedData() {
        byte[] bytes = gzip(images(COUNT));
        bytes[bytes.length - 6] ^= 0x55;
        delete(IMAGES);
        write(IMAGES + ".gz", bytes);
        assertThatThrownBy(() -> MnistData.of(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(folder + "/" + IMAGES + ".gz: damaged compressed data (")
                .hasMessageEndingWith("), expected a whole gzip file");
    }

    @Test
    void rejectsAnotherNumberOfLabelsThanImages() {
        write(LABELS, labels(COUNT + 1));
        assertFails("{}/" + LABELS + ": 4 labels, expected 3, one for each image of {}/" + IMAGES);
    }

    @Test
    void dataMayHaveMoreClassesThanMnist() {
        byte[] labels = labels(COUNT);
        labels[8 + 1] = 26;
        labels[8 + 2] = (byte) 200;
        write(LABELS, labels);

        MnistData data = MnistData.of(folder);

        assertThat(data.training().label(1)).isEqualTo(26);
        assertThat(data.training().label(2)).isEqualTo(200);
    }

    private void assertFails(String message) {
        assertFails(folder, message);
    }

    private void assertFails(Path data, String message) {
        assertThatThrownBy(() -> MnistData.of(data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message.replace("{}", folder.toString()));
    }

    private static int[] labels(LabelledImages images) {
        return new int[] {images.label(0), images.label(1), images.label(2), images.label(3), images.label(4)};
    }

    private static byte[] images(int count) {
        byte[] bytes = new byte[16 + count * 784];
        ByteBuffer.wrap(bytes).putInt(0x803).putInt(count).putInt(28).putInt(28);
        for (int i = 16; i < bytes.length; i++) {
            bytes[i] = (byte) (i - 16);
        }
        return bytes;
    }

    private static byte[] labels(int count) {
        byte[] bytes = new byte[8 + count];
        ByteBuffer.wrap(bytes).putInt(0x801).putInt(count);
        for (int i = 0; i < count; i++) {
            bytes[8 + i] = (byte) i;
        }
        return bytes;
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void write(String name, byte[] content) {
        try {
            Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void delete(String name) {
        try {
            Files.delete(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
