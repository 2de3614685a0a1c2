/** The interface of optimizers, and update rules that turn gradients into updates. */
package org.lodo.optimizer;
