/**
 * What a shopper takes home: receipts and shopping lists for receipt printers (ESC/POS), and lists as PDF.
 *
 * <p>{@link dev.tillside.pos.paper.PaperList} is a list with all that may stand on paper and nothing else; {@link
 * dev.tillside.pos.paper.ThermalList} and {@link dev.tillside.pos.paper.PdfList} print it, and {@link
 * dev.tillside.pos.paper.ThermalReceipt} prints a receipt's lines. All of it is a function of its arguments: the same list, paper
 * and time give the same bytes, on the same fonts. A till's own header, tax and fiscal lines are the till's.
 *
 * <h2>What is on a list</h2>
 *
 * <ul>
 *   <li>A greeting by the first word of the member's name, where the reference data have one. Never an id, a card, or who pays for
 *       an offer; the PDF's title names the list by its number.
 *   <li>Lines by category, in the list's order: how much of what, the shopper's price, and the shelf price where it is higher,
 *       both of one, and how many have that price where a coupon holds for fewer; where there is no price, the offer in its own
 *       words. The day through which an offer holds stands with it where it is not the list's last day; a price that is not below
 *       the shelf price is no price of the shopper's own, and is left out.
 *   <li>What its prices save at most: each use of a coupon takes the difference off one unit, and no more units than the line has.
 *   <li>Benefits, and the codes: the signed QR symbol where the list was signed, and the number as Code 128: of the list's codes the
 *       first of 12 digits, else its first, else its id. A number that bars cannot carry, or for which the paper has no room, stands
 *       in a QR symbol.
 * </ul>
 *
 * <h2>Receipt printers</h2>
 *
 * <p>Commands are those of Epson's ESC/POS that printers have in common: {@code ESC @ t M E - a d}, {@code GS ! B W V}, {@code GS k}
 * and {@code GS ( k} for symbols, {@code GS v 0} for dots, {@code FS & .} for Chinese. A line never has more characters than
 * {@link dev.tillside.pos.paper.ThermalPaper} says, where a Chinese character takes two; names go on in the next line. Barcodes are
 * as large as the paper has room for, up to half a millimetre a module; a signed code for which it has none is left out, and the
 * number alone names the list.
 *
 * <p>Only characters of the code page are sent: no name can carry a command to the printer. There is no writing of Chinese in Latin
 * letters: a page that has none prints question marks. The pages are those of Java's module {@code jdk.charsets}, which a runtime that was cut down for a till has to keep.
 *
 * <h2>PDF</h2>
 *
 * <p>Tagged after PDF/UA-1 (ISO 14289-1): structure in reading order, language, title, words for both symbols; lines and squares to
 * tick are artifacts. Fonts are embedded as far as they are used. No letter of the large print is below 18 points.
 *
 * <p>PDFBox, escpos-coffee and the fonts are optional dependencies: who loads no class of this package needs none of them. A program
 * on the module path that prints has to name {@code org.apache.pdfbox} and {@code org.apache.commons.logging} as root modules;
 * the other libraries, which are automatic modules, come along.
 */
package dev.tillside.pos.paper;
