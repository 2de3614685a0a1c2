package org.lodo.bench.jmh;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The network on MNIST in double precision by the classes of a compiled checkout, which are loaded beside those of this build.
 *
 * @param initialPoint where a run starts
 * @param evaluation of the first batch
 */
record EarlierNetwork(double[] initialPoint, Evaluation evaluation) {

    private static final String NETWORK = "org.lodo.problems.mnist.MnistAutoregression";

    /** Loss and gradient. */
    @FunctionalInterface
    interface Evaluation {

        /** Returns the loss and overwrites the gradient. */
        double valueAndGradient(double[] x, double[] gradient) throws Throwable;
    }

    /**
     * @param checkout its root; empty for the classes of this process
     * @param batch images a batch
     * @param threads number of threads
     * @return the network of that checkout
     * @throws ReflectiveOperationException if it is built otherwise there
     */
    static EarlierNetwork of(String checkout, int batch, int threads) throws ReflectiveOperationException {
        ClassLoader classes = checkout.isEmpty() ? EarlierNetwork.class.getClassLoader() : classesOf(checkout);
        Class<?> type = classes.loadClass(NETWORK);
        Constructor<?> constructor = type.getConstructors()[0];
        Object workers = workers(classes).getMethod("of", int.class).invoke(null, threads);
        Object network = constructor.newInstance(config(constructor.getParameterTypes()[0], batch), workers);
        double[] point = (double[]) type.getMethod("initialPoint", long.class).invoke(network, 1L);
        Object draws = type.getMethod("open", long.class).invoke(network, 1L);
        Object sample = accessible(draws, "draw").invoke(draws);
        MethodHandle evaluate = MethodHandles.lookup()
                .unreflect(accessible(sample, "valueAndGradient", double[].class, double[].class))
                .bindTo(sample)
                .asType(MethodType.methodType(double.class, double[].class, double[].class));
        return new EarlierNetwork(point, (x, gradient) -> (double) evaluate.invokeExact(x, gradient));
    }

    /** Commits of before single precision have no last component. */
    private static Object config(Class<?> type, int batch) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getConstructors()[0];
        Class<?>[] parameters = constructor.getParameterTypes();
        return parameters.length == 5
                ? constructor.newInstance(batch, "", "", 1, 1)
                : constructor.newInstance(
                        batch, "", "", 1, 1, parameters[5].getField("FLOAT64").get(null));
    }

    private static Class<?> workers(ClassLoader classes) throws ClassNotFoundException {
        try {
            return classes.loadClass("org.lodo.parallel.Workers");
        } catch (ClassNotFoundException e) {
            // Named otherwise at earlier commits.
            return classes.loadClass("org.lodo.math.Workers");
        }
    }

    private static Method accessible(Object object, String name, Class<?>... parameters) throws NoSuchMethodException {
        Method method = object.getClass().getMethod(name, parameters);
        method.setAccessible(true);
        return method;
    }

    private static ClassLoader classesOf(String checkout) {
        URL[] folders = List.of("lodo-core", "lodo-problems").stream()
                .map(module -> Path.of(checkout, module, "target", "classes"))
                .map(EarlierNetwork::address)
                .toArray(URL[]::new);
        // Of the suite's own classes none may come from this build.
        return new URLClassLoader(folders, ClassLoader.getPlatformClassLoader());
    }

    private static URL address(Path classes) {
        if (!Files.isDirectory(classes)) {
            throw new IllegalArgumentException("checkout: " + classes + " is not there; compile that checkout first");
        }
        try {
            return classes.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(classes.toString(), e);
        }
    }
}
