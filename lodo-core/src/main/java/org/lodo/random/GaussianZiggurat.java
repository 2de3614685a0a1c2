package org.lodo.random;

/**
 * The ziggurat method for the normal distribution (Marsaglia and Tsang, 2000) with 256 layers, as modified by Doornik
 * (2005): the layer and the position within it come from different bits of the random word.
 *
 * <p>Layer i is the strip between the abscissas edge[i + 1] and edge[i]; all layers, the lowest one with the tail
 * included, have the same area under the unnormalised density exp(−x²/2).
 */
final class GaussianZiggurat {

    private static final int LAYERS = 256;
    /** The abscissa at which the tail begins. */
    static final double TAIL = 3.654152885361009;
    /** The area of a layer: TAIL·exp(−TAIL²/2) + ∫ from TAIL to ∞ of exp(−x²/2). */
    static final double AREA = 0.004928673233974655;

    private static final double TWO_TO_MINUS_52 = 0x1.0p-52;

    private static final double[] EDGE = new double[LAYERS + 1];
    private static final double[] DENSITY = new double[LAYERS + 1];

    static {
        EDGE[0] = AREA / density(TAIL);
        EDGE[1] = TAIL;
        for (int i = 1; i < LAYERS - 1; i++) {
            EDGE[i + 1] = StrictMath.sqrt(-2 * StrictMath.log(AREA / EDGE[i] + density(EDGE[i])));
        }
        EDGE[LAYERS] = 0;
        for (int i = 0; i <= LAYERS; i++) {
            DENSITY[i] = density(EDGE[i]);
        }
    }

    private GaussianZiggurat() {}

    /** The density at the top of the last full layer: 1 if {@link #TAIL} and {@link #AREA} fit each other. */
    static double closure() {
        return AREA / EDGE[LAYERS - 1] + DENSITY[LAYERS - 1];
    }

    static double sample(RandomStream random) {
        while (true) {
            long bits = random.nextLong();
            int layer = (int) bits & (LAYERS - 1);
            double x = (bits >> 11) * TWO_TO_MINUS_52 * EDGE[layer];
            double distance = Math.abs(x);
            if (distance < EDGE[layer + 1]) {
                return x;
            }
            if (layer == 0) {
                return Math.copySign(sampleTail(random), x);
            }
            double height = DENSITY[layer] + random.nextDouble() * (DENSITY[layer + 1] - DENSITY[layer]);
            if (height < density(distance)) {
                return x;
            }
        }
    }

    /** Beyond {@link #TAIL}, by rejection from a shifted exponential distribution (Marsaglia, 1964). */
    private static double sampleTail(RandomStream random) {
        while (true) {
            double excess = -StrictMath.log(1 - random.nextDouble()) / TAIL;
            double level = -StrictMath.log(1 - random.nextDouble());
            if (2 * level > excess * excess) {
                return TAIL + excess;
            }
        }
    }

    private static double density(double x) {
        return StrictMath.exp(-0.5 * x * x);
    }
}
