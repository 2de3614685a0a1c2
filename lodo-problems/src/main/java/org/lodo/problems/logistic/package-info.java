/** Logistic regression on real data: convex, with a certified optimum. */
@NullMarked
package org.lodo.problems.logistic;

import org.jspecify.annotations.NullMarked;
