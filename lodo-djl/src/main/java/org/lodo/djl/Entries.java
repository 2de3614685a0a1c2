package org.lodo.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/** Copies between DJL's arrays, of float32 or float64, and ranges of vectors; the last index of an array varies fastest. */
final class Entries {

    private Entries() {}

    /**
     * @param name what the array is
     * @param type its type
     * @return {@code type}
     * @throws IllegalArgumentException unless it is float32 or float64
     */
    static DataType supported(String name, DataType type) {
        if (type != DataType.FLOAT32 && type != DataType.FLOAT64) {
            throw new IllegalArgumentException(name + " has type " + type.toString() + ": must be float32 or float64");
        }
        return type;
    }

    /** Copies all entries of an array to a range of a vector, without rounding. */
    static void read(NDArray array, double[] vector, int offset) {
        if (array.getDataType() == DataType.FLOAT64) {
            double[] entries = array.toDoubleArray();
            System.arraycopy(entries, 0, vector, offset, entries.length);
        } else {
            float[] entries = array.toFloatArray();
            for (int i = 0; i < entries.length; i++) {
                vector[offset + i] = entries[i];
            }
        }
    }

    /** Like {@link #read}, but leaves alone entries of the vector that the array has already, to its precision. */
    static void readChanged(NDArray array, double[] vector, int offset) {
        if (array.getDataType() == DataType.FLOAT64) {
            read(array, vector, offset);
            return;
        }
        float[] entries = array.toFloatArray();
        for (int i = 0; i < entries.length; i++) {
            if (Float.compare((float) vector[offset + i], entries[i]) != 0) {
                vector[offset + i] = entries[i];
            }
        }
    }

    /** Overwrites all entries of an array with a range of a vector, rounded to the array's type. */
    static void write(double[] vector, int offset, NDArray array) {
        int size = Math.toIntExact(array.size());
        if (array.getDataType() == DataType.FLOAT64) {
            double[] entries = new double[size];
            System.arraycopy(vector, offset, entries, 0, size);
            array.set(entries);
        } else {
            array.set(floats(vector, offset, size));
        }
    }

    /** A new array with the entries of a range of a vector, rounded to its type. */
    static NDArray create(NDManager manager, double[] vector, int offset, Shape shape, DataType type) {
        NDArray array = manager.create(shape, type);
        write(vector, offset, array);
        return array;
    }

    private static float[] floats(double[] vector, int offset, int size) {
        float[] entries = new float[size];
        for (int i = 0; i < size; i++) {
            entries[i] = (float) vector[offset + i];
        }
        return entries;
    }
}
