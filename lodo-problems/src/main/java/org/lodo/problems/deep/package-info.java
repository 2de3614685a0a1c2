/** Networks small enough for exact curvature, and products of matrices. */
@NullMarked
package org.lodo.problems.deep;

import org.jspecify.annotations.NullMarked;
