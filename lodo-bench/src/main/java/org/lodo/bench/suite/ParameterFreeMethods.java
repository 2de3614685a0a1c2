package org.lodo.bench.suite;

import org.lodo.baselines.parameterfree.DAdaptAdam;
import org.lodo.baselines.parameterfree.DAdaptAdamConfig;
import org.lodo.baselines.parameterfree.Dog;
import org.lodo.baselines.parameterfree.DogConfig;
import org.lodo.baselines.parameterfree.Mechanic;
import org.lodo.baselines.parameterfree.MechanicConfig;
import org.lodo.baselines.parameterfree.Polyak;
import org.lodo.baselines.parameterfree.PolyakConfig;
import org.lodo.baselines.parameterfree.Prodigy;
import org.lodo.baselines.parameterfree.ProdigyConfig;
import org.lodo.baselines.parameterfree.ScheduleFree;
import org.lodo.baselines.parameterfree.ScheduleFreeAdamwConfig;
import org.lodo.baselines.parameterfree.ScheduleFreeSgdConfig;
import org.lodo.engine.catalog.Catalog;
import org.lodo.engine.catalog.CatalogProvider;
import org.lodo.objective.Sample;

/** Methods that find their learning rate or its schedule themselves. */
public final class ParameterFreeMethods implements CatalogProvider {

    @Override
    public void addTo(Catalog.Builder catalog) {
        catalog.optimizer(
                "prodigy",
                "Adam with an estimated distance to the solution as its learning rate",
                ProdigyConfig.defaults(),
                Sample.class,
                (config, run) -> new Prodigy(run.dimension(), config));
        catalog.optimizer(
                "d-adapt-adam",
                "Adam with D-adaptation, the forerunner of Prodigy",
                DAdaptAdamConfig.defaults(),
                Sample.class,
                (config, run) -> new DAdaptAdam(run.dimension(), config));
        catalog.optimizer(
                "mechanic",
                "a learned scale of another rule's steps",
                MechanicConfig.defaults(),
                Sample.class,
                (config, run) -> Mechanic.of(run.dimension(), config));
        catalog.optimizer(
                "dog",
                "gradient descent by distance over gradients, with averaging",
                DogConfig.defaults(),
                Sample.class,
                (config, run) -> new Dog(run.dimension(), config, 0));
        catalog.optimizer(
                "l-dog",
                "distance over gradients, layer by layer",
                DogConfig.defaults(),
                Sample.class,
                (config, run) -> new Dog(run.dimension(), config, run.layerStarts()));
        catalog.optimizer(
                "schedule-free-sgd",
                "gradient descent with averaging instead of a schedule",
                ScheduleFreeSgdConfig.defaults(),
                Sample.class,
                (config, run) -> ScheduleFree.sgd(run.dimension(), config));
        catalog.optimizer(
                "schedule-free-adamw",
                "AdamW with averaging instead of a schedule",
                ScheduleFreeAdamwConfig.defaults(),
                Sample.class,
                (config, run) -> ScheduleFree.adamw(run.dimension(), config));
        catalog.optimizer(
                "sps",
                "gradient descent with Polyak's step size of each draw",
                PolyakConfig.defaults(),
                Sample.class,
                (config, run) -> new Polyak(run.dimension(), config));
        catalog.search("prodigy", "factor", "beta1", "beta2", "distanceFactor")
                .search("d-adapt-adam", "factor", "beta1", "beta2")
                .search("mechanic", "learningRate", "beta1", "beta2", "decay")
                .search("dog", "factor", "initialDistance")
                .search("l-dog", "factor", "initialDistance")
                .search("schedule-free-sgd", "learningRate", "momentum")
                .search("schedule-free-adamw", "learningRate", "beta1", "beta2")
                .search("sps", "c");
    }
}
