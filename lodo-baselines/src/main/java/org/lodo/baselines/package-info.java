/** The optimizers that LODO is measured against, none of them meta-trained. */
@NullMarked
package org.lodo.baselines;

import org.jspecify.annotations.NullMarked;
