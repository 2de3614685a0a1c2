/** Turns the results of a study into summary, plots and a report to read. */
package org.lodo.bench.report;
