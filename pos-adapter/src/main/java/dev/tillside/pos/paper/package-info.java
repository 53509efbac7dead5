/**
 * What a shopper takes home: receipts and shopping lists for receipt printers (ESC/POS), and lists as PDF.
 */
package dev.tillside.pos.paper;
