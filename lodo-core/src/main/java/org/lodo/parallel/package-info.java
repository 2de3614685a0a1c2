/** Loops split into fixed chunks over threads, so that results do not depend on the number of threads. */
package org.lodo.parallel;
