/** Reads what users write down in YAML. */
package org.lodo.engine.yaml;
