package org.lodo.problems;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.lodo.objective.Average;
import org.lodo.objective.Certification;
import org.lodo.objective.Draws;
import org.lodo.objective.HessianSample;
import org.lodo.objective.Layered;
import org.lodo.objective.Objective;
import org.lodo.objective.VariableTensor;
import org.lodo.problems.quadratic.BowlSample;
import org.lodo.problems.quadratic.Covariance;
import org.lodo.problems.quadratic.DenseOperator;
import org.lodo.problems.quadratic.Drift;
import org.lodo.problems.quadratic.Eigenbasis;
import org.lodo.problems.quadratic.GaussianForms;
import org.lodo.problems.quadratic.GradientNoise;
import org.lodo.problems.quadratic.Landscape;
import org.lodo.problems.quadratic.LandscapePath;
import org.lodo.problems.quadratic.MovingCenter;
import org.lodo.problems.quadratic.NoiseConfig;
import org.lodo.problems.quadratic.NoisySlope;
import org.lodo.problems.quadratic.Spectrum;
import org.lodo.problems.quadratic.Structure;
import org.lodo.problems.quadratic.StructureConfig;
import org.lodo.problems.quadratic.SymmetricOperator;
import org.lodo.problems.quadratic.Tail;
import org.lodo.problems.quadratic.TurningLandscape;
import org.lodo.random.RandomStream;
import org.lodo.validation.Require;
import org.ojalgo.matrix.store.R064Store;

/**
 * The noisy quadratic bowl (Liao et al. 2023, section 5.1): F(x; c) = ½ (x − c)ᵀ H (x − c), where the
 * center c starts at 0 and every draw adds N(0, σ² Σ) to it, Σ = I unless set otherwise. Runs start at x = 0. The optimizer must
 * follow a center that it observes only through gradients.
 *
 * <p>Newton's method steps to the last observed center, and no optimizer can do better on average: its mean loss is
 * {@link #bestPossibleLoss}. This holds for every symmetric unimodal distribution of steps and for every quantile of the loss
 * (Anderson's inequality), for a Hessian that turns, and for a part of the coordinates shown: a coordinate shown with
 * probability p is on average 1/p steps behind, and contributes to a share p of the losses.
 *
 * <p>With {@link GradientNoise}, the minimum stays at 0 and every draw has a slope, F(x; ε) = ½ xᵀHx + εᵀx.
 */
public final class NoisyQuadratic implements Objective<HessianSample> {

    /** For more variables the median of a ratio of quadratic forms takes too long. */
    private static final int MAX_FORM = 10_000;

    private final int dimension;
    private final double noiseScale;
    private final NoiseConfig noise;

    /** Whether all draws of all runs have the same H and Σ. */
    private final boolean isOneLandscape;

    /** x as a matrix where the Hessian is a Kronecker product; otherwise none. */
    private final List<VariableTensor> matrix;

    /** Eigenvalues of H and Σ: the curvature of each direction, and its part of the noise. */
    private final double[] curvatures;

    private final double[] variances;

    /** The landscape of a run by its seed; each path belongs to one run. */
    private final LongFunction<LandscapePath> paths;

    /**
     * The bowl with H = Q diag(λ) Qᵀ, λ spaced evenly in the logarithm unless the structure says otherwise, Q by default from the
     * QR factorization of a Gaussian matrix.
     *
     * @param config dimension, curvatures, structure, noise and drift
     */
    public NoisyQuadratic(NoisyQuadraticConfig config) {
        dimension = config.dimension();
        noiseScale = config.noiseScale();
        noise = config.disturbance();
        isOneLandscape =
                config.movement().drift() == Drift.NONE && !config.hessianSeed().isOfRun();
        matrix = config.shape().structure() == Structure.KRONECKER ? matrix(dimension) : List.of();
        curvatures = curvatures(config);
        Covariance covariance = noise.gradientNoise() == GradientNoise.HESSIAN ? Covariance.HESSIAN : noise.noise();
        variances = covariance.eigenvalues(curvatures, config.hessianSeed().seed(0));
        LongFunction<Landscape> landscapes = seed -> landscape(config, covariance, seed);
        if (config.hessianSeed().isOfRun()) {
            paths = seed -> path(config, landscapes, landscapes.apply(seed), seed);
        } else {
            long seed = config.hessianSeed().seed(0);
            Landscape first = landscapes.apply(seed);
            LandscapePath shared = path(config, landscapes, first, seed);
            // Only a landscape that turns has a state.
            paths = config.movement().drift() == Drift.TURN
                    ? run -> path(config, landscapes, first, seed)
                    : run -> shared;
        }
    }

    /**
     * The bowl of a given Hessian, with steps of covariance σ² I.
     *
     * @param hessian H, a symmetric matrix; copied
     * @param noiseScale σ, non-negative
     * @throws IllegalArgumentException if the matrix is not square
     */
    public NoisyQuadratic(R064Store hessian, double noiseScale) {
        DenseOperator operator = new DenseOperator(hessian);
        dimension = operator.dimension();
        this.noiseScale = Require.nonNegative("noiseScale", noiseScale);
        noise = NoiseConfig.defaults();
        isOneLandscape = true;
        matrix = List.of();
        // With Σ = I only their sum matters.
        curvatures = new double[] {operator.trace()};
        variances = new double[] {1};
        LandscapePath path = LandscapePath.constant(new Landscape(operator, null));
        paths = seed -> path;
    }

    private static List<VariableTensor> matrix(int dimension) {
        int rows = StructureConfig.rows(dimension);
        return List.of(new VariableTensor("x", 0, List.of(rows, dimension / rows)));
    }

