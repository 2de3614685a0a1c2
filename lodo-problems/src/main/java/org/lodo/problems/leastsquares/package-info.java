/** Nonlinear least squares: the classical test functions, with exact derivatives. */
@NullMarked
package org.lodo.problems.leastsquares;

import org.jspecify.annotations.NullMarked;
