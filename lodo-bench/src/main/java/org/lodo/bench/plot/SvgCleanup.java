package org.lodo.bench.plot;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Makes the documents of the vector graphics library repeatable, small, accessible and independent of the fonts of the
 * machine that drew them.
 */
final class SvgCleanup {
    private static final String FONTS = "'DejaVu Sans', Verdana, 'Helvetica Neue', Arial, sans-serif";

    /** The default font size of the library, which it does not write. */
    private static final String DEFAULT_FONT_SIZE = "12px";

    private SvgCleanup() {}

    /**
     * Returns a document with the same picture: coordinates rounded, clip paths numbered in order, a title, no document
     * type to fetch from elsewhere, and every text as wide as the layout of the chart assumes in whatever font it is
     * shown.
     *
     * @param svg the document as the library wrote it
     * @param title the title, of characters that XML allows
     * @throws IOException if the document is not XML
     */
    static byte[] clean(byte[] svg, String title) throws IOException {
        try {
            Document document = parse(svg);
            Element root = document.getDocumentElement();
            List<Element> elements = elements(root);
            ClipNumbers.assign(elements);
            elements.forEach(SvgCleanup::roundAttributes);
            elements.stream()
                    .filter(element -> element.getTagName().equals("text"))
                    .forEach(SvgText::fixWidth);
            describe(root, title);
            return serialize(document);
        } catch (ParserConfigurationException | SAXException | TransformerException failure) {
            throw new IOException("SVG of plot '" + title + "': cannot be processed", failure);
        }
    }

    private static Document parse(byte[] svg) throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        // The document type refers to a file on the web, which must not be fetched.
        builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
        return builder.parse(new ByteArrayInputStream(svg));
    }

    private static List<Element> elements(Element root) {
        NodeList nodes = root.getElementsByTagName("*");
        return IntStream.range(0, nodes.getLength())
                .mapToObj(index -> (Element) nodes.item(index))
                .toList();
    }

    private static void roundAttributes(Element element) {
        NamedNodeMap attributes = element.getAttributes();
        for (int index = 0; index < attributes.getLength(); index++) {
            Attr attribute = (Attr) attributes.item(index);
            attribute.setValue(SvgNumbers.rounded(attribute.getName(), attribute.getValue()));
        }
    }

    private static void describe(Element root, String title) {
        root.removeAttribute("x");
        root.removeAttribute("y");
        root.setAttribute("width", Integer.toString(Style.WIDTH));
        root.setAttribute("height", Integer.toString(Style.HEIGHT));
        root.setAttribute("viewBox", "0 0 " + Style.WIDTH + " " + Style.HEIGHT);
        root.setAttribute("role", "img");
        root.setAttribute("font-family", FONTS);
        root.setAttribute("font-size", DEFAULT_FONT_SIZE);
        Element element = root.getOwnerDocument().createElementNS(root.getNamespaceURI(), "title");
        element.setTextContent(title);
        root.insertBefore(element, root.getFirstChild());
    }

    /** Writes the root alone, without the document type. */
    private static byte[] serialize(Document document) throws TransformerException {
        Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.ENCODING, StandardCharsets.UTF_8.name());
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        transformer.transform(new DOMSource(document.getDocumentElement()), new StreamResult(content));
        return content.toString(StandardCharsets.UTF_8)
                .replace(System.lineSeparator(), "\n")
                .concat("\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
