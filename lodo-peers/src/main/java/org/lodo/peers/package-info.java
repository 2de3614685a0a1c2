/**
 * The suite's costliest computations in PyTorch, through the Deep Java Library (DJL), written as its users would: the reference
 * for the suite's speed. The benchmarks have the names, parameters and units of the suite's own.
 */
@NullMarked
package org.lodo.peers;

import org.jspecify.annotations.NullMarked;
