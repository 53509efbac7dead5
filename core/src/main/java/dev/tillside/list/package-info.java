/**
 * The personal, printed shopping list: what is on it, for whom and when it holds; and the code that carries the offers' terms
 * signed, so that a till which has never heard of the member redeems them offline.
 *
 * <h2>The code, version 1</h2>
 *
 * <p>{@code TL1:} and Base45 (RFC 9285) of a tagged COSE_Sign1 (RFC 9052), so that a QR symbol takes all of it in its
 * alphanumeric mode. The protected header is {@code {1: -8, 4: key id}} (EdDSA with Ed25519, RFC 8032), the unprotected header
 * is empty, and the external data of the Sig_structure are the four bytes {@code TL1:}, so that no other text signed with the
 * key can pass for a list. The payload is the CBOR below, or its zlib form (RFC 1950) where that is shorter: CBOR of a list
 * begins with {@code 0x88}, zlib with {@code 0x78}. All CBOR is deterministic (RFC 8949, section 4.2.1), and any other form of
 * the same content is refused.
 *
 * <pre>{@code
 * [list id, programme id, currency, member reference,
 *  issued (days since 1970-01-01), valid from (days after issued), valid through (days after from),
 *  [[offer id, ...],
 *   h'GTINs: 6 bytes each, the 14 digits without the check digit; 0 where the offer travels by its id alone',
 *   h'kinds: 0 by id, 1 amount off, 2 whole percent off, 3 fixed price, 4 ten-thousandths of a percent off',
 *   [value, ...]                       in minor units or percent,
 *   null or [coupon id or null, ...]   null: list id, '/', place counted from 1,
 *   null or [[[[payer, deal or null, ten-thousandths of a percent], ...], ...], h'which of them: 1 the first, 0 none']]]
 * }</pre>
 *
 * <p>The member reference is the member's id and never a name. Every offer of the list may be used once; the uses are counted
 * under the coupon ids, so that two copies of the paper are one list. {@link dev.tillside.list.ListCode} says what is refused
 * and in which order. Clocks of tills differ: validity is read with {@link dev.tillside.list.ListCode#CLOCK_SKEW} to spare.
 */
package dev.tillside.list;
