package org.lodo.bench;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.BaseStream;

/** The arrows between packages, and what no class of the suite may do. */
@AnalyzeClasses(packages = "org.lodo", importOptions = ArchitectureTest.MainCode.class)
class ArchitectureTest {

    /** What gives the same bits on every Java version. */
    private static final Set<String> EXACT_MATH = Set.of(
            "abs",
            "sqrt",
            "fma",
            "min",
            "max",
            "signum",
            "rint",
            "round",
            "copySign",
            "ceil",
            "floor",
            "clamp",
            "ulp",
            "getExponent",
            "scalb",
            "nextUp",
            "nextDown",
            "nextAfter",
            "addExact",
            "subtractExact",
            "multiplyExact",
            "multiplyHigh",
            "multiplyFull",
            "incrementExact",
            "decrementExact",
            "negateExact",
            "toIntExact",
            "absExact",
            "floorDiv",
            "floorMod",
            "ceilDiv",
            "ceilMod");

    @ArchTest
    static final ArchRule layersOfTheCore = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("state")
            .definedBy("org.lodo.state..")
            .layer("math")
            .definedBy("org.lodo.math..")
            .layer("objective")
            .definedBy("org.lodo.objective..")
            .layer("optimizer")
            .definedBy("org.lodo.optimizer..")
            .layer("preconditioner")
            .definedBy("org.lodo.preconditioner..")
            .layer("lodo")
            .definedBy("org.lodo.lodo..")
            .layer("problems")
            .definedBy("org.lodo.problems..")
            .layer("baselines")
            .definedBy("org.lodo.baselines..")
            .layer("bench")
            .definedBy("org.lodo.bench..")
            .whereLayer("state")
            .mayNotAccessAnyLayer()
            .whereLayer("math")
            .mayOnlyAccessLayers("state")
            .whereLayer("objective")
            .mayOnlyAccessLayers("math", "state")
            .whereLayer("optimizer")
            .mayOnlyAccessLayers("objective", "math", "state")
            .whereLayer("preconditioner")
            .mayOnlyAccessLayers("optimizer", "objective", "math", "state")
            .whereLayer("lodo")
            .mayOnlyAccessLayers("preconditioner", "optimizer", "objective", "math", "state")
            .whereLayer("problems")
            .mayOnlyAccessLayers("objective", "math", "state")
            .whereLayer("baselines")
            .mayOnlyAccessLayers("optimizer", "objective", "math", "state")
            .whereLayer("bench")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule layersOfTheBench = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("io")
            .definedBy("org.lodo.bench.io..")
            .layer("stats")
            .definedBy("org.lodo.bench.stats..")
            .layer("plot")
            .definedBy("org.lodo.bench.plot..")
            .layer("catalog")
            .definedBy("org.lodo.bench.catalog..")
            .layer("plugin")
            .definedBy("org.lodo.bench.plugin..")
            .layer("run")
            .definedBy("org.lodo.bench.run..")
            .layer("yaml")
            .definedBy("org.lodo.bench.yaml..")
            .layer("tune")
            .definedBy("org.lodo.bench.tune..")
            .layer("study")
            .definedBy("org.lodo.bench.study..")
            .layer("table")
            .definedBy("org.lodo.bench.table..")
            .layer("report")
            .definedBy("org.lodo.bench.report..")
            .layer("check")
            .definedBy("org.lodo.bench.check..")
            .layer("cli")
            .definedBy("org.lodo.bench.cli..")
            .whereLayer("io")
            .mayNotAccessAnyLayer()
            .whereLayer("stats")
            .mayNotAccessAnyLayer()
            .whereLayer("plot")
            .mayOnlyAccessLayers("io")
            .whereLayer("catalog")
            .mayNotAccessAnyLayer()
            .whereLayer("plugin")
            .mayOnlyAccessLayers("io", "catalog")
            .whereLayer("run")
            .mayOnlyAccessLayers("catalog", "io")
            .whereLayer("yaml")
            .mayOnlyAccessLayers("catalog")
            .whereLayer("tune")
            .mayOnlyAccessLayers("run", "yaml", "stats", "catalog", "io")
            .whereLayer("study")
            .mayOnlyAccessLayers("tune", "run", "yaml", "catalog", "io")
            .whereLayer("table")
            .mayOnlyAccessLayers("study", "run", "stats", "catalog", "io")
            .whereLayer("report")
            .mayOnlyAccessLayers("table", "check", "study", "tune", "run", "plot", "stats", "catalog", "io")
            .whereLayer("check")
            .mayOnlyAccessLayers("study", "run", "stats", "catalog", "io")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule thePlotsKnowNothingOfTheSuiteButIo = noClasses()
            .that()
            .resideInAPackage("org.lodo.bench.plot..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.lodo..")
                    .and(resideInAnyPackage("org.lodo.bench.plot..", "org.lodo.bench.io..")
                            .negate()));

    @ArchTest
    static final ArchRule noPackagesDependOnEachOther =
            slices().matching("org.lodo.(**)").should().beFreeOfCycles();

    /** The constants of an enum may have bodies, which are subclasses of it. */
    @ArchTest
    static final ArchRule onlyInterfacesAreExtended = classes()
            .should(ArchCondition.from(describe(
                    "extend no class of the suite",
                    (JavaClass type) -> type.getRawSuperclass()
                            .map(parent -> !parent.getPackageName().startsWith("org.lodo") || parent.isEnum())
                            .orElse(true))));

    @ArchTest
    static final ArchRule randomnessComesFromSeededStreams = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Random")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.security.SecureRandom")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(StrictMath.class, "random");

    @ArchTest
    static final ArchRule functionsAreThoseWithTheSameBitsEverywhere = noClasses()
            .should()
            .accessTargetWhere(target(describe(
                    "java.lang.Math beyond the exact functions; use StrictMath",
                    (AccessTarget method) ->
                            method.getOwner().isEquivalentTo(Math.class) && !EXACT_MATH.contains(method.getName()))));

    @ArchTest
    static final ArchRule sumsHaveAFixedOrder = noClasses()
            .should()
            .accessTargetWhere(target(describe(
                    "a parallel stream or array operation",
                    (AccessTarget method) -> method.getName().equals("parallelStream")
                            || (method.getName().equals("parallel")
                                    && method.getOwner().isAssignableTo(BaseStream.class))
                            || (method.getName().startsWith("parallel")
                                    && method.getOwner().isEquivalentTo(Arrays.class)))));

    @ArchTest
    static final ArchRule onlyTheCommandLineKnowsTheConsole =
            noClasses().that().resideOutsideOfPackage("org.lodo.bench.cli..").should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule publicClassesAreNotMadeToBeExtended = classes()
            .that()
            // JMH extends benchmarks.
            .resideOutsideOfPackages("org.lodo.bench.jmh..", "org.lodo.peers..")
            .and()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .and()
            .areNotInterfaces()
            .and()
            .areNotEnums()
            .and()
            .areNotRecords()
            .and()
            .areNotAssignableTo(Throwable.class)
            .should()
            .haveModifier(JavaModifier.FINAL);

    /** Without tests, of which those of the core come in a jar, and without what JMH generates. */
    static final class MainCode implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return Predefined.DO_NOT_INCLUDE_TESTS.includes(location)
                    && !location.contains("-tests.jar")
                    && !location.contains("jmh_generated");
        }
    }
}
