/**
 * Runs on a cluster of Apache Spark. The driver ({@code SparkProvider}, {@code SparkRunner}, {@code SparkJob}) is this process; what
 * runs on executors ({@code RunTask}, {@code ExecutorCode}) uses nothing but Java and Spark until it has loaded the driver's jars
 * in a class loader of their own ({@code ExecutorRuns}), so that the libraries of the suite and of Spark do not meet.
 */
@NullMarked
package org.lodo.spark;

import org.jspecify.annotations.NullMarked;
