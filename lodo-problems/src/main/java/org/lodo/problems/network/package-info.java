/**
 * Layers of convolutional networks, each with its forward and backward pass. Images are stored by channel: the array of a
 * channel holds that channel of several images, one after the other, each row by row. Every inner loop then runs over one or a
 * few whole arrays with unit stride, which is the only form that the just-in-time compiler vectorizes.
 */
@NullMarked
package org.lodo.problems.network;

import org.jspecify.annotations.NullMarked;
