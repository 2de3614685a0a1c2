package org.lodo.objective;

/**
 * A feature of quadratic problems whose minimum takes Gaussian steps and whose gradients have Gaussian noise, so that the Kalman
 * filter is the best that can be done with gradients:
 *
 * <pre>
 * c_t = c_{t−1} + N(0, q I),   g_t(x) = H (x − c_t) + N(0, r I),   x_1 − c_0 ~ N(0, p I)
 * </pre>
 *
 * <p>On a draw the noise is fixed, so another gradient of it tells nothing new to who knows H. See {@link Objective#feature}.
 */
public interface LinearGaussian {

    /**
     * @return q, the variance of each coordinate of the minimum's step
     */
    double stepVariance();

    /**
     * @return r, the variance of each coordinate of the gradient's noise
     */
    double noiseVariance();

    /**
     * @return p, the variance of each coordinate of the distance at the start
     */
    double startVariance();
}
