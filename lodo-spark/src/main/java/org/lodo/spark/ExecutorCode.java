package org.lodo.spark;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.apache.spark.SparkFiles;

/**
 * Loads the suite on an executor, once for each application. Spark's own libraries, such as other versions of Jackson, are hidden
 * from it; only what it logs goes where Spark logs to.
 */
final class ExecutorCode {

    private static final String RUNS = "org.lodo.spark.ExecutorRuns";

    private static final String LOGGING = "org.slf4j.";

    private static final Map<String, Function<String, List<Object[]>>> LOADED = new ConcurrentHashMap<>();

    private ExecutorCode() {}

    /**
     * @param application identifies the application, which has one code
     * @param libraries names of the files of the suite and its libraries
     * @param plugins names of the files of plug-ins
     * @param environment of the driver, in JSON
     * @return makes the runs of a batch
     * @throws RejectedExecutionException if this code cannot make them; the message says why
     */
    static Function<String, List<Object[]>> of(
            String application, List<String> libraries, List<String> plugins, String environment) {
        return LOADED.computeIfAbsent(application, any -> load(libraries, plugins, environment));
    }

    private static Function<String, List<Object[]>> load(
            List<String> libraries, List<String> plugins, String environment) {
        // Loads classes as long as the executor lives.
        @SuppressWarnings("resource")
        URLClassLoader loader = new URLClassLoader(urls(libraries), new Outside(ExecutorCode.class.getClassLoader()));
        try {
            @SuppressWarnings("unchecked")
            Function<String, List<Object[]>> runs = Class.forName(RUNS, true, loader)
                    .asSubclass(Function.class)
                    .getConstructor(URL[].class, String.class)
                    .newInstance(urls(plugins), environment);
            return runs;
        } catch (ReflectiveOperationException e) {
            if (e.getCause() instanceof RejectedExecutionException refusal) {
                throw refusal;
            }
            throw new IllegalStateException("the code of the driver cannot be loaded", e);
        }
    }

    private static URL[] urls(List<String> files) {
        URL[] urls = new URL[files.size()];
        for (int i = 0; i < urls.length; i++) {
            try {
                urls[i] = new File(SparkFiles.get(files.get(i))).toURI().toURL();
            } catch (MalformedURLException e) {
                throw new IllegalStateException(e);
            }
        }
        return urls;
    }

    /** Java, and what logs. */
    private static final class Outside extends ClassLoader {
        private final ClassLoader spark;

        Outside(ClassLoader spark) {
            super(ClassLoader.getPlatformClassLoader());
            this.spark = spark;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith(LOGGING)) {
                return spark.loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
