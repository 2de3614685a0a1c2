import java.util.Arrays;
import java.util.function.Supplier;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.CatalogProvider;
import org.lodo.objective.Draws;
import org.lodo.objective.HessianSample;
import org.lodo.objective.Objective;
import org.lodo.objective.Sample;
import org.lodo.optimizer.Optimizer;
import org.ojalgo.matrix.store.R064Store;

/** Optimizers and problems with the faults and behaviour that tests need. */
public final class OddPlugin implements CatalogProvider {

    public record Rate(double rate) {}

    public record Nothing() {}

    @Override
    public void addTo(Catalog.Builder catalog) {
        Nothing nothing = new Nothing();
        catalog.problem("parabola", "x², without a Hessian", nothing, Sample.class, c -> problem(3, 3, parabola()));
        catalog.problem("misfit", "starts with three entries of two", nothing, Sample.class, c -> problem(2, 3, parabola()));
        catalog.problem("nan-at-3", "is NaN at its third draw", nothing, Sample.class, c -> problem(2, 2, OddPlugin::nanAt3));
        catalog.problem("steep-at-3", "has an infinite slope at its third draw", nothing, Sample.class, c -> problem(2, 2, OddPlugin::steepAt3));
        catalog.problem("startless", "has no initial point", nothing, Sample.class, c -> startless());
        catalog.optimizer("descent", "gradient descent", new Rate(0.1), Sample.class, (config, run) -> (draws, x) -> {
            double[] gradient = new double[x.length];
            draws.draw().valueAndGradient(x, gradient);
            for (int i = 0; i < x.length; i++) {
                x[i] -= config.rate() * gradient[i];
            }
        });
        catalog.optimizer("thrower", "throws at its second step", nothing, Sample.class, (config, run) -> new Thrower());
        catalog.optimizer("broken", "fails an assertion", nothing, Sample.class, (config, run) -> (draws, x) -> {
            throw new AssertionError("broken");
        });
        catalog.optimizer("unmakeable", "cannot be created", nothing, Sample.class, (config, run) -> {
            throw new IllegalStateException("no room");
        });
        catalog.optimizer("runaway", "diverges to infinity", nothing, Sample.class, (config, run) -> (draws, x) -> {
            draws.draw().value(x);
            x[0] = Double.POSITIVE_INFINITY;
        });
        catalog.optimizer("idle", "evaluates nothing", nothing, Sample.class, (config, run) -> (draws, x) -> {});
        catalog.optimizer("twice-a-step", "takes two draws per step", nothing, Sample.class, (config, run) -> (draws, x) -> {
            draws.draw().value(x);
            draws.draw().value(x);
        });
        catalog.optimizer("greedy", "evaluates everything", nothing, HessianSample.class, (config, run) -> new Greedy());
    }

    private static Sample parabola() {
        return (x, gradient) -> {
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                gradient[i] = 2 * x[i];
                sum += x[i] * x[i];
            }
            return sum;
        };
    }

    private static Draws<Sample> nanAt3() {
        int[] drawn = new int[1];
        Sample nan = (x, gradient) -> Double.NaN;
        Sample parabola = parabola();
        return () -> ++drawn[0] == 3 ? nan : parabola;
    }

    private static Draws<Sample> steepAt3() {
        int[] drawn = new int[1];
        Sample parabola = parabola();
        Sample steep = (x, gradient) -> {
            double loss = parabola.valueAndGradient(x, gradient);
            gradient[1] = Double.NEGATIVE_INFINITY;
            return loss;
        };
        return () -> ++drawn[0] == 3 ? steep : parabola;
    }

    private static Objective<Sample> problem(int dimension, int entries, Sample sample) {
        return problem(dimension, entries, () -> () -> sample);
    }

    private static Objective<Sample> problem(int dimension, int entries, Supplier<Draws<Sample>> draws) {
        return new Objective<>() {
            @Override
            public int dimension() {
                return dimension;
            }

            @Override
            public double[] initialPoint(long seed) {
                double[] x = new double[entries];
                Arrays.fill(x, 1);
                return x;
            }

            @Override
            public Draws<Sample> open(long seed) {
                return draws.get();
            }
        };
    }

    private static Objective<Sample> startless() {
        return new Objective<>() {
            @Override
            public int dimension() {
                return 3;
            }

            @Override
            public double[] initialPoint(long seed) {
                throw new UnsupportedOperationException("nowhere");
            }

            @Override
            public Draws<Sample> open(long seed) {
                Sample sample = parabola();
                return () -> sample;
            }
        };
    }

    private static final class Thrower implements Optimizer<Sample> {
        private int steps;

        @Override
        public void step(Draws<? extends Sample> draws, double[] x) {
            draws.draw().value(x);
            if (++steps == 2) {
                throw new IllegalStateException("enough\nof this");
            }
        }
    }

    /** A step makes 2 draws and evaluates 1 value, 2 gradients, 3 Hessian-vector products and a Hessian. */
    private static final class Greedy implements Optimizer<HessianSample> {
        @Override
        public void step(Draws<? extends HessianSample> draws, double[] x) {
            double[] out = new double[x.length];
            HessianSample first = draws.draw();
            first.value(x);
            first.valueAndGradient(x, out);
            for (int i = 0; i < 3; i++) {
                first.hessianVector(x, x.clone(), out);
            }
            HessianSample second = draws.draw();
            second.hessian(x, R064Store.FACTORY.make(x.length, x.length));
            second.valueAndGradient(x, out);
        }
    }
}