    /** The shape of x if the Hessian is a Kronecker product, for methods that precondition rows and columns. */
    @Override
    public <F> Optional<F> feature(Class<F> type) {
        Layered layered = () -> matrix;
        return type == Layered.class && !matrix.isEmpty()
                ? Optional.of(type.cast(layered))
                : Objective.super.feature(type);
    }

    private static double[] curvatures(NoisyQuadraticConfig config) {
        int n = config.dimension();
        double smallest = config.smallestCurvature();
        double largest = config.largestCurvature();
        return config.shape().structure() == Structure.LOW_RANK
                ? Spectrum.overFloor(n, config.shape().rank(), smallest, largest)
                : Spectrum.logarithmic(n, smallest, largest);
    }

    private Landscape landscape(NoisyQuadraticConfig config, Covariance covariance, long seed) {
        Eigenbasis basis = Eigenbasis.random(dimension, config.shape(), seed);
        @Nullable
        SymmetricOperator root = covariance == Covariance.IDENTITY
                ? null
                : basis.withEigenvalues(Arrays.stream(variances).map(Math::sqrt).toArray());
        return new Landscape(basis.withEigenvalues(curvatures), root);
    }

    private LandscapePath path(
            NoisyQuadraticConfig config, LongFunction<Landscape> landscapes, Landscape first, long seed) {
        return switch (config.movement().drift()) {
            case NONE -> LandscapePath.constant(first);
            case TURN ->
                new TurningLandscape(first, dimension, config.movement().driftRate(), seed);
            case SWITCH ->
                LandscapePath.switching(
                        first,
                        landscapes.apply(RandomStream.derive(seed, "other")),
                        config.movement().switchAfter());
        };
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public double[] initialPoint(long seed) {
        double[] x = new double[dimension];
        if (noise.start() > 0) {
            RandomStream random = new RandomStream(RandomStream.derive(seed, "start"));
            for (int i = 0; i < x.length; i++) {
                x[i] = noise.start() * random.nextGaussian();
            }
        }
        return x;
    }

    @Override
    public Draws<HessianSample> open(long seed) {
        LandscapePath path = paths.apply(seed);
        return noise.gradientNoise() == GradientNoise.NONE
                ? new MovingCenter(dimension, noiseScale, noise, path, seed)
                : new NoisySlope(dimension, noiseScale, noise.tail(), path, seed);
    }

    /**
     * The sample of a given center, with the Hessian of the first draw.
     *
     * @param center c, n entries; read whenever the sample is evaluated
     * @return F(·; c)
     */
    public HessianSample sample(double[] center) {
        Require.length("center", center, dimension);
        return new BowlSample(center, paths.apply(0).at(1).hessian(), null);
    }

    @Override
    public Average average() {
        return noise.tail() == Tail.CAUCHY ? Average.MEDIAN : Average.MEAN;
    }

    /**
     * ½ σ² tr(HΣ) times the variance of the tail's factor: the mean loss at the previous center. For {@link Tail#CAUCHY} the
     * median loss there, by {@link GaussianForms}. With {@link GradientNoise} it is 0.
     *
     * @return the smallest possible average loss; empty for the median of a part of the coordinates, and of more than {@value
     *     #MAX_FORM}
     */
    @Override
    public OptionalDouble bestPossibleLoss() {
        if (noise.gradientNoise() != GradientNoise.NONE) {
            return OptionalDouble.of(0);
        }
        double[] products = new double[curvatures.length];
        Arrays.setAll(products, i -> curvatures[i] * variances[i]);
        double half = 0.5 * noiseScale * noiseScale;
        if (noise.tail() == Tail.CAUCHY) {
            return noise.sparse() < 1 || dimension > MAX_FORM
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(half * GaussianForms.medianOfRatio(products));
        }
        double trace = 0;
        for (double product : products) {
            trace += product;
        }
        return OptionalDouble.of(half * noise.tail().variance() * trace);
    }

    /**
     * The covariance of the center's step at a draw, σ² Σ times the variance of the tail's factor, of a bowl that is described by
     * H and this matrix.
     *
     * @return an n × n matrix; empty with {@link GradientNoise}, with a part of the coordinates, for steps without a variance, and
     *     where H and Σ are not the same for all runs and draws
     */
    public Optional<R064Store> stepCovariance() {
        boolean isDescribed = isOneLandscape
                && noise.gradientNoise() == GradientNoise.NONE
                && noise.sparse() == 1
                && Double.isFinite(noise.tail().variance());
        if (!isDescribed) {
            return Optional.empty();
        }
        R064Store covariance = R064Store.FACTORY.makeEye(dimension, dimension);
        SymmetricOperator root = paths.apply(0).at(1).noiseRoot();
        if (root != null) {
            R064Store formed = R064Store.FACTORY.make(dimension, dimension);
            root.form(formed);
            covariance = R064Store.FACTORY.copy(formed.multiply(formed));
        }
        return Optional.of(R064Store.FACTORY.copy(
                covariance.multiply(noiseScale * noiseScale * noise.tail().variance())));
    }

    @Override
    public Certification certification() {
        if (noise.tail() != Tail.CAUCHY) {
            return Certification.CLOSED_FORM;
        }
        return bestPossibleLoss().isPresent() ? Certification.COMPUTED : Certification.NONE;
    }

    /**
     * @return 0 with {@link GradientNoise}; empty for a center that moves
     */
    @Override
    public Optional<double[]> minimum() {
        return noise.gradientNoise() == GradientNoise.NONE ? Optional.empty() : Optional.of(new double[dimension]);
    }
}
