package org.lodo.bench.cli;

import java.util.ArrayList;
import java.util.List;
import org.lodo.engine.catalog.UsageException;

/** Names with commas between them, as the value of an option that may be given several times. */
final class CommaList {

    private CommaList() {}

    /** All names in order; an empty one, such as that of a lone comma, is refused rather than taken for none. */
    static List<String> parse(String option, List<String> values) {
        List<String> names = new ArrayList<>();
        for (String value : values) {
            for (String name : value.split(",", -1)) {
                if (name.isBlank()) {
                    throw new UsageException(option + " = " + (value.isEmpty() ? "''" : value)
                            + ": must have a name on each side of a comma");
                }
                names.add(name.strip());
            }
        }
        return names;
    }
}
