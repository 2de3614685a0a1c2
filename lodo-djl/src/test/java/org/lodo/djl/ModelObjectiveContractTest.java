package org.lodo.djl;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.training.loss.Loss;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.lodo.objective.Objective;
import org.lodo.testkit.ObjectiveContract;

/** A network of two layers with dropout, in float64. */
@Tag("djl")
class ModelObjectiveContractTest extends ObjectiveContract {

    private static Model model;
    private static ModelObjective objective;

    @BeforeAll
    static void create() {
        Reproducibility.request();
        model = Model.newInstance("dropout", Device.cpu(), "PyTorch");
        model.setDataType(DataType.FLOAT64);
        model.setBlock(new SequentialBlock()
                .add(Linear.builder().setUnits(6).build())
                .add(Activation.tanhBlock())
                .add(Dropout.builder().optRate(0.4f).build())
                .add(Linear.builder().setUnits(LinearRegression.OUTPUTS).build()));
        objective = new ModelObjective(model, Loss.l2Loss(), new LinearRegression().dataset(model.getNDManager()), 5);
    }

    @AfterAll
    static void close() {
        model.close();
    }

    @Override
    protected Objective<?> objective() {
        return objective;
    }
}
