import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.CatalogProvider;
import org.lodo.objective.Sample;
import org.lodo.validation.Require;

/** A rival of one's own in one file: steps of a fixed length along the signs of the gradient. */
public final class SignDescent implements CatalogProvider {

    public record Config(double learningRate) {}

    @Override
    public void addTo(Catalog.Builder catalog) {
        catalog.optimizer("sign-descent", "fixed steps", new Config(0.5), Sample.class, (config, run) -> {
            double[] gradient = new double[run.dimension()];
            return (draws, x) -> {
                Require.length("x", x, gradient.length);
                draws.draw().valueAndGradient(x, gradient);
                Require.finite("gradient", gradient);
                for (int i = 0; i < x.length; i++) {
                    x[i] -= config.learningRate() * Math.signum(gradient[i]);
                }
            };
        });
    }
}
