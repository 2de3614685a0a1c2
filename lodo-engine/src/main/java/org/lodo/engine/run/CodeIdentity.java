package org.lodo.engine.run;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hipparchus.util.FastMath;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.io.ClassPath;
import org.lodo.optimizer.Optimizer;
import org.ojalgo.OjAlgoUtils;

/**
 * The code that results depend on, by parts: lodo-core, lodo-engine, the artifacts that declare the settings of the
 * catalog's optimizers and problems (which also implement them), the packages of the catalog's providers, plug-ins, and the
 * numeric libraries. Code that only requests or presents results, such as commands and reports, is not part of it.
 *
 * @param parts by name of the part a digest of its classes, or the version of a library
 */
public record CodeIdentity(SortedMap<String, String> parts) {

    private static final int DIGITS = 16;

    /** Copies the map. */
    public CodeIdentity {
        parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
    }

    /**
     * @param catalog the catalog of optimizers and problems
     * @param plugins jars or class folders added to the class path
     * @return the code of this process
     * @throws IOException if classes cannot be read
     */
    public static CodeIdentity of(Catalog catalog, List<URL> plugins) throws IOException {
        Parts parts = new Parts();
        parts.artifact(Optimizer.class);
        parts.artifact(CodeIdentity.class);
        List<Path> ofPlugins = new ArrayList<>();
        for (URL plugin : plugins) {
            ofPlugins.add(ClassPath.path(plugin));
        }
        for (Class<?> provider : catalog.providers()) {
            Path location = ClassFiles.location(provider);
            if (ofPlugins.contains(location)) {
                parts.add("plug-in " + provider.getSimpleName(), ClassFiles.digest(location, ""));
            } else {
                parts.add(
                        "package " + provider.getPackageName(), ClassFiles.digest(location, provider.getPackageName()));
            }
        }
        for (Record settings : catalog.settings()) {
            if (!ofPlugins.contains(ClassFiles.location(settings.getClass()))) {
                parts.artifact(settings.getClass());
            }
        }
        parts.add("ojAlgo", LibraryVersion.of(OjAlgoUtils.class));
        parts.add("Hipparchus", LibraryVersion.of(FastMath.class));
        return new CodeIdentity(parts.collected);
    }

    /**
     * @return SHA-256 over all parts, in hexadecimal
     */
    public String digest() {
        Sha256 digest = new Sha256();
        parts.forEach((name, value) -> digest.update(name + " " + value + "\n"));
        return digest.hex();
    }

    /**
     * Lists how this code differs from the code of a stored result.
     *
     * @param before the parts of the code of the result; null or empty if a version that did not record them wrote it
     * @return a change for each part that differs, such as "lodo-engine changed" or "ojAlgo 57.0.0 → 57.1.0"
     */
    public List<String> changesSince(Map<String, String> before) {
        if (before == null || before.isEmpty()) {
            return List.of("the code, whose parts the result does not record");
        }
        TreeSet<String> names = new TreeSet<>(parts.keySet());
        names.addAll(before.keySet());
        List<String> changes = new ArrayList<>();
        for (String name : names) {
            String then = before.get(name);
            String now = parts.get(name);
            if (then == null) {
                changes.add(name + " added");
            } else if (now == null) {
                changes.add(name + " removed");
            } else if (!then.equals(now)) {
                changes.add(then.length() < DIGITS ? name + " " + then + " → " + now : name + " changed");
            }
        }
        return changes;
    }

    /** Collects the parts, each artifact once. */
    private static final class Parts {
        private final SortedMap<String, String> collected = new TreeMap<>();

        void add(String name, String value) {
            collected.put(name, value);
        }

        /** Adds the jar or folder that contains a class. */
        void artifact(Class<?> member) throws IOException {
            Path location = ClassFiles.location(member);
            String name = ClassFiles.artifactName(location);
            if (!collected.containsKey(name)) {
                add(name, ClassFiles.digest(location, ""));
            }
        }
    }
}
