package dev.tillside.pos.paper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** What a document says of itself: title, language, time, that it is tagged, and that it is made after PDF/UA-1 (ISO 14289-1). */
record PdfFacts(String title, String language, Instant created, long id) {
    private static final float VERSION = 1.7f;
    private static final String MAKER = "Tillside";
    private static final String XMP = """
            <?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
             xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
            <dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>
            <xmp:CreateDate>%s</xmp:CreateDate><pdf:Producer>%s</pdf:Producer><pdfuaid:part>1</pdfuaid:part>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="r"?>""";

    /** The title names the list by its number and nobody by name: it stands in windows and lists of files. */
    static PdfFacts of(PaperList list, PdfPaper paper) {
        Words words = new Words(list.language());
        Instant created = paper.created().truncatedTo(ChronoUnit.SECONDS);
        String title = words.say("title") + " " + list.number();
        return new PdfFacts(title, list.language(), created, created.getEpochSecond() ^ title.hashCode());
    }

    void into(PDDocument document) throws IOException {
        PDDocumentCatalog catalog = document.getDocumentCatalog();
        catalog.setLanguage(language);
        PDMarkInfo marked = new PDMarkInfo();
        marked.setMarked(true);
        catalog.setMarkInfo(marked);
        PDViewerPreferences viewer = new PDViewerPreferences(new org.apache.pdfbox.cos.COSDictionary());
        viewer.setDisplayDocTitle(true);
        catalog.setViewerPreferences(viewer);
        PDMetadata metadata = new PDMetadata(document);
        metadata.importXMPMetadata(
                XMP.formatted(escaped(title), language, created, MAKER).getBytes(StandardCharsets.UTF_8));
        catalog.setMetadata(metadata);
        information(document.getDocumentInformation());
        document.setVersion(VERSION);
        document.setDocumentId(id);
    }

    private void information(PDDocumentInformation information) {
        Calendar when = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
        when.setTimeInMillis(created.toEpochMilli());
        information.setTitle(title);
        information.setProducer(MAKER);
        information.setCreationDate(when);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replaceAll("\\p{Cc}", " ");
    }
}
