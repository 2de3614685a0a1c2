/** Documents of blocks, their Markdown and their pages. */
package org.lodo.bench.document;
