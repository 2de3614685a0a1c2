package org.lodo.bench.plot;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jfree.chart.JFreeChart;

/** Draws charts as PNG images. */
final class PngRenderer {

    static {
        // A plot fits into memory; a cache on disk would need a shutdown hook, which a process that is ending refuses.
        ImageIO.setUseCache(false);
    }

    private static final int RESOLUTION = 2;

    private static final Map<RenderingHints.Key, Object> HINTS = Map.of(
            RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON,
            RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON,
            RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON,
            RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);

    private PngRenderer() {}

    /**
     * Returns the content of a PNG file with a chart in double resolution.
     *
     * @throws IOException if the image cannot be encoded
     */
    static byte[] render(JFreeChart chart) throws IOException {
        BufferedImage image =
                new BufferedImage(RESOLUTION * Style.WIDTH, RESOLUTION * Style.HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.addRenderingHints(HINTS);
        graphics.scale(RESOLUTION, RESOLUTION);
        chart.draw(graphics, new Rectangle2D.Double(0, 0, Style.WIDTH, Style.HEIGHT));
        graphics.dispose();
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        ImageIO.write(image, "png", content);
        return content.toByteArray();
    }
}
