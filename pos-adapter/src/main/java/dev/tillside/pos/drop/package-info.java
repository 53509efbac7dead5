/**
 * A way in for tills that can only write files. A till puts its closed baskets into a watched folder, as wire lines ({@code
 * .jsonl}) or as a POSLog ({@code .xml}); the answer appears beside them.
 *
 * <ul>
 *   <li><b>When a file is taken.</b> Once its size and its time of change have stood still for a while (two seconds unless set
 *       otherwise). Best is to write under another ending ({@code .tmp}, say), and to rename what is whole. A file of another
 *       ending, or one that begins with a dot, is never taken. Files of a folder are taken in order of their names, by code point;
 *       one that is still being written holds back those after it, because they may build on it.
 *   <li><b>What is in it.</b> Whole transactions, one after the other: sales from {@code begin} to {@code commit} (or {@code
 *       cancel}: nothing happens), returns, exchanges within a sale, post-voids by their key. A {@code begin} names its {@code
 *       businessDay} or carries {@code at}, a return carries {@code at} and comes after a sale with a business day or names its
 *       receipt: else the same file would be another sale on another day. The clock stands where {@code at} put it. Where the money
 *       has been taken without our offers, the programme's {@code tenders} are to be {@code RECORD}.
 *   <li><b>The answer</b> to {@code name.jsonl} or {@code name.xml} is {@code name.answer.jsonl}: a line with the SHA-256 of what
 *       was taken, and then, by the number of their lines ({@code n}; in a POSLog of their transactions), what {@code replay} would
 *       answer to each commit and return, to scans that were rejected, and the fault of each transaction that was refused. A refused
 *       transaction changes nothing, and the others of the file stand. The file stays where it is; the till may take both away. A file
 *       that is written anew is taken anew; an answer that was taken away alone is written again.
 *   <li><b>Once.</b> A sale is known by its name. The same sale again, in whatever file, is answered {@code again} and books
 *       nothing; another sale of that name (other goods, payment, operator or member) is refused as {@code DUPLICATE_TRANSACTION}.
 *       So a process that is killed between any two steps loses and doubles nothing: what has no answer is told again.
 *   <li><b>Bad files</b>, that are not closed baskets from their first line to their last, book nothing. They are answered, and moved
 *       into {@code rejected/} with the same words beside them ({@code name.reason.jsonl}); of two files whose names differ in
 *       nothing but the ending the second is moved too.
 *   <li><b>A disk that fails</b> refuses nothing: the file waits, and is tried again with the next look. Where it left a basket
 *       behind that this process cannot see, the next process takes the file.
 * </ul>
 */
package dev.tillside.pos.drop;
