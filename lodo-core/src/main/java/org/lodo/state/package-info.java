/** State that can be saved and restored. */
package org.lodo.state;
