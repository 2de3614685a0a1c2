/** Contracts as abstract tests: a new objective, optimizer, update rule or preconditioner passes them in five lines. */
package org.lodo.contract;
