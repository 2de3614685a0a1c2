package org.lodo.problems.mnist;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * MNIST (LeCun and Cortes), or a data set in its format such as Fashion-MNIST or KMNIST: training and test images of 28 × 28
 * pixels, in four IDX files, compressed by gzip or not. Immutable.
 */
public final class MnistData {

    private static final String TRAINING_IMAGES = "train-images-idx3-ubyte";
    private static final String TRAINING_LABELS = "train-labels-idx1-ubyte";
    private static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
    private static final String TEST_LABELS = "t10k-labels-idx1-ubyte";

    /** The {@link #checksum} of the embedded files. */
    private static final String MNIST_CHECKSUM = "06b0d1f124c4e5fa796686ade41a9b778edacc8622f2195a352ef479ad44fc16";

    private static final int SIDE = PixelNetwork.SIDE;

    private final LabelledImages training;
    private final LabelledImages test;
    private final String checksum;

    private MnistData(byte[] trainingImages, byte[] trainingLabels, byte[] testImages, byte[] testLabels) {
        training = new LabelledImages(trainingImages, trainingLabels);
        test = new LabelledImages(testImages, testLabels);
        checksum = sha256(List.of(trainingImages, trainingLabels, testImages, testLabels));
    }

    /**
     * MNIST itself, 60,000 training and 10,000 test images, read from the class path on first use.
     *
     * @return the data, the same object every time
     */
    public static MnistData embedded() {
        return Embedded.DATA;
    }

    /**
     * Reads the four files of a folder: {@value #TRAINING_IMAGES}, {@value #TRAINING_LABELS}, {@value #TEST_IMAGES} and
     * {@value #TEST_LABELS}, each under this name, with the suffix {@code .gz}, or with a dot before {@code idx}.
     *
     * @param folder where they are
     * @return the data
     * @throws IllegalArgumentException if a file is missing or damaged, or labels and images do not match; the message names
     *     the file, what was found and what was expected
     */
    public static MnistData of(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    "data directory " + folder + ": " + (Files.exists(folder) ? "not a folder" : "not found")
                            + ", expected a folder with the four files of MNIST");
        }
        return read(name -> find(folder, name));
    }

    /**
     * @return the images to train on
     */
    public LabelledImages training() {
        return training;
    }

    /**
     * @return the images to test on
     */
    public LabelledImages test() {
        return test;
    }

    /**
     * @return SHA-256 of pixels and labels of the training set, then of the test set, in hexadecimal
     */
    public String checksum() {
        return checksum;
    }

    /** Where a file is found. */
    private record Found(String name, IdxFile.Source source) {}

    /** Finds a file by its plain name. */
    @FunctionalInterface
    private interface Finder {
        Found find(String name);
    }

    private static MnistData read(Finder files) {
        Found trainingImages = files.find(TRAINING_IMAGES);
        Found trainingLabels = files.find(TRAINING_LABELS);
        Found testImages = files.find(TEST_IMAGES);
        Found testLabels = files.find(TEST_LABELS);
        byte[] trainingPixels = images(trainingImages);
        byte[] testPixels = images(testImages);
        return new MnistData(
                trainingPixels,
                labels(trainingLabels, trainingPixels, trainingImages.name()),
                testPixels,
                labels(testLabels, testPixels, testImages.name()));
    }

    private static byte[] images(Found file) {
        byte[] pixels = IdxFile.read(file.name(), file.source(), SIDE, SIDE);
        if (pixels.length == 0) {
            throw new IllegalArgumentException(file.name() + ": no images, expected at least one");
        }
        return pixels;
    }

    private static byte[] labels(Found file, byte[] pixels, String ofImages) {
        byte[] labels = IdxFile.read(file.name(), file.source());
        int images = pixels.length / PixelNetwork.PIXELS;
        if (labels.length != images) {
            throw new IllegalArgumentException(file.name() + ": " + labels.length + " labels, expected " + images
                    + ", one for each image of " + ofImages);
        }
        return labels;
    }

    private static Found find(Path folder, String name) {
        for (String candidate : List.of(name, name + ".gz", name.replace("-idx", ".idx"))) {
            Path file = folder.resolve(candidate);
            if (Files.isRegularFile(file)) {
                return new Found(file.toString(), () -> Files.newInputStream(file));
            }
        }
        throw new IllegalArgumentException(folder.resolve(name) + ": not found, expected this file or " + name + ".gz");
    }

    private static String sha256(List<byte[]> parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            parts.forEach(digest::update);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Read when first used. */
    private static final class Embedded {
        private static final MnistData DATA = load();

        private Embedded() {}

        private static MnistData load() {
            MnistData data = read(name -> new Found(name + ".gz", () -> open(name + ".gz")));
            if (!data.checksum().equals(MNIST_CHECKSUM)) {
                throw new UncheckedIOException(new IOException(
                        "embedded MNIST has checksum " + data.checksum() + ", expected " + MNIST_CHECKSUM));
            }
            return data;
        }

        private static InputStream open(String file) throws IOException {
            return Objects.requireNonNull(MnistData.class.getResourceAsStream(file), file);
        }
    }
}
