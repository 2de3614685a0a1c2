package org.lodo.spark;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.hipparchus.stat.ranking.NaturalRanking;
import org.hipparchus.util.FastMath;
import org.jspecify.annotations.NullMarked;
import org.lodo.engine.io.ClassPath;
import org.lodo.engine.remote.RemoteCode;
import org.lodo.engine.run.ClassFiles;
import org.lodo.engine.run.CodeIdentity;
import org.lodo.optimizer.Optimizer;
import org.ojalgo.OjAlgoUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yaml.snakeyaml.Yaml;

/**
 * The jars that executors need, as files with names of their own: the suite, the libraries that it runs on and the plug-ins. Folders
 * of classes are packed; the identity of code does not depend on that. Closing it deletes what was packed.
 */
final class Shipment implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Shipment.class);

    /** A class of each jar that a run needs; the parts of the catalog come in addition. */
    private static final List<Class<?>> MEMBERS = List.of(
            Optimizer.class,
            CodeIdentity.class,
            ExecutorRuns.class,
            OjAlgoUtils.class,
            FastMath.class,
            NaturalRanking.class,
            JsonCreator.class,
            JsonFactory.class,
            ObjectMapper.class,
            YAMLFactory.class,
            Yaml.class,
            LevenshteinDistance.class,
            StringUtils.class,
            NullMarked.class);

    private final Path folder;
    private final Set<Path> libraries = new LinkedHashSet<>();
    private final List<Path> plugins = new ArrayList<>();
    private final Path own;

    /**
     * @param code the code of this process
     * @throws IOException if classes cannot be read or packed
     */
    Shipment(RemoteCode code) throws IOException {
        folder = Files.createTempDirectory("lodo-spark");
        try {
            List<Path> ofPlugins = code.plugins().stream().map(ClassPath::path).toList();
            for (Path plugin : ofPlugins) {
                plugins.add(packed(plugin, "plugin-" + plugins.size() + ".jar"));
            }
            for (Class<?> member : members(code)) {
                Path location = ClassFiles.location(member);
                if (!ofPlugins.contains(location)) {
                    libraries.add(library(location));
                }
            }
            own = library(ClassFiles.location(ExecutorRuns.class));
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private static List<Class<?>> members(RemoteCode code) {
        List<Class<?>> members = new ArrayList<>(MEMBERS);
        members.addAll(code.catalog().providers());
        code.catalog().settings().forEach(settings -> members.add(settings.getClass()));
        return members;
    }

    /** A jar as it is, as part of the identity of code is its name. */
    private Path library(Path location) throws IOException {
        return Files.isDirectory(location) ? packed(location, ClassFiles.artifactName(location) + ".jar") : location;
    }

    /** A jar of that name, which is none of another place. */
    private Path packed(Path location, String name) throws IOException {
        Path jar = folder.resolve(name);
        if (Files.exists(jar)) {
            return jar;
        }
        if (!Files.isDirectory(location)) {
            return Files.copy(location, jar);
        }
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.walk(location)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(
                        new ZipEntry(location.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
        return jar;
    }

    /** The suite and what it runs on. */
    List<Path> libraries() {
        return List.copyOf(libraries);
    }

    List<Path> plugins() {
        return List.copyOf(plugins);
    }

    /** The jar of this module, one of the libraries. */
    Path own() {
        return own;
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.debug("{} cannot be deleted", folder, e);
        }
    }
}
