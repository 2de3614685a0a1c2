package org.lodo.bench;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.BaseStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** Dependencies between packages, and constructs that no class of the suite may use. */
@AnalyzeClasses(packages = "org.lodo", importOptions = ArchitectureTest.MainCode.class)
class ArchitectureTest {

    /** All of lodo-core. */
    private static final String CORE =
            ". state validation parallel random kernel objective optimizer preconditioner probing";

    private static final String BASELINES =
            "baselines baselines.entrywise baselines.hypergradient baselines.parameterfree baselines.psgd baselines.tensor";

    /** What every part of the engine may use of it. */
    private static final String ENGINE =
            "engine.io engine.stats engine.catalog engine.yaml engine.plugin engine.run engine.remote";

    /** Methods of Math with the same bits on every Java version. */
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

    /** For each package the packages of the suite that it may use. Unlisted packages are errors. */
    private static final Map<String, Set<String>> LAYERS = Map.ofEntries(
            layer("org.lodo.state"),
            layer("org.lodo.validation"),
            layer("org.lodo.parallel", "validation"),
            layer("org.lodo.random", "kernel", "state", "validation"),
            layer("org.lodo.kernel", "parallel", "validation"),
            layer("org.lodo.objective", "validation"),
            layer("org.lodo.optimizer", "objective", "kernel", "parallel", "state", "validation"),
            layer(
                    "org.lodo.preconditioner",
                    "optimizer",
                    "objective",
                    "kernel",
                    "parallel",
                    "random",
                    "state",
                    "validation"),
            layer(
                    "org.lodo.probing",
                    "preconditioner",
                    "optimizer",
                    "objective",
                    "kernel",
                    "random",
                    "state",
                    "validation"),
            layer(
                    "org.lodo",
                    "probing",
                    "preconditioner",
                    "optimizer",
                    "objective",
                    "kernel",
                    "parallel",
                    "random",
                    "state",
                    "validation"),
            layer("org.lodo.problems", "problems.quadratic", "objective", "kernel", "random", "state", "validation"),
            layer("org.lodo.problems.quadratic", "objective", "kernel", "random", "state", "validation"),
            layer("org.lodo.problems.data"),
            layer(
                    "org.lodo.problems.logistic",
                    "problems.data",
                    "objective",
                    "kernel",
                    "random",
                    "state",
                    "validation"),
            layer("org.lodo.problems.leastsquares", "objective", "kernel", "random", "validation"),
            layer("org.lodo.problems.network", "kernel", "objective", "validation"),
            layer(
                    "org.lodo.problems.layer",
                    "problems.network",
                    "objective",
                    "kernel",
                    "parallel",
                    "random",
                    "validation"),
            layer(
                    "org.lodo.problems.deep",
                    "problems.data",
                    "problems.layer",
                    "objective",
                    "parallel",
                    "random",
                    "state",
                    "validation"),
            layer(
                    "org.lodo.problems.mnist",
                    "problems.network",
                    "objective",
                    "kernel",
                    "parallel",
                    "random",
                    "state",
                    "validation"),
            layer("org.lodo.baselines", "optimizer", "objective", "kernel", "random", "state", "validation"),
            layer("org.lodo.baselines.entrywise", "baselines", "optimizer", "state", "validation"),
            layer("org.lodo.baselines.hypergradient", "optimizer", "objective", "kernel", "state", "validation"),
            layer("org.lodo.baselines.psgd", "optimizer", "objective", "kernel", "random", "state", "validation"),
            layer(
                    "org.lodo.baselines.tensor",
                    "baselines.entrywise",
                    "optimizer",
                    "objective",
                    "kernel",
                    "state",
                    "validation"),
            layer(
                    "org.lodo.baselines.parameterfree",
                    "baselines",
                    "baselines.entrywise",
                    "optimizer",
                    "objective",
                    "kernel",
                    "state",
                    "validation"),
            layer(
                    "org.lodo.hipparchus",
                    "engine.catalog",
                    "optimizer",
                    "objective",
                    "preconditioner",
                    "kernel",
                    "random",
                    "state",
                    "validation"),
            layer(
                    "org.lodo.testkit",
                    ". state validation parallel random objective optimizer preconditioner probing",
                    "engine.catalog"),
            layer("org.lodo.engine.io"),
            layer("org.lodo.engine.stats", "random"),
            layer("org.lodo.engine.transform", CORE),
            layer("org.lodo.engine.catalog", CORE, "engine.transform"),
            layer("org.lodo.engine.plugin", "engine.catalog", "engine.io"),
            layer("org.lodo.engine.yaml", "engine.catalog", "engine.io"),
            layer("org.lodo.engine.run", CORE, "engine.catalog", "engine.io", "engine.stats"),
            layer("org.lodo.engine.remote", "engine.catalog", "engine.io", "engine.run"),
            layer("org.lodo.engine.shard", CORE, ENGINE),
            layer("org.lodo.engine.tune", CORE, ENGINE, "engine.shard"),
            layer("org.lodo.engine.study", CORE, ENGINE, "engine.tune"),
            layer("org.lodo.engine.check", CORE, ENGINE, "engine.study"),
            layer(
                    "org.lodo.bench.suite",
                    CORE,
                    "problems",
                    "problems.quadratic",
                    "problems.leastsquares",
                    "problems.logistic",
                    "problems.deep",
                    "problems.mnist",
                    BASELINES,
                    "engine.catalog"),
            layer("org.lodo.bench.plot", "engine.io"),
            layer("org.lodo.bench.table", "engine.study", ENGINE),
            layer("org.lodo.bench.document", "bench.table", "bench.plot", "engine.io"),
            layer(
                    "org.lodo.bench.jmh",
                    CORE,
                    "problems",
                    "problems.mnist",
                    "problems.network",
                    "baselines",
                    "engine.catalog"),
            layer("org.lodo.bench.field", CORE, "bench.document", "bench.table", "bench.plot", "engine.study", ENGINE),
            layer(
                    "org.lodo.bench.report",
                    CORE,
                    "bench.field",
                    "bench.document",
                    "bench.table",
                    "bench.plot",
                    "engine.check",
                    "engine.study",
                    "engine.tune",
                    ENGINE),
            layer(
                    "org.lodo.bench.performance",
                    CORE,
                    "bench.report",
                    "bench.document",
                    "bench.table",
                    "bench.plot",
                    "bench.jmh",
                    "engine.catalog",
                    "engine.io",
                    "engine.run"),
            layer("org.lodo.bench.site", "bench.document", "engine.catalog", "engine.io", "engine.run", "engine.study"),
            layer("org.lodo.bench.progress", CORE, "engine.study", ENGINE),
            layer("org.lodo.bench.jobs", CORE, "engine.catalog", "engine.run"),
            layer(
                    "org.lodo.bench.cli",
                    CORE,
                    "problems.mnist",
                    "bench.field",
                    "bench.site",
                    "bench.document",
                    "bench.progress",
                    "bench.performance",
                    "bench.report",
                    "bench.table",
                    "bench.plot",
                    "bench.jobs",
                    "engine.shard",
                    "engine.check",
                    "engine.study",
                    "engine.tune",
                    ENGINE),
            layer("org.lodo.spark", CORE, "engine.study", ENGINE),
            layer("org.lodo.djl", "optimizer", "objective", "random", "state", "validation"),
            layer("org.lodo.peers", CORE, "problems", "problems.mnist", "problems.network"));

