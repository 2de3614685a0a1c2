package org.lodo.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.apache.spark.SparkEnv;
import org.apache.spark.package$;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/**
 * What an executor does with the batch of runs that is the one element of its partition. Knows nothing of the suite, whose classes
 * {@link ExecutorCode} loads.
 */
final class RunTask extends AbstractFunction1<Iterator<String>, Answer> implements Serializable {

    private static final long serialVersionUID = 1;

    private final String sparkVersion;
    private final List<String> libraries;
    private final List<String> plugins;
    private final String environment;

    /**
     * @param libraries names of the files of the suite and its libraries
     * @param plugins names of the files of plug-ins
     * @param environment of the driver, in JSON
     */
    RunTask(List<String> libraries, List<String> plugins, String environment) {
        sparkVersion = package$.MODULE$.SPARK_VERSION();
        this.libraries = new ArrayList<>(libraries);
        this.plugins = new ArrayList<>(plugins);
        this.environment = environment;
    }

    @Override
    public Answer apply(Iterator<String> partition) {
        String here = package$.MODULE$.SPARK_VERSION();
        if (!here.equals(sparkVersion)) {
            return refused("has Spark " + here + ": must be " + sparkVersion + ", as the driver");
        }
        String application = SparkEnv.get().conf().getAppId();
        try {
            Function<String, List<Object[]>> runs = ExecutorCode.of(application, libraries, plugins, environment);
            return new Answer(null, new ArrayList<>(runs.apply(partition.next())));
        } catch (RejectedExecutionException e) {
            return refused(String.valueOf(e.getMessage()));
        }
    }

    private static Answer refused(String reason) {
        String host = SparkEnv.get().rpcEnv().address().host();
        return new Answer("the executor on " + host + " refuses: " + reason, new ArrayList<>());
    }
}
