package org.lodo.preconditioner;

import java.util.List;
import org.lodo.optimizer.UpdateRule;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;
import org.ojalgo.matrix.store.R064Store;

/**
 * A symmetric n × n matrix G(θ) (only {@link DensePreconditioner} can be set free of symmetry) that depends smoothly on parameters θ: a learned estimate of an inverse Hessian. The matrix is
 * never formed. It offers products with a vector, and steps of θ along the gradient of a bilinear form. Not safe for
 * concurrent use.
 */
public interface Preconditioner extends Stateful {

    /**
     * @return n
     */
    int dimension();

    /**
     * out ← G(θ) v.
     *
     * @param v n entries, read only
     * @param out n entries, overwritten; not {@code v} itself
     */
    void apply(double[] v, double[] out);

    /**
     * out ← G(θ) v, bit for bit as {@link #apply}, but without discarding what is cached of the vector applied last. Meant for
     * diagnostics, which must not make the next {@link #learn} more expensive.
     *
     * @param v n entries, read only
     * @param out n entries, overwritten; not {@code v} itself
     */
    default void peek(double[] v, double[] out) {
        apply(v, out);
    }

    /**
     * Makes one step of θ: {@code rule} receives the gradient factor · ∂/∂θ (uᵀ G(θ) v), with u and v held constant, and
     * updates θ in place. Group i of the rule is entry i of {@link #parameters}.
     *
     * @param u n entries, read only
     * @param v n entries, read only; cheaper if it is the vector last passed to {@link #apply}
     * @param factor multiplies the gradient; LODO's is −1
     * @param rule turns the gradient into an update; created for {@link #parameterSizes}
     */
    void learn(double[] u, double[] v, double factor, UpdateRule rule);

    /**
     * θ itself, in the layout of the kernels: live stores whose arrays {@link #learn} changes in place. They are read-only to
     * callers, except by {@link #visitState}; {@link #canonicalForm} has a layout that does not depend on the dimension.
     *
     * @return the parameters, one store for each group
     */
    List<R064Store> parameters();

    /**
     * Copies θ, with everything else that decides G, into a form that does not depend on how the kernels store it.
     *
     * @return the form, from which {@link CanonicalForm#toPreconditioner} builds this preconditioner again, to the bit
     */
    CanonicalForm canonicalForm();

    /**
     * @return the number of entries of each group of {@link #parameters}
     */
    default int[] parameterSizes() {
        return parameters().stream().mapToInt(store -> store.data.length).toArray();
    }

    /**
     * G(θ) as a dense matrix, by n products; for diagnostics and tests.
     *
     * @return a new dense n × n matrix
     */
    default R064Store toMatrix() {
        int n = dimension();
        R064Store matrix = R064Store.FACTORY.make(n, n);
        double[] unit = new double[n];
        double[] column = new double[n];
        for (int j = 0; j < n; j++) {
            unit[j] = 1;
            peek(unit, column);
            unit[j] = 0;
            System.arraycopy(column, 0, matrix.data, j * n, n);
        }
        return matrix;
    }

    @Override
    default void visitState(StateVisitor visitor) {
        for (R064Store store : parameters()) {
            visitor.array(store.data);
        }
    }
}
