package org.lodo.problems.layer;

import java.util.List;
import org.lodo.objective.VariableTensor;
import org.lodo.random.RandomStream;

/** A residual connection, y = x + f(x). */
public final class Residual implements DifferentiableLayer {

    private final DifferentiableLayer branch;
    private final Signal branchOut;

    /**
     * @param branch f, with as many outputs as inputs
     * @param length entries of the longest channels
     */
    public Residual(DifferentiableLayer branch, int length) {
        this.branch = branch;
        branchOut = Signal.ofActivations(branch.outputs(), length);
    }

    @Override
    public int outputs() {
        return branch.outputs();
    }

    @Override
    public List<VariableTensor> tensors() {
        return branch.tensors();
    }

    @Override
    public void initialize(double[] parameters, RandomStream random) {
        branch.initialize(parameters, random);
    }

    @Override
    public void forward(double[] parameters, Signal in, Signal out, int length) {
        branch.forward(parameters, in, branchOut, length);
        add(in.value(), branchOut.value(), out.value(), length);
    }

    @Override
    public void forwardTangent(double[] parameters, double[] direction, Signal in, Signal out, int length) {
        branch.forwardTangent(parameters, direction, in, branchOut, length);
        add(in.tangent(), branchOut.tangent(), out.tangent(), length);
    }

    @Override
    public void backward(double[] parameters, Signal in, Signal out, double[] gradient, int length) {
        copy(out.gradient(), branchOut.gradient(), length);
        branch.backward(parameters, in, branchOut, gradient, length);
        add(in.gradient(), out.gradient(), in.gradient(), length);
    }

    @Override
    public void backwardTangent(
            double[] parameters, double[] direction, Signal in, Signal out, double[] product, int length) {
        copy(out.gradientTangent(), branchOut.gradientTangent(), length);
        branch.backwardTangent(parameters, direction, in, branchOut, product, length);
        add(in.gradientTangent(), out.gradientTangent(), in.gradientTangent(), length);
    }

    private static void copy(double[][] from, double[][] to, int length) {
        for (int c = 0; c < to.length; c++) {
            System.arraycopy(from[c], 0, to[c], 0, length);
        }
    }

    private static void add(double[][] a, double[][] b, double[][] sum, int length) {
        for (int c = 0; c < sum.length; c++) {
            double[] left = a[c];
            double[] right = b[c];
            double[] result = sum[c];
            for (int p = 0; p < length; p++) {
                result[p] = left[p] + right[p];
            }
        }
    }
}