    @ArchTest
    static final ArchRule packagesUseOnlyThoseBelow = classes().should(new ArchCondition<>("keep to their layer") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
            Set<String> allowed = LAYERS.get(type.getPackageName());
            if (allowed == null) {
                events.add(SimpleConditionEvent.violated(
                        type, type.getPackageName() + " is in no layer; see LAYERS in ArchitectureTest"));
                return;
            }
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String target = dependency.getTargetClass().getPackageName();
                boolean isForeign = !target.equals("org.lodo") && !target.startsWith("org.lodo.");
                if (!isForeign && !target.equals(type.getPackageName()) && !allowed.contains(target)) {
                    events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                }
            }
        }
    });

    /** A package and its allowed dependencies; a name with blanks stands for several packages. */
    private static Map.Entry<String, Set<String>> layer(String name, String... below) {
        return Map.entry(
                name,
                Arrays.stream(below)
                        .flatMap(names -> Arrays.stream(names.split(" ")))
                        .map(used -> used.equals(".") ? "org.lodo" : "org.lodo." + used)
                        .collect(Collectors.toSet()));
    }

    @ArchTest
    static final ArchRule thePlotsKnowNothingOfTheSuiteButIo = noClasses()
            .that()
            .resideInAPackage("org.lodo.bench.plot..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.lodo..")
                    .and(resideInAnyPackage("org.lodo.bench.plot..", "org.lodo.engine.io..")
                            .negate()));

    @ArchTest
    static final ArchRule noPackagesDependOnEachOther =
            slices().matching("org.(**)").should().beFreeOfCycles();

    /**
     * Exceptions: enum constants with bodies are subclasses, JMH extends benchmarks, contracts are meant to be extended, and
     * private classes may extend others of the same file.
     */
    @ArchTest
    static final ArchRule onlyInterfacesAreExtended = classes()
            .that()
            .resideOutsideOfPackages("org.lodo.bench.jmh..", "org.lodo.peers..", "org.lodo.testkit..")
            .should(ArchCondition.from(describe(
                    "extend no class of the suite",
                    (JavaClass type) -> type.getRawSuperclass()
                            .map(parent -> !parent.getPackageName().startsWith("org.lodo")
                                    || parent.isEnum()
                                    || isInSameFile(type, parent))
                            .orElse(true))));

    private static boolean isInSameFile(JavaClass type, JavaClass parent) {
        return parent.getModifiers().contains(JavaModifier.PRIVATE)
                && parent.getEnclosingClass().equals(type.getEnclosingClass());
    }

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
            // JMH extends benchmarks, and a test extends its contract.
            .resideOutsideOfPackages("org.lodo.bench.jmh..", "org.lodo.peers..", "org.lodo.testkit..")
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

    /** Types in signatures of public methods, constructors, fields and supertypes must be public. */
    @ArchTest
    static final ArchRule publicSignaturesNamePublicTypesOnly = classes()
            .that(describe("can be named from anywhere", ArchitectureTest::isAccessible))
            .should(new ArchCondition<>("name no hidden type in a public signature") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    Stream<JavaClass> supertypes = Stream.concat(
                                    type.getSuperclass().stream(), type.getInterfaces().stream())
                            .flatMap(parent -> parent.getAllInvolvedRawTypes().stream());
                    report(type.getFullName(), supertypes, events);
                    type.getFields().stream()
                            .filter(ArchitectureTest::isOffered)
                            .forEach(field ->
                                    report(field.getFullName(), field.getAllInvolvedRawTypes().stream(), events));
                    type.getCodeUnits().stream()
                            .filter(ArchitectureTest::isOffered)
                            .forEach(
                                    unit -> report(unit.getFullName(), unit.getAllInvolvedRawTypes().stream(), events));
                }

                private void report(String where, Stream<JavaClass> named, ConditionEvents events) {
                    named.filter(used -> used.getPackageName().startsWith("org.lodo")
                                    && !isAccessible(used.getBaseComponentType()))
                            .forEach(hidden -> events.add(SimpleConditionEvent.violated(
                                    hidden, where + " names " + hidden.getName() + ", which is not public")));
                }
            });

    @ArchTest
    static final ArchRule everyPackageSaysWhatMayBeNull = classes()
            .should(new ArchCondition<>("be in a package with @NullMarked in its package-info") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                        events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " is not @NullMarked"));
                    }
                }
            });

    private static boolean isAccessible(JavaClass type) {
        return (type.isPrimitive() || type.getModifiers().contains(JavaModifier.PUBLIC))
                && type.getEnclosingClass().map(ArchitectureTest::isAccessible).orElse(true);
    }

    private static boolean isOffered(JavaMember member) {
        return !member.getModifiers().contains(JavaModifier.SYNTHETIC)
                && (member.getModifiers().contains(JavaModifier.PUBLIC)
                        || member.getModifiers().contains(JavaModifier.PROTECTED));
    }

    /** Without tests and classes generated by JMH. */
    static final class MainCode implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return Predefined.DO_NOT_INCLUDE_TESTS.includes(location) && !location.contains("jmh_generated");
        }
    }
}
