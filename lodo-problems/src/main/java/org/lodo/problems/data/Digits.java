package org.lodo.problems.data;

/**
 * Handwritten digits in 8 × 8 pixels: 1,797 images of the ten digits (Alpaydin and Kaynak 1998, UCI Machine Learning
 * Repository, CC BY 4.0). The 64 features of an image are its pixels, row by row: sixteenths from 0 (paper) to 1 (ink). The
 * class is the digit.
 */
public final class Digits {

    /** Rows, and columns, of an image. */
    public static final int SIDE = 8;

    /** Pixels of an image. */
    public static final int PIXELS = SIDE * SIDE;

    /** The ten digits. */
    public static final int CLASSES = 10;

    private static final double LARGEST_VALUE = 16;

    private Digits() {}

    /**
     * All images, read from the class path on first use.
     *
     * @return the data, the same object every time
     */
    public static LabelledData data() {
        return Embedded.DATA;
    }

    /** Read when first used. */
    private static final class Embedded {
        private static final LabelledData DATA = EmbeddedTable.read(
                "digits.csv.gz",
                0,
                PIXELS,
                CLASSES,
                LARGEST_VALUE,
                "b759726b594709436325362bf30ffb129c892d7fd927a27cae88233550d715fb");

        private Embedded() {}
    }
}
