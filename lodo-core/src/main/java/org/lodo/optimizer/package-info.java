/** The interface of optimizers, and update rules that turn gradients into updates. */
@NullMarked
package org.lodo.optimizer;

import org.jspecify.annotations.NullMarked;
