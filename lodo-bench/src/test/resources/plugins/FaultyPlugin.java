import java.util.Optional;
import java.util.OptionalDouble;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.CatalogProvider;
import org.lodo.engine.catalog.Metric;
import org.lodo.engine.catalog.MetricContext;
import org.lodo.objective.Draws;
import org.lodo.objective.Objective;
import org.lodo.objective.Sample;

/** A parabola, an optimizer and a metric with a fault of any kind at any place. */
public final class FaultyPlugin implements CatalogProvider {

    /** The step of faults that come late. */
    private static final int LATE = 5;

    /** Ends what spins. */
    public static volatile boolean spins = true;

    public record Fault(String at, String kind) {}

    public record Kind(String kind) {}

    @Override
    public void addTo(Catalog.Builder catalog) {
        catalog.problem("faulty", "a parabola", new Fault("nowhere", "error"), Sample.class, Faulty::new);
        catalog.optimizer("faulty-descent", "descent", new Kind("none"), Sample.class, (config, run) -> {
            if (config.kind().startsWith("early ")) {
                fail(config.kind().substring(6));
            }
            int[] step = new int[1];
            return (draws, x) -> {
                double[] gradient = new double[x.length];
                draws.draw().valueAndGradient(x, gradient);
                if (++step[0] == LATE) {
                    fail(config.kind());
                }
                x[0] -= 0.1 * gradient[0];
            };
        });
        for (String kind : new String[] {"error", "stack-overflow", "message"}) {
            catalog.metric(new FaultyMetric(kind));
        }
    }

    static final class FaultyMetric implements Metric {
        private final String kind;

        FaultyMetric(String kind) {
            this.kind = kind;
        }

        @Override
        public String name() {
            return "faulty_" + kind.replace('-', '_');
        }

        @Override
        public String title() {
            return "faulty";
        }

        @Override
        public double[] measure(MetricContext context) {
            fail(kind);
            return new double[] {1};
        }
    }

    static final class Faulty implements Objective<Sample> {
        private final Fault fault;

        Faulty(Fault fault) {
            this.fault = fault;
            at("constructor");
        }

        private void at(String place) {
            if (fault.at().equals(place)) {
                fail(fault.kind());
            }
        }

        @Override
        public int dimension() {
            at("dimension");
            return 2;
        }

        @Override
        public double[] initialPoint(long seed) {
            at("initialPoint");
            return new double[] {1, 2};
        }

        @Override
        public Draws<Sample> open(long seed) {
            at("open");
            int[] draws = new int[1];
            return () -> {
                if (++draws[0] == LATE) {
                    at("draw");
                }
                return (x, gradient) -> {
                    if (draws[0] == LATE) {
                        at("value");
                    }
                    gradient[0] = x[0];
                    gradient[1] = x[1];
                    return 1 + (x[0] * x[0] + x[1] * x[1]) / 2;
                };
            };
        }

        @Override
        public Optional<double[]> minimum() {
            at("minimum");
            return Optional.of(new double[2]);
        }

        @Override
        public OptionalDouble bestPossibleLoss() {
            at("bestPossibleLoss");
            return OptionalDouble.of(1);
        }
    }

    static final class Unreadable extends RuntimeException {
        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }
    }

    static void fail(String kind) {
        switch (kind) {
            case "none" -> {}
            case "error" -> throw new Error("an Error of my own");
            case "exception" -> throw new IllegalStateException("\n  first\nsecond");
            case "checked" -> FaultyPlugin.<RuntimeException>sneak(new java.io.IOException("sneaked"));
            case "thread-death" -> throw new ThreadDeath();
            case "memory" -> throw new OutOfMemoryError("of a test");
            case "heap" -> System.err.println(new double[60000][60000].length);
            case "stack-overflow" -> fail("stack-overflow");
            case "linkage" -> throw new NoClassDefFoundError("gone");
            case "message" -> throw new Unreadable();
            case "interrupted" -> Thread.currentThread().interrupt();
            case "usage" -> throw new org.lodo.engine.catalog.UsageException("use it otherwise");
            case "exit" -> System.exit(0);
            case "sleep" -> sleep();
            case "stubborn" -> {
                while (spins) {
                    try {
                        Thread.sleep(5);
                    } catch (InterruptedException e) {
                        // It does not care.
                    }
                }
            }
            case "spin" -> {
                while (spins) {
                    Thread.onSpinWait();
                }
            }
            default -> throw new IllegalArgumentException(kind);
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
