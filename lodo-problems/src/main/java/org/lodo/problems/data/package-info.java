/** Data sets of labelled examples: those that come with the suite, and files in LIBSVM's format. */
@NullMarked
package org.lodo.problems.data;

import org.jspecify.annotations.NullMarked;
