package org.lodo.bench.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lodo.bench.document.Chart;
import org.lodo.bench.document.Figure;
import org.lodo.engine.run.CatalogSelection;

/** The figures of curves of a report whose runs have no curves any more: the charts of the page that was written with them. */
final class StoredFigures {

    private static final String BY_STEP = "-by-step";
    private static final String BY_TIME = "-by-time";

    private StoredFigures() {}

    /** Those of a problem, and pictures that belong to it. */
    static List<Figure> of(StudyContext context, CatalogSelection problem) throws IOException {
        List<Figure> figures = new ArrayList<>();
        for (Map.Entry<String, Chart> stored : context.storedCharts().entrySet()) {
            String name = stored.getKey();
            Chart chart = stored.getValue();
            if (!problem.label().equals(owner(context, name))
                    || !context.figures().has(name + ".svg")) {
                continue;
            }
            String ending = ": " + problem.label();
            String caption = chart.title().endsWith(ending)
                    ? chart.title().substring(0, chart.title().length() - ending.length())
                    : chart.title();
            figures.add(context.figures().stored(name, caption, chart));
            String byTime = name.replace(BY_STEP, BY_TIME);
            if (!context.storedCharts().containsKey(byTime) && context.figures().has(byTime + ".svg")) {
                figures.add(context.figures().storedView(byTime, caption + " by time", chart));
            }
        }
        for (GeneratedPicture picture : GeneratedPicture.values()) {
            context.figures().existing(picture.file(), picture.caption()).ifPresent(figures::add);
        }
        return figures;
    }

    /** The problem with the longest label that the name begins with; empty if it is a sweep's, or there is none. */
    private static String owner(StudyContext context, String name) {
        String owner = "";
        for (CatalogSelection problem : context.study().problems()) {
            String label = problem.label();
            if (name.startsWith(label + "-") && label.length() > owner.length()) {
                owner = label;
            }
        }
        String found = owner;
        boolean isOfSweep = context.study().sweeps().stream()
                .anyMatch(sweep -> name.equals(found + "-" + sweep.label() + "-by-" + sweep.setting())
                        || name.equals(sweep.label() + "-by-" + sweep.setting()));
        return isOfSweep ? "" : owner;
    }
}
