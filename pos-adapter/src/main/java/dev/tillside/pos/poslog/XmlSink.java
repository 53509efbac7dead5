package dev.tillside.pos.poslog;

import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** POSLog as XML, two blanks an indent. Not thread-safe. */
final class XmlSink implements Sink {
    static final String NAMESPACE = "http://www.nrf-arts.org/IXRetail/namespace/";

    private final Writer out;
    private final XMLStreamWriter xml;

    XmlSink(Writer out) throws IOException {
        this.out = out;
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            line(0);
            xml.writeStartElement("POSLog");
            xml.writeDefaultNamespace(NAMESPACE);
            xml.writeAttribute("MajorVersion", "6");
            xml.writeAttribute("MinorVersion", "0");
            xml.writeAttribute("FixVersion", "0");
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void write(Element transaction) throws IOException {
        try {
            write(transaction, 1);
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void write(Element element, int depth) throws XMLStreamException {
        line(depth);
        xml.writeStartElement(element.name());
        for (Map.Entry<String, String> attribute : element.attributes().entrySet()) {
            xml.writeAttribute(attribute.getKey(), attribute.getValue());
        }
        xml.writeCharacters(element.text());
        for (Element child : element.children()) {
            write(child, depth + 1);
        }
        if (!element.children().isEmpty()) {
            line(depth);
        }
        xml.writeEndElement();
    }

    private void line(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }

    @Override
    public void end() throws IOException {
        try {
            line(0);
            xml.writeEndDocument();
            xml.flush();
            out.write('\n');
            out.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }
}
