package dev.tillside.pos.poslog;

import dev.tillside.fault.BadInput;
import dev.tillside.fault.Code;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a POSLog's transactions one after the other. What is of another namespace is passed over. Used once, by one thread. */
final class XmlSource {
    private static final int DEEPEST = 64;

    private final XMLStreamReader xml;

    private XmlSource(XMLStreamReader xml) {
        this.xml = xml;
    }

    /**
     * Hands over each transaction.
     *
     * @throws BadInput {@code MALFORMED} where it is no POSLog
     */
    static void read(InputStream in, Consumer<Element> transactions) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            new XmlSource(factory.createXMLStreamReader(in)).read(transactions);
        } catch (XMLStreamException e) {
            throw malformed("not XML, in line " + e.getLocation().getLineNumber());
        }
    }

    private static BadInput malformed(String why) {
        return new BadInput(Code.MALFORMED, "", why);
    }

    private void read(Consumer<Element> transactions) throws XMLStreamException {
        while (xml.next() != XMLStreamConstants.START_ELEMENT) {
            if (xml.getEventType() == XMLStreamConstants.DTD) {
                throw malformed("a document type, which a POSLog does not have");
            }
        }
        if (!xml.getLocalName().equals("POSLog") || !isOurs()) {
            throw malformed("no POSLog of " + XmlSink.NAMESPACE);
        }
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                boolean transaction = isOurs() && xml.getLocalName().equals("Transaction");
                Element element = element();
                if (transaction) {
                    transactions.accept(element);
                }
            }
        }
    }

    private boolean isOurs() {
        return XmlSink.NAMESPACE.equals(xml.getNamespaceURI());
    }

    /** The element that begins here, to its end. */
    private Element element() throws XMLStreamException {
        Deque<Element> open = new ArrayDeque<>();
        Element root = begun();
        open.push(root);
        while (!open.isEmpty()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                Element child = begun();
                if (isOurs()) {
                    open.element().add(child);
                }
                open.push(child);
                if (open.size() > DEEPEST) {
                    throw malformed("nested deeper than " + DEEPEST);
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                open.pop();
            } else if (event == XMLStreamConstants.CHARACTERS) {
                open.element().read(xml.getText());
            }
        }
        return root;
    }

    private Element begun() {
        Element element = new Element(xml.getLocalName());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            element.with(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        return element;
    }
}
