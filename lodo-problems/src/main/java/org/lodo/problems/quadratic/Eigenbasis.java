package org.lodo.problems.quadratic;

import org.lodo.random.BlockRotation;
import org.lodo.random.MixingRotation;
import org.lodo.random.RandomOrthogonal;
import org.lodo.random.RandomStream;
import org.lodo.random.Rotation;

/** The eigenvectors of a Hessian, from which matrices with other eigenvalues can be made. */
@FunctionalInterface
public interface Eigenbasis {

    /** Up to so many variables, a dense Hessian is stored and its basis uniformly distributed. */
    int MAX_STORED = 1000;

    /**
     * A matrix with these eigenvectors.
     *
     * @param eigenvalues n numbers; those of the floor of {@link Structure#LOW_RANK} must be equal
     * @return the matrix
     */
    SymmetricOperator withEigenvalues(double[] eigenvalues);

    /**
     * Random eigenvectors of a structure. Nothing of size n² is made, except for dense ones of up to {@value #MAX_STORED} variables
     * and the factors of a Kronecker product; above, dense ones are those of a {@link MixingRotation}.
     *
     * @param dimension n
     * @param config the structure
     * @param seed decides the vectors
     * @return the basis
     */
    static Eigenbasis random(int dimension, StructureConfig config, long seed) {
        config.requireFor(dimension);
        RandomStream random = new RandomStream(RandomStream.derive(seed, "hessian"));
        return switch (config.structure()) {
            case DENSE ->
                dimension <= MAX_STORED
                        ? new DenseBasis(dimension, random)::withEigenvalues
                        : of(new MixingRotation(dimension, random));
            case AXES -> DiagonalOperator::new;
            case PERMUTED_BLOCKS -> of(new BlockRotation(dimension, config.blockSize(), random));
            case KRONECKER -> of(new KroneckerRotation(dimension, random));
            case LOW_RANK -> overFloor(RandomOrthogonal.rows(config.rank(), dimension, random));
        };
    }

    private static Eigenbasis of(Rotation q) {
        return eigenvalues -> new SpectralOperator(q, eigenvalues);
    }

    private static Eigenbasis overFloor(double[][] vectors) {
        return eigenvalues -> new LowRankOperator(vectors, eigenvalues);
    }
}
