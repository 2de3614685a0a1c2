/** Documents as lists of blocks, rendered as Markdown, pages and exports. */
@NullMarked
package org.lodo.bench.document;

import org.jspecify.annotations.NullMarked;
