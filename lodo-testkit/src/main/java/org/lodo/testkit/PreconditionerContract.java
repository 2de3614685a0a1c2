package org.lodo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lodo.optimizer.Sgd;
import org.lodo.optimizer.UpdateRule;
import org.lodo.parallel.Workers;
import org.lodo.preconditioner.CanonicalForm;
import org.lodo.preconditioner.Preconditioner;
import org.lodo.random.RandomStream;
import org.lodo.state.StateVisitor;
import org.ojalgo.matrix.store.R064Store;

/**
 * The contract of every {@link Preconditioner}: symmetry, a meta-gradient that agrees with central differences, results that do
 * not depend on earlier products, and a canonical form that rebuilds it bit-identically.
 */
public abstract class PreconditionerContract {

    /**
     * @param dimension n
     * @return a new preconditioner, the same at every call
     */
    protected abstract Preconditioner create(int dimension);

    /**
     * Override for a matrix that is free to be unsymmetric.
     *
     * @return whether G is symmetric for all θ
     */
    protected boolean isSymmetric() {
        return true;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9})
    void isSymmetricBeforeAndAfterLearning(int dimension) {
        assumeTrue(isSymmetric(), "need not be symmetric");
        Preconditioner preconditioner = create(dimension);
        for (int round = 0; round < 3; round++) {
            R064Store matrix = preconditioner.toMatrix();
            for (int i = 0; i < dimension; i++) {
                for (int j = 0; j < i; j++) {
                    assertThat(matrix.doubleValue(i, j)).isCloseTo(matrix.doubleValue(j, i), within(1e-13));
                }
            }
            preconditioner.learn(vector(dimension, round), vector(dimension, 9), 0.1, new Sgd(0.1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 8, 9})
    void metaGradientAgreesWithCentralDifferences(int dimension) {
        Preconditioner preconditioner = create(dimension);
        double[] u = vector(dimension, 1);
        double[] v = vector(dimension, 2);
        double[] trained = vector(dimension, 3);
        preconditioner.learn(trained, v, -1, new Sgd(0.05));
        GradientCapture capture = new GradientCapture(preconditioner.parameterSizes());
        preconditioner.learn(u, v, -2.5, capture);
        double difference = 1e-5;
        for (int group = 0; group < capture.gradients.length; group++) {
            for (int i = 0; i < capture.gradients[group].length; i++) {
                double ahead = bilinear(preconditioner, u, v, group, i, difference);
                double behind = bilinear(preconditioner, u, v, group, i, -difference);
                double expected = -2.5 * (ahead - behind) / (2 * difference);
                assertThat(capture.gradients[group][i])
                        .as("group %d entry %d", group, i)
                        .isCloseTo(expected, within(1e-7 * (1 + Math.abs(expected))));
            }
        }
    }

    @Test
    void learningDoesNotDependOnEarlierProducts() {
        int n = 9;
        double[] u = vector(n, 1);
        double[] v = vector(n, 2);
        Preconditioner fresh = create(n);
        Preconditioner applied = create(n);
        Preconditioner distracted = create(n);
        double[] out = new double[n];
        for (int round = 0; round < 3; round++) {
            fresh.learn(u, v, -1, new Sgd(0.1));
            applied.apply(v, out);
            applied.learn(u, v, -1, new Sgd(0.1));
            distracted.apply(v, out);
            distracted.apply(u, out);
            distracted.learn(u, v, -1, new Sgd(0.1));
        }
        assertThat(applied.toMatrix().data).containsExactly(fresh.toMatrix().data);
        assertThat(distracted.toMatrix().data).containsExactly(fresh.toMatrix().data);
    }

    @Test
    void peekReturnsTheProductWithoutSideEffects() {
        int n = 9;
        double[] u = vector(n, 1);
        double[] v = vector(n, 2);
        Preconditioner preconditioner = create(n);
        Preconditioner undisturbed = create(n);
        double[] product = new double[n];
        double[] peeked = new double[n];
        for (int round = 0; round < 3; round++) {
            undisturbed.apply(v, product);
            preconditioner.apply(v, product);
            preconditioner.peek(u, peeked);
            undisturbed.learn(u, v, -1, new Sgd(0.1));
            preconditioner.learn(u, v, -1, new Sgd(0.1));
            preconditioner.peek(v, peeked);
            preconditioner.apply(v, product);
            assertThat(peeked).containsExactly(product);
        }
        assertThat(preconditioner.toMatrix().data).containsExactly(undisturbed.toMatrix().data);
    }

    @Test
    void failedUpdateLeavesNoStaleProducts() {
        int n = 9;
        double[] u = vector(n, 1);
        double[] v = vector(n, 2);
        Preconditioner failed = create(n);
        failed.apply(v, new double[n]);
        assertThatThrownBy(() -> failed.learn(u, v, -1, new Failing(0))).hasMessage("broken rule");
        Preconditioner fresh = create(n);
        Snapshot.of(failed).restore(fresh);
        failed.learn(u, v, -1, new Sgd(0.1));
        fresh.learn(u, v, -1, new Sgd(0.1));
        assertThat(failed.toMatrix().data).containsExactly(fresh.toMatrix().data);
    }

    @Test
    void restoredParametersTakeEffectImmediately() {
        int n = 9;
        double[] u = vector(n, 1);
        double[] v = vector(n, 2);
        Preconditioner original = create(n);
        original.learn(u, v, -1, new Sgd(0.1));
        Preconditioner restored = create(n);
        double[] out = new double[n];
        restored.apply(v, out);
        Snapshot.of(original).restore(restored);
        original.learn(u, v, -1, new Sgd(0.1));
        restored.learn(u, v, -1, new Sgd(0.1));
        assertThat(restored.toMatrix().data).containsExactly(original.toMatrix().data);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9})
    void canonicalFormRebuildsItBitIdentically(int dimension) {
        Preconditioner original = create(dimension);
        original.learn(vector(dimension, 1), vector(dimension, 2), -1, new Sgd(0.1));
        CanonicalForm form = original.canonicalForm();
        assertThat(form.dimension()).isEqualTo(dimension);
        Preconditioner rebuilt = form.toPreconditioner(Workers.serial());
        assertThat(Snapshot.of(rebuilt)).isEqualTo(Snapshot.of(original));
        assertThat(rebuilt.canonicalForm()).isEqualTo(form);

        original.learn(vector(dimension, 3), vector(dimension, 2), -1, new Sgd(0.1));
        rebuilt.learn(vector(dimension, 3), vector(dimension, 2), -1, new Sgd(0.1));
        assertThat(rebuilt.toMatrix().data).containsExactly(original.toMatrix().data);
        assertThat(original.canonicalForm()).as("the form is a copy").isNotEqualTo(form);
    }

    @Test
    void doesNotModifyItsArguments() {
        Preconditioner preconditioner = create(6);
        double[] u = vector(6, 1);
        double[] v = vector(6, 2);
        preconditioner.apply(v, new double[6]);
        preconditioner.learn(u, v, -1, new Sgd(0.1));
        assertThat(u).containsExactly(vector(6, 1));
        assertThat(v).containsExactly(vector(6, 2));
    }

    @Test
    void rejectsVectorsOfAnotherDimension() {
        Preconditioner preconditioner = create(6);
        assertThatThrownBy(() -> preconditioner.apply(new double[5], new double[6]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("v has 5 entries: must have 6, the dimension");
        assertThatThrownBy(() -> preconditioner.apply(new double[6], new double[7]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("out has 7 entries: must have 6, the dimension");
        assertThatThrownBy(() -> preconditioner.learn(new double[5], new double[6], -1, new Sgd(0.1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("u has 5 entries: must have 6, the dimension");
    }

    private static double bilinear(
            Preconditioner preconditioner, double[] u, double[] v, int group, int entry, double difference) {
        Snapshot snapshot = Snapshot.of(preconditioner);
        preconditioner.visitState(new StateVisitor() {
            private int next;

            @Override
            public void array(double[] values) {
                if (next++ == group) {
                    values[entry] += difference;
                }
            }

            @Override
            public long number(long value) {
                return value;
            }
        });
        double[] product = new double[v.length];
        preconditioner.apply(v, product);
        snapshot.restore(preconditioner);
        return VectorMath.dot(u, product);
    }

    private static double[] vector(int dimension, long seed) {
        double[] v = new double[dimension];
        new RandomStream(seed).fillGaussian(v);
        return v;
    }

    /** A rule that changes parameters and then fails at one group. */
    private record Failing(int group) implements UpdateRule {
        @Override
        public void beginStep() {
            // Nothing to advance.
        }

        @Override
        public void update(int updated, double[] gradient, double[] parameters, int from, int to) {
            for (int i = from; i < to; i++) {
                parameters[i] += 0.5;
            }
            if (updated == group) {
                throw new IllegalStateException("broken rule");
            }
        }

        @Override
        public void visitState(StateVisitor visitor) {
            // Stateless.
        }
    }

    /** A rule that keeps the gradient and changes nothing. */
    private static final class GradientCapture implements UpdateRule {
        private final double[][] gradients;

        GradientCapture(int... sizes) {
            gradients = new double[sizes.length][];
            for (int group = 0; group < sizes.length; group++) {
                gradients[group] = new double[sizes[group]];
            }
        }

        @Override
        public void beginStep() {
            // Nothing to advance.
        }

        @Override
        public void update(int group, double[] gradient, double[] parameters, int from, int to) {
            System.arraycopy(gradient, from, gradients[group], from, to - from);
        }

        @Override
        public void visitState(StateVisitor visitor) {
            // Stateless.
        }
    }
}
