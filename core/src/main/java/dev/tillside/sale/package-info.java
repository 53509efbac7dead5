/** What a sale leaves behind: tenders and the receipt; and what a scan told the cashier. */
package dev.tillside.sale;
