/**
 * Keys of a till's files, and what is sealed with them. {@link dev.tillside.seal.DataKeys} is the port through which a till gets
 * keys, {@link dev.tillside.seal.DataKeyFile} a file of them, {@link dev.tillside.seal.SealState} what a till's health says.
 *
 * <p><b>Against whom it helps.</b> Whoever carries away a till's disk, or a copy of its files, without the keys: with {@code
 * LoyaltyTillBuilder.encrypt} he learns no member, card, coupon code, basket or receipt, and cannot move or alter a sealed value
 * without being found out when it is read, or by {@code journal --check}. With {@code hashCards} alone he learns no card number.
 *
 * <p><b>Against whom it does not help.</b> Whoever has the running till's memory or its keys: keep keys off the till's disk, in a
 * key service, a hardware module, or a file on another medium. Whoever puts an older copy of a whole file back, or deletes rows
 * (the ledger's chain of hashes tells of its own). A file's table of keys says whether it is sealed; a file from which that was
 * taken out cannot be read. Blocks that a disk or its file system keeps of what a file once was: a till that was plain writes
 * its files anew once they are sealed (at the next opening) and cannot do more.
 *
 * <p><b>What stays to be seen</b> with everything encrypted: how many sales, members and coupons there are, business days, keys
 * of sales (store, workstation, day, transaction number), points and amounts as numbers, which rows are of the same account, and
 * the shop's own terms: programme, offers, items, stores, scan rules, public keys of lists.
 *
 * <table>
 * <caption>Column by column</caption>
 * <tr><th>Table</th><th>Sealed, value by value</th><th>Pseudonyms, to be looked up by</th><th>Plain, and why</th></tr>
 * <tr><td>checkout, suspended</td><td></td><td></td><td>key, number: the sale's name</td></tr>
 * <tr><td>checkout_event</td><td>json</td><td></td><td>checkout, number: order</td></tr>
 * <tr><td>sale</td><td>json</td><td></td><td>key, tx, original, basket: names of sales; kind, here, day, trimmed: looked for in
 * indexes</td></tr>
 * <tr><td>mended, training, aside</td><td>json</td><td></td><td>names of sales, order</td></tr>
 * <tr><td>coupon_use</td><td></td><td>coupon</td><td>uses: summed</td></tr>
 * <tr><td>offer_use, offer_total</td><td></td><td>member</td><td>offer: the shop's; at, uses, amount: summed</td></tr>
 * <tr><td>ledger</td><td>lot, undoes, hash</td><td>member</td><td>kind, points, available, expires, day, number: what a balance
 * is made of; booking: a sale's name. The hash would let guessed members be tried</td></tr>
 * <tr><td>chain</td><td>hash</td><td></td><td>name: the first sale's; links: a count</td></tr>
 * <tr><td>visit</td><td></td><td>account</td><td>day, currency, spend, points, visits, cash back: summed</td></tr>
 * <tr><td>voucher_move</td><td>json</td><td>code, owner</td><td>kind</td></tr>
 * <tr><td>purchase</td><td>lines</td><td>member</td><td>day</td></tr>
 * <tr><td>outbox</td><td>refused</td><td></td><td>attempts</td></tr>
 * <tr><td>elsewhere, cursor, snapshot</td><td></td><td></td><td>head office's cursors, counts and digests</td></tr>
 * <tr><td>member</td><td>record: with coupons, lists and what he brought in</td><td>id</td><td>number: the row's own</td></tr>
 * <tr><td>card</td><td></td><td>card: its HMAC</td><td>member: a row's number</td></tr>
 * <tr><td>held, code, household</td><td></td><td>id, code, household, member</td><td>type</td></tr>
 * <tr><td>object</td><td>json of members, coupons, lists and accounts</td><td>id of members, coupons and lists</td><td>json of
 * all others, and their ids: the shop's terms; ids of accounts: names of sales; version, removed, taken</td></tr>
 * <tr><td>superseded</td><td></td><td></td><td>programmes, offers and keys as they were: the shop's terms</td></tr>
 * <tr><td>account_move, voucher_known</td><td></td><td>account, code, owner</td><td>id: a sale's name</td></tr>
 * <tr><td>by_hand</td><td></td><td>id of members, coupons and lists</td><td>turn, type</td></tr>
 * </table>
 *
 * <p><b>How.</b> A value is sealed with AES-256-GCM and a nonce of 96 bits from the machine's source of chance; file, table,
 * column and row are its associated data, so that it opens in its own place alone. The key is derived (HKDF with SHA-256) from
 * the data key and a salt that each file draws for each data key. With random nonces of 96 bits one key may seal 2^32 values
 * (NIST SP 800-38D, section 8.3). A sale writes about twenty: at 5,000 sales a day that bound is more than a hundred years off,
 * and a change of the data key, or the next snapshot's file, begins anew. Change data keys once a year, or when somebody who
 * knew one leaves.
 *
 * <p>Pseudonyms are the same for the same name in one file and differ from file to file. A card is looked up by its HMAC-SHA-256.
 * Other names become an HMAC-SHA-256, cut to 128 bits, and the name encrypted from there (a synthetic initialization vector, as
 * in RFC 5297), so that a till which has the key can tell what they stand for. Their secret is drawn once for each file and lies in
 * it sealed with the data keys, so it outlives a change of these; whoever learned it with an old data key can go on telling who is
 * who in the same file, until a snapshot brings another.
 *
 * <p><b>Hashed cards alone.</b> The card table holds HMACs; a member's text has {@code "•••• 0817"} and a pseudonym in place of
 * each number, and every account of a card that nobody has yet, which goes by its unkeyed digest on the line, stands there under a
 * pseudonym, in columns and in texts. Member ids, names and baskets are in clear: an id must not be a card number (use {@code
 * encrypt} where it is). A sale of a card that nobody has carries hashes of its ledger entries, against which one guessed card at a
 * time could be tried.
 *
 * <p><b>Changing it.</b> Sealing a till that was plain puts pseudonyms in place of names in one transaction of the opening (seconds
 * for tens of thousands of members, a minute or more for a million), and seals the rest in small steps afterwards; a crash at any point is gone on from. The same for another current key: until {@code
 * Health.seal} does not name the old one, both have to be there. Copies from before a migration go when that is done, because
 * they are plain, or need a key that is retired. A snapshot half taken is begun anew. What is sealed once stays sealed: without
 * its keys a till does not open ({@code WRONG_KEY}), and nothing is changed. {@code journal --export} writes in clear.
 */
package dev.tillside.seal;
