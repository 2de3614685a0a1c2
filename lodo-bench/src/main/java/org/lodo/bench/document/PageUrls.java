package org.lodo.bench.document;

import java.util.List;
import java.util.Locale;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.UrlSanitizer;

/**
 * What a link in a text may lead to: a page of the network, a mail, or a file beside the page. The default also allows
 * {@code data:}, which can be a page with a script.
 */
final class PageUrls implements UrlSanitizer {

    private static final UrlSanitizer LINKS = new DefaultUrlSanitizer(List.of("http", "https", "mailto"));

    @Override
    public String sanitizeLinkUrl(String url) {
        if (url.startsWith("#") && !url.startsWith(DocumentWriter.ID_PREFIX, 1)) {
            return "#" + DocumentWriter.ID_PREFIX + url.substring(1);
        }
        // Browsers pass over these, so that a scheme with a line break in it is one.
        String visible = url.chars()
                .filter(c -> c > ' ' && c != 0x7F)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return LINKS.sanitizeLinkUrl(visible).isEmpty() ? "" : url;
    }

    /** A page needs no network: its pictures are in it, or beside it. */
    @Override
    public String sanitizeImageUrl(String url) {
        String safe = sanitizeLinkUrl(url);
        boolean isForeign =
                safe.startsWith("//") || safe.toLowerCase(Locale.ROOT).matches("[a-z][a-z0-9+.-]*:.*");
        return isForeign ? "" : safe;
    }
}
