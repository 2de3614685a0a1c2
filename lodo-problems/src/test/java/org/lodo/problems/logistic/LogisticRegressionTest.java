package org.lodo.problems.logistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lodo.objective.Certification;
import org.lodo.objective.Draws;
import org.lodo.objective.HessianSample;
import org.lodo.objective.JudgedSample;
import org.lodo.problems.data.LabelledData;

class LogisticRegressionTest {

    private static final LogisticRegressionConfig CANCER = LogisticRegressionConfig.defaults();

    private static final double[] PENALTIES = {1e-2, 1e-3, 1e-4, 1e-5, 1e-6};

    @TempDir
    private Path dir;

    /**
     * Finds stored optima again. All of them with {@code -Dlodo.seal=true}, which also writes the file; else all of breast
     * cancer and the largest penalty on the digits, whose Hessians take seconds.
     */
    @Test
    void storedOptimaAreThoseOfNewtonsMethod() throws IOException {
        boolean seal = Boolean.getBoolean("lodo.seal");
        List<String> rows = new ArrayList<>(List.of("data,penalty,loss,relative_gradient_norm,newton_steps"));
        for (DataSet data : DataSet.values()) {
            for (double penalty : PENALTIES) {
                if (!seal && data == DataSet.DIGITS && penalty < 1e-2) {
                    continue;
                }
                Examples examples = Examples.of(data.read().standardized());
                PenalizedLoss loss = PenalizedLoss.ofAll(examples, penalty);
                NewtonOptimum found = NewtonOptimum.of(loss, examples.scores() * examples.width())
                        .orElseThrow();
                rows.add(String.format(
                        Locale.ROOT,
                        "%s,%s,%s,%.1e,%d",
                        data,
                        penalty,
                        found.loss(),
                        found.relativeGradient(),
                        found.iterations()));
                if (!seal) {
                    assertThat(StoredOptima.loss(data, penalty).orElseThrow())
                            .as("%s, penalty %s", data, penalty)
                            .isCloseTo(found.loss(), within(4 * Math.ulp(found.loss())));
                }
            }
        }
        Path file = Path.of(System.getProperty("lodo.root"))
                .resolve("lodo-problems/src/main/resources/org/lodo/problems/logistic/optima.csv");
        if (seal) {
            Files.writeString(file, String.join("\n", rows) + "\n");
        }
        assertThat(Files.readAllLines(file)).hasSize(1 + 2 * PENALTIES.length).containsAll(rows);
    }

    /** Found by another program, Newton's method in NumPy on the files of the data. */
    @ParameterizedTest
    @CsvSource({
        "BREAST_CANCER,1e-2,0.10044630378120593",
        "BREAST_CANCER,1e-3,0.05982947188180507",
        "BREAST_CANCER,1e-4,0.042655627270490416",
        "BREAST_CANCER,1e-5,0.0316667945366101",
        "BREAST_CANCER,1e-6,0.025888502334849222",
        "DIGITS,1e-2,0.2712786903444231",
        "DIGITS,1e-4,0.02413551468906297"
    })
    void optimaAreThoseOfAnotherProgram(DataSet data, double penalty, double expected) {
        LogisticRegression problem =
                new LogisticRegression(CANCER.withData(data).withPenalty(penalty));
        assertThat(problem.bestPossibleLoss().orElseThrow()).isCloseTo(expected, within(1e-13));
        assertThat(problem.certification()).isEqualTo(Certification.NEWTON);
    }

    @Test
    void findsAnOptimumThatIsNotStored() throws IOException {
        // One feature, −1 or 1, and labels that follow it: F(w) = log(1 + exp −w) + ½ λ w² by symmetry, without
        // intercept.
        Path file = Files.writeString(dir.resolve("two.txt"), "0 1:1\n1 1:-1\n");
        double penalty = 0.1;
        double low = 0;
        double high = 20;
        for (int i = 0; i < 200; i++) {
            double middle = (low + high) / 2;
            boolean falls = penalty * middle < 1 / (1 + Math.exp(middle));
            low = falls ? middle : low;
            high = falls ? high : middle;
        }
        double expected = Math.log1p(Math.exp(-low)) + penalty * low * low / 2;
        LogisticRegression problem = new LogisticRegression(
                new LogisticRegressionConfig(DataSet.DIGITS, file.toString(), "", true, penalty, 0));
        assertThat(problem.dimension()).isEqualTo(2);
        assertThat(problem.bestPossibleLoss().orElseThrow()).isCloseTo(expected, within(1e-15));
    }

    @Test
    void atTheOriginEveryClassIsAsLikely() {
        for (DataSet data : DataSet.values()) {
            LogisticRegression problem = new LogisticRegression(CANCER.withData(data));
            LabelledData examples = data.read();
            double[] gradient = new double[problem.dimension()];
            double loss = problem.open(1).draw().valueAndGradient(problem.initialPoint(1), gradient);
            assertThat(loss).isCloseTo(Math.log(examples.classCount()), within(1e-12));
            // The intercept of the first class: the share that is expected less the share that there is.
            double share = 0;
            for (int label : examples.labels()) {
                share += label == 0 ? 1.0 / examples.count() : 0;
            }
            assertThat(gradient[examples.featureCount()]).isCloseTo(1.0 / examples.classCount() - share, within(1e-14));
        }
    }

    @Test
    void staysFiniteAtScoresThatOverflowAnExponential() {
        LogisticRegression problem = new LogisticRegression(CANCER);
        double[] x = problem.initialPoint(1);
        Arrays.fill(x, 1e4);
        double[] gradient = new double[x.length];
        assertThat(problem.open(1).draw().valueAndGradient(x, gradient)).isFinite();
        assertThat(Arrays.stream(gradient).allMatch(Double::isFinite)).isTrue();
    }

    @Test
    void batchesAreJudgedByAllExamples() {
        LogisticRegression whole = new LogisticRegression(CANCER);
        LogisticRegression batches = new LogisticRegression(CANCER.withBatch(16));
        double[] x = new double[31];
        Arrays.fill(x, 0.1);
        Draws<HessianSample> draws = batches.open(3);
        double expected = whole.open(3).draw().value(x);
        double first = draws.draw().value(x);
        HessianSample second = draws.draw();
        assertThat(second.value(x)).isNotEqualTo(first);
        assertThat(((JudgedSample) second).judgedLoss(x)).isEqualTo(expected);
        assertThat(batches.bestPossibleLoss()).isEqualTo(whole.bestPossibleLoss());
    }

    @Test
    void settingsAreCompletedWithAChecksumOfTheData() throws IOException {
        Path file = Files.writeString(dir.resolve("data.txt"), "0 1:1\n1 1:-1\n");
        LogisticRegressionConfig settings =
                new LogisticRegressionConfig(DataSet.DIGITS, file.toString(), "", false, 0.1, 0).withChecksum();
        assertThat(settings.dataChecksum()).hasSize(64);
        assertThat(settings.withChecksum()).isEqualTo(settings);
        assertThat(new LogisticRegression(settings).dimension()).isEqualTo(2);

        Files.writeString(file, "0 1:1\n1 1:-2\n");
        assertThatThrownBy(() -> new LogisticRegression(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("data file " + file + ": checksum ")
                .hasMessageEndingWith("expected " + settings.dataChecksum() + "; were they exchanged?");
    }

    @Test
    void rejectsSettingsOutOfRange() {
        assertThatThrownBy(() -> CANCER.withPenalty(0)).hasMessage("penalty = 0.0: must be positive and finite");
        assertThatThrownBy(() -> CANCER.withBatch(-1)).hasMessage("batch = -1: must be from 0 to 1000000");
    }
}
