/** Benchmarks of speed, run by JMH through the verb {@code bench}. */
@NullMarked
package org.lodo.bench.jmh;

import org.jspecify.annotations.NullMarked;
