package org.lodo.peers;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import com.sun.jna.Library;
import com.sun.jna.Native;
import java.nio.file.Path;
import java.util.Locale;
import org.lodo.validation.Require;

/** PyTorch's CPU engine, and conversion of arrays. */
public final class PyTorch {

    private static final String ENGINE = "PyTorch";

    private PyTorch() {}

    /** The C library's setenv: Java cannot change the environment that native libraries see. */
    private interface Environment extends Library {
        int setenv(String name, String value, int overwrite);
    }

    /**
     * Starts the engine from the native library on the class path, without network access. The library is unpacked into the
     * system's folder for temporary files, where the next process finds it.
     *
     * <p>Unless the environment says otherwise, its threads sleep while waiting for each other (OMP_WAIT_POLICY). With one
     * core per thread this is as fast as the default busy waiting; if another process occupies a core, busy waiting slows steps
     * down several times.
     *
     * @param threads number of threads per operation, at least 1; applies to the whole process from now on
     * @return a manager of arrays in main memory; closing it frees its arrays
     */
    public static NDManager start(int threads) {
        Require.atLeast("threads", threads, 1);
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.offline", "true");
        System.setProperty(
                "DJL_CACHE_DIR",
                Path.of(System.getProperty("java.io.tmpdir"), "lodo-peers-" + System.getProperty("user.name"))
                        .toString());
        Native.load("c", Environment.class).setenv("OMP_WAIT_POLICY", "PASSIVE", 0);
        NDManager manager = Engine.getEngine(ENGINE).newBaseManager(Device.cpu());
        JniUtils.setNumThreads(threads);
        return manager;
    }

    /** Records the operations of this thread for the backward pass; only one recording at a time per process. */
    static GradientCollector tape() {
        return Engine.getEngine(ENGINE).newGradientCollector();
    }

    /**
     * @param name {@code float64} or {@code float32}
     * @return the type of that name
     * @throws IllegalArgumentException for any other name
     */
    static DataType precision(String name) {
        DataType type = DataType.valueOf(name.toUpperCase(Locale.ROOT));
        if (type != DataType.FLOAT64 && type != DataType.FLOAT32) {
            throw new IllegalArgumentException("precision = " + name + ": must be float64 or float32");
        }
        return type;
    }

    /** A new array with the given entries, rounded to the type. */
    static NDArray array(NDManager manager, double[] values, Shape shape, DataType type) {
        return type == DataType.FLOAT64 ? manager.create(values, shape) : manager.create(toFloats(values), shape);
    }

    /** The entries as doubles, the last index varying fastest. */
    static double[] toDoubles(NDArray array) {
        if (array.getDataType() == DataType.FLOAT64) {
            return array.toDoubleArray();
        }
        float[] floats = array.toFloatArray();
        double[] doubles = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            doubles[i] = floats[i];
        }
        return doubles;
    }

    private static float[] toFloats(double[] doubles) {
        float[] floats = new float[doubles.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) doubles[i];
        }
        return floats;
    }
}
