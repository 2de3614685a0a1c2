package org.lodo.bench.plot;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;

/** Light lines through the frame at the labelled ticks of both axes. */
final class GridLayer implements Layer {
    @Override
    public void draw(Graphics2D graphics, Frame frame) {
        graphics.setPaint(Style.GRID);
        graphics.setStroke(Style.THIN);
        frame.xScale().marks().stream()
                .filter(Mark::isLabelled)
                .forEach(mark ->
                        graphics.draw(new Line2D.Double(frame.at(mark.fraction(), 0), frame.at(mark.fraction(), 1))));
        frame.yScale().marks().stream()
                .filter(Mark::isLabelled)
                .forEach(mark ->
                        graphics.draw(new Line2D.Double(frame.at(0, mark.fraction()), frame.at(1, mark.fraction()))));
    }
}
