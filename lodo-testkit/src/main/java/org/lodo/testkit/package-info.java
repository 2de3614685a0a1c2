/**
 * Contract tests as abstract JUnit classes. A new optimizer, problem, update rule or preconditioner passes its contract by
 * extending one of them and implementing one method:
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
 * <p>What is registered in a catalog can be tested as it is registered: {@link org.lodo.testkit.CatalogEntries} builds
 * optimizers and problems by name.
 */
@NullMarked
package org.lodo.testkit;

import org.jspecify.annotations.NullMarked;
