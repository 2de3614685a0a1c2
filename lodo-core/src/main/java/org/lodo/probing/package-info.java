/** LODO that learns from a second gradient on the same draw, along a probe, and the parts that it is made of. */
@NullMarked
package org.lodo.probing;

import org.jspecify.annotations.NullMarked;
