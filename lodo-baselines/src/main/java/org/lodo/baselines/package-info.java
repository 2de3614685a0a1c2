/** The optimizers that LODO is measured against, none of them meta-trained. */
package org.lodo.baselines;
