package org.lodo.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lodo.bench.io.AtomicFiles;
import org.lodo.bench.io.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the page from which all reports of the project can be reached. */
final class IndexPage {

    /** The study that everybody runs first stays out of version control, and so out of a page that does not. */
    private static final String NOT_KEPT = "quick";

    private static final Logger LOG = LoggerFactory.getLogger(IndexPage.class);

    private IndexPage() {}

    /** Writes {@code index.html} into the folder of reports. */
    static void write(Path reports) throws IOException {
        StringBuilder body = new StringBuilder("<h1>Reports</h1>\n");
        body.append(
                "<h2>Studies</h2>\n<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"Studies\"><table>"
                        + "<thead><tr>");
        for (String title : List.of("study", "about", "claims", "runs", "commit")) {
            body.append("<th scope=\"col\" aria-sort=\"none\"><button type=\"button\">")
                    .append(title)
                    .append("</button></th>");
        }
        body.append("</tr></thead><tbody>\n");
        for (Path folder : folders(reports)) {
            Path manifest = folder.resolve("manifest.json");
            String name = String.valueOf(folder.getFileName());
            if (Files.exists(manifest) && !name.equals(NOT_KEPT)) {
                body.append(row(name, folder, manifest));
            }
        }
        body.append("</tbody></table></div>\n");
        List<String> others = new ArrayList<>();
        for (Path folder : folders(reports.resolve("tuned"))) {
            addIfThere(others, "Tuning of ", "tuned/", folder);
        }
        addIfThere(others, "Measurements of ", "", reports.resolve("performance"));
        if (!others.isEmpty()) {
            body.append("<h2>Tuning and speed</h2>\n<ul>\n");
            others.forEach(body::append);
            body.append("</ul>\n");
        }
        AtomicFiles.write(
                reports.resolve("index.html"),
                Page.of(
                        "Reports of the LODO suite",
                        "<a href=\"../README.md\">Project</a>",
                        body.toString(),
                        Map.of()));
    }

    private static List<Path> folders(Path parent) throws IOException {
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(parent)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static void addIfThere(List<String> items, String words, String parent, Path folder) {
        if (Files.exists(folder.resolve("report.md"))) {
            String name = PageBlockRenderer.escaped(String.valueOf(folder.getFileName()));
            String page = Files.exists(folder.resolve("report.html")) ? "report.html" : "report.md";
            items.add("<li><a href=\"" + parent + name + "/" + page + "\">" + words + name + "</a></li>\n");
        }
    }

    private static String row(String folderName, Path folder, Path manifest) {
        JsonNode root;
        try {
            root = Json.read(manifest, JsonNode.class);
        } catch (IOException | RuntimeException e) {
            LOG.warn("the index goes without {}: {}", folderName, e.getMessage());
            return "";
        }
        String name = PageBlockRenderer.escaped(folderName);
        String page = Files.exists(folder.resolve("report.html")) ? "report.html" : "report.md";
        int reproduced = 0;
        for (JsonNode claim : root.path("claims")) {
            reproduced += claim.path("verdict").asText().equals("reproduced") ? 1 : 0;
        }
        int claims = root.path("claims").size();
        String commit = root.path("environment").path("commit").asText();
        return "<tr><th scope=\"row\"><a href=\"" + name + "/" + page + "\">" + name + "</a></th><td>"
                + PageBlockRenderer.escaped(root.path("title").asText()) + "</td><td>"
                + (claims == 0 ? Numbers.NONE : reproduced + " of " + claims + " reproduced")
                + "</td><td class=\"number\">"
                + root.path("runs").size() + "</td><td><code>"
                + PageBlockRenderer.escaped(commit.substring(0, Math.min(10, commit.length()))) + "</code></td></tr>\n";
    }
}
