/**
 * Draws the plots of the benchmark and writes each as SVG and PNG, without a display.
 *
 * <p>A plot is described by immutable records ({@link org.lodo.bench.plot.CurvePlot} and
 * {@link org.lodo.bench.plot.TrajectoryPlot}); {@link org.lodo.bench.plot.PlotWriter} draws and writes them, and
 * {@link org.lodo.bench.plot.Palette} gives an optimizer of the catalog the same colour and dash in every plot. Nothing here depends
 * on the default locale, the time or a random number: on one machine the same plot gives the same bytes.
 */
@NullMarked
package org.lodo.bench.plot;

import org.jspecify.annotations.NullMarked;
