/** Barcodes as pictures: printed sharp at the right size, and read from greyscale frames. */
package dev.tillside.barcode;
