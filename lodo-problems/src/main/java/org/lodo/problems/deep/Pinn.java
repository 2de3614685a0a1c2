package org.lodo.problems.deep;

import java.util.Arrays;
import java.util.List;
import org.lodo.objective.Draws;
import org.lodo.objective.HessianSample;
import org.lodo.objective.KnownSolution;
import org.lodo.objective.Layered;
import org.lodo.objective.Objective;
import org.lodo.objective.VariableTensor;
import org.lodo.parallel.Workers;
import org.lodo.problems.layer.Chain;
import org.lodo.problems.layer.DenseHessian;
import org.lodo.problems.layer.FeedForward;
import org.lodo.problems.layer.NetworkLoss;
import org.lodo.problems.layer.Signal;
import org.lodo.random.RandomStream;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;

/**
 * A physics-informed neural network (Raissi, Perdikaris, Karniadakis 2019) for Poisson's equation −u″ = f on (0, 1) with
 * u(0) = u(1) = 0: u is a network 1–20–20–1 with hyperbolic tangents, and the loss is that of {@link PoissonResidual} at
 * uniformly random collocation points, which are fresh in every draw. The solution is known, u = sin πx + 0.1 sin kπx. Second
 * derivatives make the Hessian very ill-conditioned.
 *
 * <p>u, u′ and u″ are computed together as second-order jets. No minimum is known: it is above 0 by as much as the network cannot
 * represent. Parameters start from N(0, 1/(fan-in + 1)).
 */
public final class Pinn implements Objective<HessianSample>, Layered, KnownSolution {

    /** Points of the grid on which errors are measured, ends included. */
    private static final int GRID = 1001;

    private static final double AMPLITUDE = 0.1;

    private final PinnConfig config;
    private final Workers workers;
    private final Chain network;
    private final int dimension;
    private final NetworkValues grid;

    /**
     * @param config sizes and solution
     * @param workers who forms Hessians; results do not depend on it
     */
    public Pinn(PinnConfig config, Workers workers) {
        this.config = config;
        this.workers = workers;
        network = FeedForward.tanh(GRID, 1, config.hidden(), config.hidden(), 1);
        dimension = network.parameterCount();
        grid = new NetworkValues();
    }

    private double solution(double x) {
        return StrictMath.sin(Math.PI * x) + AMPLITUDE * StrictMath.sin(config.frequency() * Math.PI * x);
    }

    /** f = −u″. */
    private double force(double x) {
        double omega = config.frequency() * Math.PI;
        return Math.PI * Math.PI * StrictMath.sin(Math.PI * x) + AMPLITUDE * omega * omega * StrictMath.sin(omega * x);
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public double[] initialPoint(long seed) {
        double[] x = new double[dimension];
        network.initialize(x, new RandomStream(RandomStream.derive(seed, "initial parameters")));
        return x;
    }

    @Override
    public Draws<HessianSample> open(long seed) {
        return new Collocation(seed);
    }

    @Override
    public double solutionError(double[] x) {
        synchronized (grid) {
            return grid.error(x);
        }
    }

    @Override
    public List<VariableTensor> tensors() {
        return network.tensors();
    }

    /** The network on the grid. */
    private final class NetworkValues {
        private final double[][] points = new double[1][GRID];
        private final Signal in = Signal.ofData(points);
        private final Signal out = Signal.ofActivations(1, GRID);

        NetworkValues() {
            Arrays.setAll(points[0], p -> (double) p / (GRID - 1));
        }

        double error(double[] x) {
            network.forward(x, in, out, GRID);
            double error = 0;
            double norm = 0;
            for (int p = 0; p < GRID; p++) {
                double exact = solution(points[0][p]);
                double difference = out.value()[0][p] - exact;
                error += difference * difference;
                norm += exact * exact;
            }
            return Math.sqrt(error / norm);
        }
    }

    private final class Collocation implements Draws<HessianSample>, Stateful {
        private final RandomStream random;
        private final int points = config.points() + PoissonResidual.BOUNDARY;
        /** The jets of x itself: x, 1 and 0. */
        private final double[][] jets = new double[1][3 * points];

        private final double[] force = new double[config.points()];
        private final HessianSample sample = new DenseHessian(
                () -> new NetworkLoss(
                        FeedForward.tanhOfJets(points, 1, config.hidden(), config.hidden(), 1),
                        Signal.ofData(jets),
                        new PoissonResidual(force, config.boundaryWeight()),
                        jets[0].length,
                        dimension,
                        0),
                workers);

        Collocation(long seed) {
            random = new RandomStream(RandomStream.derive(seed, "collocation points"));
            jets[0][points - 1] = 1;
            Arrays.fill(jets[0], points, 2 * points, 1);
        }

        @Override
        public HessianSample draw() {
            for (int p = 0; p < force.length; p++) {
                double x = random.nextDouble();
                jets[0][p] = x;
                force[p] = force(x);
            }
            return sample;
        }

        @Override
        public void visitState(StateVisitor visitor) {
            random.visitState(visitor);
        }
    }
}
