/** Work split into fixed chunks over threads, so that results do not depend on how many there are. */
package org.lodo.parallel;
