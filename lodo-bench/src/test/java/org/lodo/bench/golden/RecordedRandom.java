package org.lodo.bench.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.lodo.random.RandomSource;
import org.lodo.state.StateVisitor;

/** Replays the random numbers of a trace in the order in which the reference drew them. */
final class RecordedRandom implements RandomSource {

    private final List<Double> normals = new ArrayList<>();
    private final List<Boolean> coins = new ArrayList<>();
    private int nextNormal;
    private int nextCoin;

    RecordedRandom(JsonNode trace) {
        addNormals(trace.path("initialU"));
        addNormals(trace.path("initialV"));
        JsonNode probes = trace.path("probes");
        for (int step = 0; step < probes.size(); step++) {
            addNormals(probes.get(step));
            addNormals(trace.path("dampingNoise").path(step));
            addNormals(trace.path("normProbes").path(step));
        }
        trace.path("updatesU").forEach(coin -> coins.add(coin.asBoolean()));
    }

    private void addNormals(JsonNode numbers) {
        if (numbers.isNumber()) {
            normals.add(numbers.asDouble());
        }
        numbers.forEach(this::addNormals);
    }

    /** Whether every number of the trace has been taken. */
    boolean isExhausted() {
        return nextNormal == normals.size() && nextCoin == coins.size();
    }

    @Override
    public double nextDouble() {
        return coins.get(nextCoin++) ? 0 : 0.5;
    }

    @Override
    public double nextGaussian() {
        return normals.get(nextNormal++);
    }

    @Override
    public void visitState(StateVisitor visitor) {
        nextNormal = (int) visitor.number(nextNormal);
        nextCoin = (int) visitor.number(nextCoin);
    }
}
