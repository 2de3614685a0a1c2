package org.lodo.bench.plot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/** Gives clip paths the same names in every run; the library uses hash codes, which vary. */
final class ClipNumbers {
    private ClipNumbers() {}

    /** Renames clip paths and the references to them, in document order. */
    static void assign(List<Element> elements) {
        Map<String, String> references = new HashMap<>();
        for (Element element : elements) {
            if (element.getTagName().equals("clipPath")) {
                String name = "clip" + (references.size() + 1);
                references.put(reference(element.getAttribute("id")), reference(name));
                element.setAttribute("id", name);
            }
        }
        elements.stream()
                .filter(element -> element.hasAttribute("clip-path"))
                .forEach(element ->
                        element.setAttribute("clip-path", references.get(element.getAttribute("clip-path"))));
    }

    private static String reference(String name) {
        return "url(#" + name + ")";
    }
}
