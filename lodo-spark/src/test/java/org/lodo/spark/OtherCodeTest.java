package org.lodo.spark;

import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.remote.RemoteCode;
import org.lodo.engine.remote.RemoteRun;
import org.lodo.engine.remote.RemoteRunner;
import org.lodo.engine.run.CatalogSelection;
import org.lodo.engine.run.CodeIdentity;
import org.lodo.engine.run.Environment;
import org.lodo.engine.run.EnvironmentProbe;
import org.lodo.engine.run.RunSpec;
import org.lodo.engine.run.SealedRun;

@Tag("spark")
class OtherCodeTest {

    @Test
    void executorWithOtherCodeThanTheDriverRefusesAndSaysWhatDiffers() throws IOException {
        Catalog catalog = Catalog.load(OtherCodeTest.class.getClassLoader());
        SortedMap<String, String> parts =
                new TreeMap<>(CodeIdentity.of(catalog, List.of()).parts());
        parts.put("ojAlgo", "1.2.3");
        Environment other = EnvironmentProbe.probe(new CodeIdentity(parts), 1);
        CatalogSelection any = new CatalogSelection("any", "any", Map.of());
        RemoteRun run = new RemoteRun(new RunSpec(any, any, 1, 1, List.of()), null, 1);

        try (RemoteRunner spark = new SparkProvider().connect("local[1]", new RemoteCode(catalog, List.of(), other))) {
            assertThatIOException()
                    .isThrownBy(() -> spark.run(List.of(run), new NobodyListens()))
                    .withMessageMatching(
                            "the executor on .* refuses: its code is not that of the driver: ojAlgo 1.2.3 → .*");
        }
    }

    private static final class NobodyListens implements RemoteRunner.Listener {
        @Override
        public void began(RemoteRun run) {
            // It may begin.
        }

        @Override
        public void ended(RemoteRun run, SealedRun sealed) {
            throw new AssertionError("must not be made");
        }
    }
}
