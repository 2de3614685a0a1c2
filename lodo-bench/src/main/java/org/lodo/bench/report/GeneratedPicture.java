package org.lodo.bench.report;

import java.nio.file.Path;
import java.util.List;

/** The pictures that the verb {@code generate} adds to the plots of a study. */
public enum GeneratedPicture {

    /** Digits sampled from a trained network. */
    DIGITS("digits.png", "Digits drawn by generate with the run of lowest validation loss"),

    /** Digits sampled from the best network of another optimizer. */
    SECOND_DIGITS("digits-2.png", "Digits drawn by generate with the best run of the second best optimizer"),

    /** Digits sampled from the best network of a third optimizer. */
    THIRD_DIGITS("digits-3.png", "Digits drawn by generate with the best run of the third best optimizer"),

    /** Inputs of the network. */
    INPUTS("inputs.png", "Input channels of a few examples");

    /** Those of digits, from the best optimizer on. */
    public static final List<GeneratedPicture> OF_MODELS = List.of(DIGITS, SECOND_DIGITS, THIRD_DIGITS);

    private final String file;
    private final String caption;

    GeneratedPicture(String file, String caption) {
        this.file = file;
        this.caption = caption;
    }

    /**
     * @param folder the folder of plots, or any other
     * @return the picture's file
     */
    public Path in(Path folder) {
        return folder.resolve(file);
    }

    String file() {
        return file;
    }

    String caption() {
        return caption;
    }
}
