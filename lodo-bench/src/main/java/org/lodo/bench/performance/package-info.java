/** The report of benchmarks of speed: what JMH measured, against the bounds of the machine and against peers. */
package org.lodo.bench.performance;
