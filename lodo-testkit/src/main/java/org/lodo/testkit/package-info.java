/**
 * Contract tests as abstract JUnit classes. To test a new optimizer, problem, metric, update rule or preconditioner, extend its
 * contract and implement one method:
 *
 * <pre>{@code
 * class SignDescentTest extends OptimizerContract {
 *     @Override
 *     protected Optimizer<? super HessianSample> create(int dimension) {
 *         return new SignDescent(dimension, 0.01);
 *     }
 * }
 * }</pre>
 *
 * <p>Optimizers and problems registered in a catalog can be tested by name: {@link org.lodo.testkit.CatalogEntries} builds
 * them.
 */
@NullMarked
package org.lodo.testkit;

import org.jspecify.annotations.NullMarked;
