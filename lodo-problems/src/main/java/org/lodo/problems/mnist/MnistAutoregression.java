package org.lodo.problems.mnist;

import java.util.Arrays;
import java.util.List;
import org.lodo.kernel.Vectors;
import org.lodo.objective.CurvatureSample;
import org.lodo.objective.Draws;
import org.lodo.objective.HeldOut;
import org.lodo.objective.Layered;
import org.lodo.objective.Objective;
import org.lodo.objective.Representative;
import org.lodo.objective.VariableTensor;
import org.lodo.parallel.Workers;
import org.lodo.problems.network.ParameterTensor;
import org.lodo.random.RandomStream;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;

/**
 * Autoregression of handwritten digits (Liao et al. 2023, section 5.3): a convolutional network of 94,696 parameters
 * predicts the value of a pixel, one of 256, from the pixels before it in raster order; the loss is the mean cross-entropy
 * in nats. A draw is a batch of training images, each with one queried pixel, all chosen uniformly and independently; its
 * images and queries are the same in every evaluation.
 *
 * <p>The last 64 training images are never drawn: they are the validation set. A run starts with every weight and bias from
 * N(0, 1/(fan-in + 1)).
 *
 * <p>May be shared by several threads, whose evaluations then wait for each other.
 */
public final class MnistAutoregression implements Objective<CurvatureSample>, HeldOut, Layered, Representative {

    /** The number of images in the validation set, the last ones of the training set. */
    public static final int VALIDATION_IMAGES = 64;

    /** The number of images in the sample on which curvature is measured. */
    public static final int REPRESENTATIVE_IMAGES = 128;

    /** Seeds the queries of the held-out images, which are the same for all runs. */
    private static final long HELD_OUT_SEED = 0;

    private final PixelNetwork network = new PixelNetwork();
    private final BatchLoss loss;

    /** In double precision. */
    private final BatchLoss exactLoss;

    private final LabelledImages training;
    private final Batch validation;
    private final Batch test;
    private final int batchSize;
    private final Precision precision;

    /**
     * @param config batch, data, held-out sets
     * @param workers who computes; results do not depend on it
     * @throws IllegalArgumentException if the data cannot be read or are too few
     */
    public MnistAutoregression(MnistConfig config, Workers workers) {
        MnistData data = config.data();
        precision = config.precision();
        Object turn = new Object();
        loss = new BatchLoss(precision, workers, turn);
        exactLoss = precision == Precision.FLOAT64 ? loss : new BatchLoss(Precision.FLOAT64, workers, turn);
        batchSize = config.batch();
        training = data.training();
        if (training.count() <= VALIDATION_IMAGES) {
            throw new IllegalArgumentException("training set has " + training.count() + " images: must have more than "
                    + VALIDATION_IMAGES + ", which validate");
        }
        if (config.testImages() > data.test().count()) {
            throw new IllegalArgumentException("testImages = " + config.testImages() + ": must be at most "
                    + data.test().count() + ", the size of the test set");
        }
        int firstValidation = training.count() - VALIDATION_IMAGES;
        validation =
                heldOut(training, firstValidation, VALIDATION_IMAGES, config.validationQueries(), "validation queries");
        test = heldOut(data.test(), 0, config.testImages(), 1, "test queries");
    }

    private static Batch heldOut(LabelledImages from, int firstImage, int images, int queries, String purpose) {
        RandomStream random = new RandomStream(RandomStream.derive(HELD_OUT_SEED, purpose));
        Batch batch = new Batch(from.pixels(), images * queries);
        for (int i = 0; i < batch.size(); i++) {
            batch.set(i, firstImage + i / queries, random.nextInt(PixelNetwork.PIXELS));
        }
        return batch;
    }

    @Override
    public int dimension() {
        return network.parameterCount();
    }

    @Override
    public double[] initialPoint(long seed) {
        RandomStream random = new RandomStream(RandomStream.derive(seed, "initial parameters"));
        double[] x = new double[dimension()];
        for (ParameterTensor tensor : network.tensors()) {
            double deviation = 1 / Math.sqrt(tensor.fanIn() + 1);
            for (int i = tensor.first(); i < tensor.end(); i++) {
                x[i] = deviation * random.nextGaussian();
            }
        }
        return x;
    }

