/**
 * Instruments for tests of whoever builds the library into a till, and a kit that drives a POS with its adapter.
 *
 * <p>The kit: answer a {@link dev.tillside.pos.tck.PosUnderTest}, and {@link dev.tillside.pos.tck.AdapterTck} tells every {@link
 * dev.tillside.pos.tck.Story} on it, and which {@link dev.tillside.pos.tck.Rule} it broke. {@link
 * dev.tillside.pos.tck.TillAdapterTck} does so under JUnit 5, and is the only class here that needs a test framework.
 *
 * <p>The instruments:
 *
 * <ul>
 *   <li>{@link dev.tillside.pos.tck.SettableClock}: the time is what the test says.
 *   <li>{@link dev.tillside.pos.tck.FakeHeadOffice}: a head office in memory, and a line that loses, doubles, delays and dies
 *       on request.
 *   <li>{@link dev.tillside.pos.tck.TestDisk}: a disk that is full, broken, forgetful or stuck.
 *   <li>{@link dev.tillside.pos.tck.TestTrouble}: a library that hangs or breaks down.
 *   <li>{@link dev.tillside.pos.tck.VirtualScanner}: what scanners send, with their bad habits.
 *   <li>{@link dev.tillside.pos.tck.TestShop}: a till's directory in which every {@link dev.tillside.pos.tck.TestCode} has its
 *       outcome.
 * </ul>
 *
 * <p>Nothing here waits by the clock, and nothing is drawn: the same test goes the same way each time.
 *
 * <h2>Test cards, lists and coupons</h2>
 *
 * <p>Each row is a basket with a loaf of {@link dev.tillside.pos.tck.TestShop#BREAD} in which that code is scanned once, with head
 * office asked for its leases before the offer is looked at. Codes that say what the line or the disk does need {@link
 * dev.tillside.pos.tck.TestShop#present}; the others work wherever their text is scanned. {@code LIST_GOOD} is good once in a
 * shop, as signed lists are. {@code TestShop.table()} prints the same.
 *
 * <pre>
 * |Code               Symbol                              Scan                       Offer                Outcome          Sale
 * |CARD_GOOD          2900000000018                       MEMBER                     O-MEMBERS            APPLIED          DELIVERED
 * |CARD_UNKNOWN       2900000000025                       REJECTED UNKNOWN_CARD      O-MEMBERS            MEMBER_REQUIRED  DELIVERED
 * |CARD_MISREAD       2900000000031                       REJECTED CHECK_DIGIT       O-MEMBERS            MEMBER_REQUIRED  DELIVERED
 * |CARD_SHARED        2900000000049                       REJECTED AMBIGUOUS         O-MEMBERS            MEMBER_REQUIRED  DELIVERED
 * |CARD_PAYMENT       ;4111111111111111=29121010000000000? REJECTED PAYMENT_CARD      O-MEMBERS            MEMBER_REQUIRED  DELIVERED
 * |CARD_EXPIRED       2900000000056                       MEMBER                     O-MEMBERS            MEMBER_REQUIRED  DELIVERED
 * |CARD_USED          2900000000063                       MEMBER                     O-CARD-USED          ALREADY_REDEEMED DELIVERED
 * |CARD_HELD          2900000000070                       MEMBER                     O-CARD-HELD          HELD_ELSEWHERE   DELIVERED
 * |CARD_OFFLINE       2900000000087                       MEMBER                     O-CARD-OFFLINE       OFFLINE          WAITS
 * |CARD_ANSWER_LOST   2900000000094                       MEMBER                     O-MEMBERS            APPLIED          DELIVERED_TWICE
 * |CARD_REFUSED       2900000000100                       MEMBER                     O-MEMBERS            APPLIED          DEAD_LETTER
 * |CARD_SLOW          2900000000117                       MEMBER                     O-MEMBERS            APPLIED          DELIVERED
 * |CARD_DISK_FULL     2900000000124                       MEMBER                     O-MEMBERS            APPLIED          DISK_FULL
 * |CARD_DISK_BROKEN   2900000000131                       MEMBER                     O-MEMBERS            APPLIED          STORE_FAILED
 * |LIST_GOOD          (signed)                            LIST                       O-LIST               APPLIED          DELIVERED
 * |LIST_NUMBER        L-2900-0001                         LIST                       O-MEMBERS            APPLIED          DELIVERED
 * |LIST_USED          (signed)                            LIST                       O-LIST               ALREADY_REDEEMED DELIVERED
 * |LIST_EXPIRED       (signed)                            REJECTED EXPIRED           O-MEMBERS            MEMBER_REQUIRED  DELIVERED
 * |LIST_NOT_STARTED   (signed)                            REJECTED NOT_STARTED       O-MEMBERS            MEMBER_REQUIRED  DELIVERED
 * |LIST_FORGED        (signed)                            REJECTED SIGNATURE_INVALID O-MEMBERS            MEMBER_REQUIRED  DELIVERED
 * |LIST_WITHDRAWN     (signed)                            REJECTED REVOKED           O-MEMBERS            MEMBER_REQUIRED  DELIVERED
 * |LIST_KEY_REVOKED   (signed)                            REJECTED REVOKED           O-MEMBERS            MEMBER_REQUIRED  DELIVERED
 * |LIST_KEY_UNKNOWN   (signed)                            REJECTED UNKNOWN_KEY       O-MEMBERS            MEMBER_REQUIRED  DELIVERED
 * |LIST_FOREIGN       (signed)                            REJECTED FOREIGN           O-MEMBERS            MEMBER_REQUIRED  DELIVERED
 * |LIST_CUT_OFF       (signed)                            REJECTED MALFORMED         O-MEMBERS            MEMBER_REQUIRED  DELIVERED
 * |LIST_NEWER         (signed)                            REJECTED UNKNOWN_VERSION   O-MEMBERS            MEMBER_REQUIRED  DELIVERED
 * |COUPON_GOOD        9900000000011                       COUPON                     O-COUPON-GOOD        APPLIED          DELIVERED
 * |COUPON_UNKNOWN     9900000000028                       COUPON                     O-MEMBERS            MEMBER_REQUIRED  DELIVERED
 * |COUPON_EXPIRED     9900000000035                       COUPON                     O-COUPON-EXPIRED     EXPIRED          DELIVERED
 * |COUPON_NOT_STARTED 9900000000042                       COUPON                     O-COUPON-NOT-STARTED NOT_STARTED      DELIVERED
 * |COUPON_USED        9900000000059                       COUPON                     O-COUPON-USED        ALREADY_REDEEMED DELIVERED
 * |COUPON_HELD        9900000000066                       COUPON                     O-COUPON-HELD        HELD_ELSEWHERE   DELIVERED
 * |COUPON_OFFLINE     9900000000073                       COUPON                     O-COUPON-OFFLINE     OFFLINE          WAITS
 * |COUPON_OTHER_GOODS 9900000000080                       COUPON                     O-COUPON-OTHER-GOODS NOT_IN_BASKET    DELIVERED
 * |COUPON_OTHER_STORE 9900000000097                       COUPON                     O-COUPON-OTHER-STORE WRONG_STORE      DELIVERED
 * </pre>
 */
package dev.tillside.pos.tck;
