import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.zip.CRC32;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.CatalogProvider;
import org.lodo.objective.Certification;
import org.lodo.objective.DatasetBacked;
import org.lodo.objective.Draws;
import org.lodo.objective.Objective;
import org.lodo.objective.ResidualSample;

/**
 * A problem of one's own with real data, in one file: fits volume = b₁ (1 − exp(−b₂ pressure)) to measurements of adsorption
 * (Misra 1978; data set Misra1a of NIST's Statistical Reference Datasets). A curve fit offers its residuals, so that
 * Levenberg–Marquardt can run on it.
 */
public final class AdsorptionFit implements CatalogProvider {

    @Override
    public void addTo(Catalog.Builder catalog) {
        catalog.problem(
                "adsorption",
                "fit of an exponential to 14 measurements",
                new Config("examples/misra1a.csv", ""),
                ResidualSample.class,
                config -> new Fit(config.read()));
    }

    /** Results depend on the file's contents, so its checksum becomes a setting: other data are another problem. */
    public record Config(String file, String checksum) implements DatasetBacked {

        @Override
        public Config withChecksum() {
            CRC32 crc = new CRC32();
            crc.update(String.join("\n", read()).getBytes(StandardCharsets.UTF_8));
            String found = Long.toHexString(crc.getValue());
            if (!checksum.isEmpty() && !checksum.equals(found)) {
                throw new IllegalArgumentException(file + ": checksum " + found + ", expected " + checksum);
            }
            return new Config(file, found);
        }

        List<String> read() {
            try {
                return Files.readAllLines(Path.of(file));
            } catch (IOException e) {
                throw new IllegalArgumentException(file + ": cannot be read", e);
            }
        }
    }

    private static final class Fit implements Objective<ResidualSample> {
        private final double[] pressure;
        private final double[] volume;

        Fit(List<String> lines) {
            double[][] rows = lines.stream()
                    .skip(1)
                    .map(line -> line.split(","))
                    .map(fields -> new double[] {Double.parseDouble(fields[0]), Double.parseDouble(fields[1])})
                    .toArray(double[][]::new);
            pressure = List.of(rows).stream().mapToDouble(row -> row[0]).toArray();
            volume = List.of(rows).stream().mapToDouble(row -> row[1]).toArray();
        }

        @Override
        public int dimension() {
            return 2;
        }

        /** NIST's harder start. */
        @Override
        public double[] initialPoint(long seed) {
            return new double[] {500, 1e-4};
        }

        @Override
        public Draws<ResidualSample> open(long seed) {
            ResidualSample sample = new Residuals(pressure, volume);
            return () -> sample;
        }

        /** Half of the sum of squares that NIST certifies. */
        @Override
        public OptionalDouble bestPossibleLoss() {
            return OptionalDouble.of(0.5 * 1.2455138894e-1);
        }

        @Override
        public Certification certification() {
            return Certification.PUBLISHED;
        }
    }

    private record Residuals(double[] pressure, double[] volume) implements ResidualSample {

        @Override
        public int residualCount() {
            return pressure.length;
        }

        @Override
        public void residuals(double[] b, double[] residuals) {
            for (int i = 0; i < residuals.length; i++) {
                residuals[i] = b[0] * (1 - StrictMath.exp(-b[1] * pressure[i])) - volume[i];
            }
        }

        @Override
        public void jacobianVector(double[] b, double[] v, double[] out) {
            for (int i = 0; i < out.length; i++) {
                double decay = StrictMath.exp(-b[1] * pressure[i]);
                out[i] = (1 - decay) * v[0] + b[0] * pressure[i] * decay * v[1];
            }
        }

        @Override
        public void transposedJacobianVector(double[] b, double[] u, double[] out) {
            out[0] = 0;
            out[1] = 0;
            for (int i = 0; i < u.length; i++) {
                double decay = StrictMath.exp(-b[1] * pressure[i]);
                out[0] += (1 - decay) * u[i];
                out[1] += b[0] * pressure[i] * decay * u[i];
            }
        }

        @Override
        public double valueAndGradient(double[] b, double[] gradient) {
            double[] residuals = new double[pressure.length];
            residuals(b, residuals);
            transposedJacobianVector(b, residuals, gradient);
            double squares = 0;
            for (double residual : residuals) {
                squares += residual * residual;
            }
            return squares / 2;
        }
    }
}
