package org.lodo.problems.mnist;

/** The floating-point format in which the network is evaluated. Parameters and gradients are given in double precision. */
public enum Precision {
    /** Double precision: all results that are compared to the bit. */
    FLOAT64(0x1p-17) {
        @Override
        NetworkPasses newPasses() {
            return new TilePasses();
        }
    },

    /** Single precision, as deep learning frameworks have it: faster, with losses and gradients good to six or seven digits. */
    FLOAT32(0x1p-8) {
        @Override
        NetworkPasses newPasses() {
            return new FloatTilePasses();
        }
    };

    /** About the cube root of the distance between 1 and the next number: balances rounding and curvature of the gradient. */
    private final double relativeStep;

    Precision(double relativeStep) {
        this.relativeStep = relativeStep;
    }

    abstract NetworkPasses newPasses();

    double relativeStep() {
        return relativeStep;
    }
}
