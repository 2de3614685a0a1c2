/** Benchmarks of speed, run by JMH through the verb {@code bench}. */
package org.lodo.bench.jmh;
