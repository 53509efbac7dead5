/**
 * Transaction logs in the words of ARTS POSLog 6.0, which the programs behind a till read.
 *
 * <p>What is in a log: sales, returns and post-voids that the till committed, in the order of commit. What it only heard of
 * stands in the log of the till that made it; baskets in training, open or put aside are no transactions. Where the standard
 * leaves a choice:
 *
 * <ul>
 *   <li>No amount is below zero; {@code Return}, {@code Refund} and {@code Subtract} beside it say which way it went. Of a line
 *       {@code ExtendedAmount} plus the modifiers that subtract, less those that add, is what it cost before; unit price times
 *       quantity, rounded to the minor unit, is the same. A modifier has the quantity 1, because it is of the line as a whole.
 *   <li>{@code TransactionGrossAmount} less {@code DiscountAmount} is {@code TransactionNetAmount}, which with the tax that the
 *       till added makes {@code TransactionGrandAmount}; with the rounding of cash that is {@code TransactionTenderApplied}:
 *       tenders less change. Where the till took something else, {@code TransactionBalanceDueAmount} says the difference. Sums
 *       below zero have the type {@code Return}.
 *   <li>Points, vouchers and manufacturers' coupons that paid are tenders. A till that does not say how it was paid has one tender
 *       {@code Tillside:Unsaid}. Words that the standard lacks stand in its own form for such words, {@code Tillside:Word}, and
 *       currencies that are younger than it as {@code ISO4217:TRY}.
 *   <li>{@code TransactionID} is the sale's name. {@code SequenceNumber} is the transaction's number where that is a number. A line
 *       whose id is a number has it as its own.
 *   <li>An exchange is one transaction; the goods that came back are its {@code Return} lines, of the money that they gave back.
 *   <li>A post-void is a {@code ReturnTransaction} of its own with the status {@code PostVoided}, linked to the sale by {@code
 *       Voided}. The sale stands as it was written.
 *   <li>{@code BeginDateTime} and {@code EndDateTime} are the one clock reading that decided the sale, with the store's offset.
 *   <li>Members and vouchers are masked up to their last four characters. There are no names.
 *   <li>Control characters, halves of surrogate pairs and what else XML cannot write become U+FFFD; tabs and line ends, blanks.
 *   <li>An amount beyond 99,999,999.999999 has no room in the standard: that transaction is left out, and told.
 * </ul>
 */
package dev.tillside.pos.poslog;
