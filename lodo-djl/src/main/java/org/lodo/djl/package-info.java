/**
 * The suite and the Deep Java Library: optimizers of the suite train DJL's models, and DJL's models are problems of the suite.
 */
@NullMarked
package org.lodo.djl;

import org.jspecify.annotations.NullMarked;
