import java.util.Arrays;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.CatalogProvider;
import org.lodo.objective.Draws;
import org.lodo.objective.Objective;
import org.lodo.objective.Sample;

/** Problems of two variables whose losses are not positive, or of any size. */
public final class OddLosses implements CatalogProvider {

    /** A slope leads below zero, a bowl to zero; both are multiplied by the scale. */
    public record Config(boolean isBowl, double scale) {}

    @Override
    public void addTo(Catalog.Builder catalog) {
        catalog.problem("odd", "slope or bowl of any size", new Config(true, 1), Sample.class, Odd::new);
    }

    private record Odd(Config config) implements Objective<Sample> {
        @Override
        public int dimension() {
            return 2;
        }

        @Override
        public double[] initialPoint(long seed) {
            return new double[] {1, 0.5 + 1e-3 * (seed % 7)};
        }

        @Override
        public Draws<Sample> open(long seed) {
            return () -> this::value;
        }

        private double value(double[] x, double[] gradient) {
            if (config.isBowl()) {
                Arrays.setAll(gradient, i -> config.scale() * x[i]);
                return config.scale() * (x[0] * x[0] + x[1] * x[1]) / 2;
            }
            Arrays.fill(gradient, config.scale());
            return config.scale() * (x[0] + x[1]);
        }
    }
}
