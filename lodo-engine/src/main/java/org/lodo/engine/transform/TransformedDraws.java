package org.lodo.engine.transform;

import org.jspecify.annotations.Nullable;
import org.lodo.objective.Draws;
import org.lodo.objective.Sample;
import org.lodo.random.RandomStream;
import org.lodo.state.StateVisitor;
import org.lodo.state.Stateful;

/** Draws of a problem, transformed. */
final class TransformedDraws implements Draws<Sample> {

    private final Draws<?> own;
    private final RandomStream random;
    private final double scale;
    private final double[] noise;
    private final TransformedSample sample;
    private @Nullable Sample view;

    private TransformedDraws(
            Draws<?> own, int dimension, CoordinateChange change, Transformations transformations, long seed) {
        this.own = own;
        random = new RandomStream(RandomStream.derive(seed, "transform/noise"));
        scale = transformations.noise();
        noise = new double[dimension];
        sample = new TransformedSample(change, transformations, noise);
    }

    /** The draws; {@link Stateful} if the problem's own are. */
    static Draws<Sample> of(
            Draws<?> own, int dimension, CoordinateChange change, Transformations transformations, long seed) {
        TransformedDraws draws = new TransformedDraws(own, dimension, change, transformations, seed);
        return own instanceof Stateful state ? new Restorable(draws, state) : draws;
    }

    @Override
    public Sample draw() {
        Sample drawn = own.draw();
        sample.moveTo(drawn);
        if (scale > 0) {
            for (int i = 0; i < noise.length; i++) {
                noise[i] = scale * random.nextGaussian();
            }
        }
        if (view == null) {
            view = sample.as(drawn);
        }
        return view;
    }

    private record Restorable(TransformedDraws draws, Stateful own) implements Draws<Sample>, Stateful {

        @Override
        public Sample draw() {
            return draws.draw();
        }

        @Override
        public void visitState(StateVisitor visitor) {
            own.visitState(visitor);
            draws.random.visitState(visitor);
        }
    }
}
