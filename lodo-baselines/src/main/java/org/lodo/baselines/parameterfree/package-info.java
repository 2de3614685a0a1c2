/** Methods without a learning rate or without its schedule: they find the length of their steps themselves. */
@NullMarked
package org.lodo.baselines.parameterfree;

import org.jspecify.annotations.NullMarked;
