package org.lodo.bench.plot;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jfree.chart.JFreeChart;

/** Draws charts as SVG documents. */
final class SvgRenderer {
    /** The number format inside the vector graphics library is shared by all its documents, but not thread-safe. */
    private static final Object LIBRARY_LOCK = new Object();

    private SvgRenderer() {}

    /**
     * Returns the content of an SVG file with a chart.
     *
     * @param chart the chart
     * @param title the title of the document, of characters that XML allows
     * @throws IOException if the document cannot be encoded
     */
    static byte[] render(JFreeChart chart, String title) throws IOException {
        VectorGraphics2D graphics = new VectorGraphics2D();
        chart.draw(graphics, new Rectangle2D.Double(0, 0, Style.WIDTH, Style.HEIGHT));
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        synchronized (LIBRARY_LOCK) {
            new SVGProcessor()
                    .getDocument(graphics.getCommands(), new PageSize(Style.WIDTH, Style.HEIGHT))
                    .writeTo(content);
        }
        return SvgCleanup.clean(content.toByteArray(), title);
    }
}
