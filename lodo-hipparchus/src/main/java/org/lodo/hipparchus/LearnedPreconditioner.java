package org.lodo.hipparchus;

import java.util.Arrays;
import org.hipparchus.optim.nonlinear.scalar.gradient.Preconditioner;
import org.jspecify.annotations.Nullable;
import org.lodo.kernel.Vectors;
import org.lodo.preconditioner.NormalizedPreconditioner;
import org.lodo.validation.Require;

/**
 * A preconditioner of the suite for Hipparchus's nonlinear conjugate gradients, which combine their directions from G r, with r the
 * gradient downhill. G is frozen, or it learns from the moves that the search makes anyway, at no further evaluation.
 *
 * <p>A move s is a multiple of G r plus one of the move before it. So s = G w, with w the same combination of gradients, and the
 * change y = H s of the gradient is H G w. As a probe of {@link org.lodo.probing.ProbingLodo} would, the pair tells how far H G is
 * from the identity. With |v|² = vᵀG v:
 *
 * <pre>
 * w ← a r + b w₋,   a and b by least squares from s ≈ a G r + b s₋
 * p ← w − y
 * θ ← a step of normalized least mean squares that makes pᵀG(θ)w larger by μ |p|² min(1, |w|/|y|), to first order
 * </pre>
 *
 * <p>Before it learns from the first pair, G is rescaled so that |w|² = wᵀG y. Moves that are no such combination, pairs of negative
 * curvature and numbers that are not finite are skipped. An object that learns serves one run on one function.
 */
public final class LearnedPreconditioner implements Preconditioner {

    /** Of the normal equations, relative; below it, the two directions are taken for one. */
    private static final double MIN_DETERMINANT = 1e-12;

    /** How much of a move may lie outside of them. */
    private static final double MAX_REMAINDER = 1e-4;

    private final org.lodo.preconditioner.Preconditioner preconditioner;
    /** The same object; null if it is frozen. */
    private final @Nullable NormalizedPreconditioner learner;

    private final double learningStep;
    private final double[] point;
    private final double[] downhill;
    /** G r as it was given to the search. */
    private final double[] direction;

    private final double[] lastMove;
    /** w, and w₋ before. */
    private final double[] source;

    private final double[] move;
    private final double[] residual;
    private final double[] product;
    private boolean hasPoint;
    private boolean isScaled;

    private LearnedPreconditioner(
            org.lodo.preconditioner.Preconditioner preconditioner,
            @Nullable NormalizedPreconditioner learner,
            double learningStep) {
        this.preconditioner = preconditioner;
        this.learner = learner;
        this.learningStep = learningStep;
        int n = learner == null ? 0 : preconditioner.dimension();
        point = new double[n];
        downhill = new double[n];
        direction = new double[n];
        lastMove = new double[n];
        source = new double[n];
        move = new double[n];
        residual = new double[n];
        product = new double[n];
    }

    /**
     * @param trained G, which stays as it is
     * @return the preconditioner G
     */
    public static LearnedPreconditioner frozen(org.lodo.preconditioner.Preconditioner trained) {
        return new LearnedPreconditioner(trained, null, 0);
    }

    /**
     * @param learner G, which this object trains and rescales
     * @param learningStep μ, positive and at most 2; 1 makes p vanish to first order
     * @return the preconditioner G
     */
    public static LearnedPreconditioner learning(NormalizedPreconditioner learner, double learningStep) {
        Require.positive("learningStep", learningStep);
        if (learningStep > 2) {
            throw new IllegalArgumentException("learningStep = " + learningStep + ": must be at most 2");
        }
        return new LearnedPreconditioner(learner, learner, learningStep);
    }

    /**
     * G r.
     *
     * @param x the point, read only
     * @param r the gradient at x, downhill, read only
     * @return a new array
     */
    @Override
    public double[] precondition(double[] x, double[] r) {
        Require.length("x", x, preconditioner.dimension());
        Require.length("r", r, preconditioner.dimension());
        if (learner == null) {
            double[] result = new double[r.length];
            preconditioner.apply(r, result);
            return result;
        }
        if (hasPoint) {
            learn(learner, x, r);
        }
        System.arraycopy(x, 0, point, 0, x.length);
        System.arraycopy(r, 0, downhill, 0, r.length);
        learner.apply(r, direction);
        hasPoint = true;
        return direction.clone();
    }

    private void learn(NormalizedPreconditioner g, double[] x, double[] r) {
        for (int i = 0; i < x.length; i++) {
            move[i] = x[i] - point[i];
        }
        boolean isTraced = traceMove();
        for (int i = 0; i < x.length; i++) {
            residual[i] = downhill[i] - r[i];
        }
        double curvature = Vectors.dot(move, residual);
        if (!isTraced || !(curvature > 0 && curvature < Double.POSITIVE_INFINITY)) {
            return;
        }
        g.apply(source, product);
        if (!isScaled) {
            double factor = Vectors.dot(source, product) / Vectors.dot(residual, product);
            if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
                return;
            }
            isScaled = true;
            g.setScale(factor * g.scale());
            for (int i = 0; i < x.length; i++) {
                residual[i] *= factor;
            }
            g.apply(source, product);
        }
        teach(g);
    }

    /** Finds w of the move, and makes the move the last one. Returns false, and forgets both, if it is no combination. */
    private boolean traceMove() {
        double zz = Vectors.dot(direction, direction);
        double zs = Vectors.dot(direction, lastMove);
        double ss = Vectors.dot(lastMove, lastMove);
        double zm = Vectors.dot(direction, move);
        double sm = Vectors.dot(lastMove, move);
        double determinant = zz * ss - zs * zs;
        boolean isOne = !(determinant > MIN_DETERMINANT * zz * ss);
        double a = isOne ? zm / zz : (zm * ss - sm * zs) / determinant;
        double b = isOne ? 0 : (sm * zz - zm * zs) / determinant;
        Vectors.combine(b, source, a, downhill);
        Vectors.combine(b, lastMove, a, direction);
        Vectors.addScaled(-1, move, lastMove);
        boolean isTraced = Vectors.norm(lastMove) <= MAX_REMAINDER * Vectors.norm(move);
        if (isTraced) {
            System.arraycopy(move, 0, lastMove, 0, move.length);
        } else {
            Arrays.fill(source, 0);
            Arrays.fill(lastMove, 0);
        }
        return isTraced;
    }

    /** With y where the residual will be. */
    private void teach(NormalizedPreconditioner g) {
        double changeSquare = g.squaredNorm(residual);
        double sourceSquare = Vectors.dot(source, product);
        for (int i = 0; i < residual.length; i++) {
            residual[i] = source[i] - residual[i];
        }
        double square = g.squaredNorm(residual);
        double share = Math.min(1, Math.sqrt(sourceSquare / changeSquare));
        if (square > 0 && square * share < Double.POSITIVE_INFINITY) {
            g.learnNormalized(residual, source, learningStep * square * share);
        }
    }
}
