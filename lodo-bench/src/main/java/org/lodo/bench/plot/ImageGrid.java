package org.lodo.bench.plot;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.lodo.engine.io.AtomicFiles;

/** Small grey images side by side, each pixel enlarged. */
public final class ImageGrid {

    private static final int ENLARGEMENT = 4;
    private static final int GAP = 4;
    private static final int BACKGROUND = 0x60;

    private ImageGrid() {}

    /**
     * Writes a PNG file.
     *
     * @param file the file; missing folders are created
     * @param images row by row from the top left; each its pixels row by row, from 0, black, to 1, white
     * @param columns number of images per row
     * @param side number of rows and of columns of an image
     * @throws IOException if the file cannot be written
     */
    public static void write(Path file, List<double[]> images, int columns, int side) throws IOException {
        int cell = side * ENLARGEMENT + GAP;
        int rows = (images.size() + columns - 1) / columns;
        int width = columns * cell + GAP;
        int[] grey = new int[width * (rows * cell + GAP)];
        Arrays.fill(grey, BACKGROUND);
        for (int i = 0; i < images.size(); i++) {
            int left = GAP + i % columns * cell;
            int top = GAP + i / columns * cell;
            for (int p = 0; p < side * side * ENLARGEMENT * ENLARGEMENT; p++) {
                int y = p / (side * ENLARGEMENT);
                int x = p % (side * ENLARGEMENT);
                double value = images.get(i)[y / ENLARGEMENT * side + x / ENLARGEMENT];
                grey[(top + y) * width + left + x] = (int) Math.round(255 * Math.max(0, Math.min(1, value)));
            }
        }
        BufferedImage image = new BufferedImage(width, grey.length / width, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setPixels(0, 0, width, image.getHeight(), grey);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        ImageIO.write(image, "png", content);
        AtomicFiles.write(file, content.toByteArray());
    }
}
