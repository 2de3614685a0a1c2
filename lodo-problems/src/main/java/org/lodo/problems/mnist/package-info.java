/** Handwritten digits pixel by pixel: the MNIST data, and the network that predicts a pixel from those before it. */
@NullMarked
package org.lodo.problems.mnist;

import org.jspecify.annotations.NullMarked;
