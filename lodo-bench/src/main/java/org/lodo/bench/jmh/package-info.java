/** JMH benchmarks, run by the command {@code bench}. */
@NullMarked
package org.lodo.bench.jmh;

import org.jspecify.annotations.NullMarked;
