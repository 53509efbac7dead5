/**
 * Barcodes as pictures: written sharp at the right size for a printer, and read from greyscale frames.
 *
 * <p>{@link dev.tillside.barcode.Barcode} says what a symbol carries, {@link dev.tillside.barcode.PrintSize} how large it is to
 * be, and {@link dev.tillside.barcode.PrintedBarcode} is the two together: SVG, PNG or ESC/POS. {@link
 * dev.tillside.barcode.FrameReader} goes the other way. ZXing does the coding; no type of it is seen from outside.
 *
 * <p>Sizes and quiet zones are those of the GS1 General Specifications, sections 5.2 (EAN/UPC), 5.4 (GS1-128) and 5.6, 5.7 (GS1
 * DataMatrix, GS1 QR Code), and of ISO/IEC 18004 for QR.
 */
package dev.tillside.barcode;
