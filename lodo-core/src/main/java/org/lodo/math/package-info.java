/** The home of raw array loops, random numbers, work sharing and argument checks; everything else is built on these. */
package org.lodo.math;
