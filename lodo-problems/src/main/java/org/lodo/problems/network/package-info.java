/**
 * Layers of convolutional networks, each with its forward and backward pass. Images stand as channels: one array for each
 * channel, which holds that channel of several images, one after the other, each row by row. Every inner loop then runs
 * over one or a few whole arrays with unit stride, the only form that the just-in-time compiler vectorizes.
 */
package org.lodo.problems.network;
