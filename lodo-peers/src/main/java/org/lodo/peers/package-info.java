/**
 * The suite's hot work done by PyTorch through the Deep Java Library (DJL), as a user of these would write it: what the suite's
 * speed is measured against. The benchmarks have the names, parameters and units of the suite's own.
 */
@NullMarked
package org.lodo.peers;

import org.jspecify.annotations.NullMarked;