    @Override
    public Draws<CurvatureSample> open(long seed) {
        return new Batches(seed);
    }

    /**
     * The network's input for a run's first draw, for evaluating it by other means.
     *
     * @param seed as in {@link #open}
     * @return the images and queries of the first draw of {@code open(seed)}
     */
    public Batch firstBatch(long seed) {
        Batches draws = new Batches(seed);
        draws.draw();
        return draws.batch;
    }

    @Override
    public double validationLoss(double[] x) {
        return loss.loss(validation, x);
    }

    @Override
    public double testLoss(double[] x) {
        return loss.loss(test, x);
    }

    /**
     * In double precision whatever that of the draws, as differences of gradients need it.
     *
     * @return {@value #REPRESENTATIVE_IMAGES} training images, each with a queried pixel
     */
    @Override
    public CurvatureSample representativeSample() {
        Batch batch = new Batch(training.pixels(), REPRESENTATIVE_IMAGES);
        RandomStream random = new RandomStream(RandomStream.derive(HELD_OUT_SEED, "representative sample"));
        for (int i = 0; i < batch.size(); i++) {
            int image = random.nextInt(training.count() - VALIDATION_IMAGES);
            batch.set(i, image, random.nextInt(PixelNetwork.PIXELS));
        }
        return new BatchSample(batch, exactLoss, Precision.FLOAT64);
    }

    @Override
    public List<VariableTensor> tensors() {
        return network.namedTensors();
    }

    private final class Batches implements Draws<CurvatureSample>, Stateful {
        private final RandomStream random;
        private final Batch batch = new Batch(training.pixels(), batchSize);
        private final CurvatureSample sample = new BatchSample(batch, loss, precision);

        Batches(long seed) {
            random = new RandomStream(RandomStream.derive(seed, "batches"));
        }

        @Override
        public CurvatureSample draw() {
            for (int i = 0; i < batch.size(); i++) {
                int image = random.nextInt(training.count() - VALIDATION_IMAGES);
                batch.set(i, image, random.nextInt(PixelNetwork.PIXELS));
            }
            return sample;
        }

        @Override
        public void visitState(StateVisitor visitor) {
            random.visitState(visitor);
        }
    }

    private static final class BatchSample implements CurvatureSample {

        private final Batch batch;
        private final BatchLoss loss;
        private final double relativeStep;
        private double[] ahead = new double[0];
        private double[] behind = new double[0];
        private double[] gradientBehind = new double[0];

        BatchSample(Batch batch, BatchLoss loss, Precision precision) {
            this.batch = batch;
            this.loss = loss;
            relativeStep = precision.relativeStep();
        }

        @Override
        public double valueAndGradient(double[] x, double[] gradient) {
            return loss.lossAndGradient(batch, x, gradient);
        }

        @Override
        public double value(double[] x) {
            return loss.loss(batch, x);
        }

        /**
         * By central differences of gradients, (g(x + εv) − g(x − εv)) / 2ε with ε ‖v‖ = 2⁻¹⁷ (1 + ‖x‖ / √n): two gradients,
         * and an error below 10⁻⁸ of the length of H v. In single precision 2⁻⁸ is in place of 2⁻¹⁷, and the error may be a
         * thousandth.
         */
        @Override
        public void hessianVector(double[] x, double[] v, double[] out) {
            if (ahead.length == 0) {
                ahead = new double[x.length];
                behind = new double[x.length];
                gradientBehind = new double[x.length];
            }
            double length = Vectors.norm(v);
            if (length == 0) {
                Arrays.fill(out, 0);
                return;
            }
            double step = relativeStep * (1 + Vectors.norm(x) / Math.sqrt(x.length)) / length;
            for (int i = 0; i < x.length; i++) {
                ahead[i] = Math.fma(step, v[i], x[i]);
                behind[i] = Math.fma(-step, v[i], x[i]);
            }
            loss.lossAndGradient(batch, ahead, out);
            loss.lossAndGradient(batch, behind, gradientBehind);
            Vectors.combine(0.5 / step, out, -0.5 / step, gradientBehind);
        }
    }
}
