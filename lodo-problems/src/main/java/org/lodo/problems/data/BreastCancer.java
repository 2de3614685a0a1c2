package org.lodo.problems.data;

/**
 * The diagnostic Wisconsin data on breast cancer: 30 measures of the nuclei of cells in 569 samples of tissue (Wolberg,
 * Mangasarian, Street and Street 1995, UCI Machine Learning Repository, CC BY 4.0). Class 0 is malignant (212 samples), class 1
 * benign (357). The features span six orders of magnitude; see {@link LabelledData#standardized}.
 */
public final class BreastCancer {

    private static final int FEATURES = 30;

    private BreastCancer() {}

    /**
     * All samples, read from the class path on first use.
     *
     * @return the data, the same object every time
     */
    public static LabelledData data() {
        return Embedded.DATA;
    }

    /** Read when first used. */
    private static final class Embedded {
        private static final LabelledData DATA = EmbeddedTable.read(
                "breast-cancer.csv.gz",
                1,
                FEATURES,
                2,
                1,
                "c6eedd09ea3e596c50c8d8b5adc41bec564b31f333fc6239f96a9b9669735e67");

        private Embedded() {}
    }
}
