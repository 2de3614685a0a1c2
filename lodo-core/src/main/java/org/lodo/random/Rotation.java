package org.lodo.random;

/** An orthogonal matrix Q that is known by its products with vectors. Immutable; callers provide the memory that a product needs. */
public interface Rotation {

    /**
     * v ← Q v.
     *
     * @param v n entries, changed in place
     * @param work n entries, overwritten; not {@code v}
     */
    void rotate(double[] v, double[] work);

    /**
     * v ← Qᵀ v.
     *
     * @param v n entries, changed in place
     * @param work n entries, overwritten; not {@code v}
     */
    void rotateBack(double[] v, double[] work);
}
