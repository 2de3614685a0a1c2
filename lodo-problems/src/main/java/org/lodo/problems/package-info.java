/** The problems that optimizers are measured on. */
@NullMarked
package org.lodo.problems;

import org.jspecify.annotations.NullMarked;
