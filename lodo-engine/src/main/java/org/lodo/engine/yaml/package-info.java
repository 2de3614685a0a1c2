/** Reads YAML written by users. */
package org.lodo.engine.yaml;
