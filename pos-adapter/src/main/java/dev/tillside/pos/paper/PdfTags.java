package dev.tillside.pos.paper;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;

/** The structure by which a screen reader reads a document (ISO 32000-1, section 14.7): elements, and which marks belong to each. */
final class PdfTags {
    private final PDStructureTreeRoot root = new PDStructureTreeRoot();
    private final PDStructureElement document = new PDStructureElement("Document", root);
    private final List<PDPage> pages = new ArrayList<>();
    private final Map<PDPage, COSArray> owners = new HashMap<>();

    PdfTags(String language) {
        document.setLanguage(language);
        root.appendKid(document);
    }

    PDStructureElement document() {
        return document;
    }

    void page(PDPage page) {
        page.setStructParents(pages.size());
        page.getCOSObject().setName("Tabs", "S");
        pages.add(page);
        owners.put(page, new COSArray());
    }

    /** An element at the end of that one. */
    static PDStructureElement element(String type, PDStructureNode parent) {
        PDStructureElement element = new PDStructureElement(type, parent);
        parent.appendKid(element);
        return element;
    }

    /** The number of the next mark on that page, which is the element's. */
    int mark(PDPage page, PDStructureElement element) {
        COSArray marks = owners.get(page);
        int number = marks.size();
        marks.add(element.getCOSObject());
        PDMarkedContentReference reference = new PDMarkedContentReference();
        reference.setPage(page);
        reference.setMCID(number);
        element.appendKid(reference);
        return number;
    }

    /** Where a figure stands, for readers that show it. */
    static void box(PDStructureElement figure, PDRectangle where) {
        COSDictionary layout = new COSDictionary();
        layout.setName(COSName.O, "Layout");
        layout.setItem(COSName.BBOX, where);
        layout.setName("Placement", "Block");
        figure.getCOSObject().setItem(COSName.A, layout);
    }

    /** Puts the structure into the document. */
    void into(PDDocument pdf) {
        COSArray numbers = new COSArray();
        for (int i = 0; i < pages.size(); i++) {
            numbers.add(COSInteger.get(i));
            numbers.add(owners.get(pages.get(i)));
        }
        COSDictionary tree = new COSDictionary();
        tree.setItem(COSName.NUMS, numbers);
        root.setParentTree(new PDNumberTreeNode(tree, COSBase.class));
        root.setParentTreeNextKey(pages.size());
        pdf.getDocumentCatalog().setStructureTreeRoot(root);
    }
}
