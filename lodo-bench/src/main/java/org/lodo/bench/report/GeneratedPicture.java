package org.lodo.bench.report;

import java.nio.file.Path;

/** The pictures that the verb {@code generate} adds to the plots of a study. */
public enum GeneratedPicture {

    /** Digits sampled from a trained network. */
    DIGITS("digits.png", "Digits drawn by generate with the run of lowest validation loss"),

    /** Inputs of the network. */
    INPUTS("inputs.png", "Input channels of a few examples");

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
