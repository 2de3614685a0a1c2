package org.lodo.problems.network;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The size of the vectors that the kernels compute with: the machine's own. */
final class FloatVectorSize {

    static final VectorSpecies<Float> SPECIES = dividing(FloatVector.SPECIES_PREFERRED);

    /** Entries of a vector; divides {@link FloatShape#LANES}. */
    static final int ENTRIES = SPECIES.length();

    private FloatVectorSize() {}

    private static VectorSpecies<Float> dividing(VectorSpecies<Float> preferred) {
        return FloatShape.LANES % preferred.length() == 0 ? preferred : FloatVector.SPECIES_512;
    }
}
