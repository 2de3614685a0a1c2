/** The problems that optimizers are measured on. */
package org.lodo.problems;
