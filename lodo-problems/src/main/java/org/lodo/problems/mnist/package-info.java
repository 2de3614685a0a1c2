/** Handwritten digits pixel by pixel: the MNIST data, and the network that predicts a pixel from those before it. */
package org.lodo.problems.mnist;
