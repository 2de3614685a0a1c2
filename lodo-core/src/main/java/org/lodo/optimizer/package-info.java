/** What an optimizer is, and the rules that turn gradients into updates. */
package org.lodo.optimizer;
