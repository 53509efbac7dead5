/**
 * The way to head office: {@link dev.tillside.sync.HeadOffice} is the port that a retailer's own system implements;
 * {@link dev.tillside.sync.HttpHeadOffice} speaks to one over HTTP.
 *
 * <p>Nothing here is called on the checkout path. A basket is delivered at least once and must be taken once: the basket
 * key tells a second delivery.
 *
 * <h2>The protocol, version 1</h2>
 *
 * <p>What a server must do so that {@link dev.tillside.sync.HttpHeadOffice} can talk to it. Below an address of the
 * retailer's choice lie the paths here; a later version that an old till could not follow will live under {@code /v2}.
 * Bodies are UTF-8 JSON Lines ({@code application/x-ndjson}): one JSON object per line, blank lines mean nothing, fields
 * that are not known are passed over. A till packs what it sends with gzip ({@code Content-Encoding: gzip}) and takes
 * answers plain or so packed. A till may name itself ({@code Tillside-Till: till-03}) and may show a key
 * ({@code Authorization: Bearer ...}). Redirects are not followed.
 *
 * <h3>{@code POST /v1/baskets}: sales go up</h3>
 *
 * <p>Each line is a sale as the till committed it, oldest first; its name is the string in its field {@code key},
 * {@code store/workstation/businessDay/tx}. The body is at most 16 MiB unpacked. The answer, 200, has one line per sale,
 * in the same order, and is sent only once what it says is durable:
 *
 * <pre>{@code
 * {"key":"0042/3/2026-11-22/T1","verdict":"STORED"}
 * {"key":"0042/3/2026-11-22/T2","verdict":"ALREADY_THERE"}
 * {"key":"0042/3/2026-11-22/T3","verdict":"REFUSED","reason":"another sale of this key is stored"}
 * }</pre>
 *
 * <p>{@code STORED} and {@code ALREADY_THERE} (the same sale, delivered again because an answer was lost) let the till
 * forget the delivery; {@code REFUSED} makes it a dead letter at the till, with the reason, which must hold no member's
 * data. A refusal may leave {@code key} out where the line had none to read. Refuse only what no retry will mend:
 * whoever cannot store now answers 503 for the whole batch, and the till comes again.
 *
 * <p>Besides sales ({@code "type":"sale"}) there are returns ({@code return}) and notes of baskets that were put aside ({@code
 * suspended}) or taken up again ({@code resumed}); each has a {@code key} of its own and is settled as a sale is. Two tills
 * that took up one basket deliver different notes of one key: the first is to be stored, and the second refused.
 *
 * <h3>{@code GET /v1/baskets?after=CURSOR&most=N}: what other tills did comes down</h3>
 *
 * <p>The answer, 200, is made as that of {@code /v1/changes}: deliveries as tills made them, a line each, in the order of
 * arrival, and the page's own line. Tills pass over their own. Who answers 404, 405 or 501 tells nothing; then receipts come
 * back at their own till alone, and baskets put aside are taken up there.
 *
 * <h3>{@code GET /v1/changes?after=CURSOR&most=N}: reference data comes down</h3>
 *
 * <p>The answer, 200, has at most {@code N} wire objects, a line each, in the order in which they changed, and then the
 * page's own line. Without it the answer was cut short and does not count:
 *
 * <pre>{@code
 * {"type":"offer","id":"O1","version":2, ... }
 * {"type":"member","id":"M1","removed":true}
 * {"type":"page","cursor":"7f3a-1812","more":true,"key":"k1","signature":"Jr0...DQ=="}
 * }</pre>
 *
 * <p>Among them is, for each transaction that moved a member's account, an object of type {@code account} whose {@code id} is
 * the transaction's key: the {@code account} of the sale as it came up. A till that has made the transaction itself passes it
 * over; all others add it up, so that every till knows the same balance. Before telling it, head office holds the ledger entries
 * against {@code chain} ({@link dev.tillside.points.Chain.Section}): they must make its links, and these must fit those that
 * are known of that chain. A gap is no fault, a sale before may still come.
 *
 * <p>{@code after} is {@code 0} at first and then the {@code cursor} of the last page; a till never looks into it. With
 * {@code "more":true} the till asks again at once. An object that changes while a till is paging may come again; one that
 * changed after the cursor must come. A cursor that the server does not know, one from before a backup was restored say,
 * begins again at the start: tills keep the newer version of what they have. An answer is at most 64 MiB unpacked.
 *
 * <p>Who does not keep all that changed after a cursor, removals above all, answers 410: the till takes a snapshot, or asks
 * from {@code 0} where there is none. {@code 0}, and the cursors of the pages after it, are never answered so.
 *
 * <h3>{@code GET /v1/snapshot} and {@code GET /v1/snapshot/ID/PART}: all reference data at once</h3>
 *
 * <p>A till asks for it when it has nothing of head office's yet, or got 410. The answer, 200, is one object:
 *
 * <pre>{@code
 * {"type":"snapshot","id":"7f3a-1795341234000","issue":1795341234000,"cursor":"7f3a-1812","objects":6000123,
 *  "parts":[{"bytes":2097210,"sha256":"9f86..."}, ...],"key":"k1","signature":"q2k...Cw=="}
 * }</pre>
 *
 * <p>{@code issue} rises from snapshot to snapshot, after a restore too, so it is best made of the time: a till refuses one that
 * is not above the one it took before. Parts are numbered from 0; each is JSON Lines packed with gzip, {@code bytes} of
 * them, at most 16 MiB, some MB at best. Together they hold {@code objects} wire objects: everything that stands when changes
 * go on at {@code cursor}, {@code account} objects too, and the removal of each member who was erased. Programmes and scan rules
 * come in the order in which they changed; a member's coupons and lists had better follow him, since tills keep them in one
 * record. What changed while it was made may be in it or not. Parts of the last snapshot but one are kept for those who are
 * taking it. Who answers 404, 405 or 501 to {@code /v1/snapshot} has none.
 *
 * <p>The till writes parts into a file of their own, and goes on at the next part after a crash or a lost line. When all are in
 * and {@code objects} fits, that file stands in place of the other; until then nothing of it is used, but that members are
 * erased at once. What the till has in a newer version stays. So do what it took by hand, transactions that moved accounts,
 * balances that were booked, and texts of offers that sales were priced with; all else that is not in the snapshot is gone.
 *
 * <h3>{@code POST /v1/leases}: what one basket may use</h3>
 *
 * <p>Asked in the background, beside the rounds, so that two tills do not give away the same coupon; checkout never waits for
 * it. The body is one object. What it leaves out is not asked for; {@code coupons} have the ids of their offers.
 *
 * <pre>{@code
 * {"basket":"0042/3/2026-11-22/T1","till":"4c1f...","member":"M1","coupons":{"C1":"O1"},"offers":["O2"],"vouchers":["V-1"]}
 * }</pre>
 *
 * <p>The answer, 200, says how much of each the basket may use at most; what it leaves out, head office cannot speak for, and
 * what was not asked for must not be in it. {@code elsewhere} says that there would be more if other baskets did not hold it.
 *
 * <pre>{@code
 * {"basket":"0042/3/2026-11-22/T1","points":"1250","coupons":{"C1":{"uses":1}},
 *  "offers":{"O2":{"uses":3,"amount":"20.00"}},"vouchers":{"V-1":{"uses":0,"elsewhere":true}}}
 * }</pre>
 *
 * <p>A lease is one basket's, whichever till asks: asked again the new answer takes the place of the old one, and the till that
 * asked last holds it. It ends when head office has stored the basket's sale, when the till that holds it asks for nothing
 * ({@code basket} and {@code till} alone; from another till that means nothing, the basket may have been taken up elsewhere
 * meanwhile), or when a presence of that till does not name the basket. At most 500 coupons, 200 offers and 100 vouchers are
 * asked for; beyond, 400. A till that is told 404, 405 or 501 goes by its offers' policies.
 *
 * <h3>{@code POST /v1/presence}: a till is there</h3>
 *
 * <p>Sent at the end of each round that went well: the baskets, 10,000 at most, that may still use what they hold. Those are open
 * at the till, or sold and not taken by head office yet. No lease of the till's is asked for while a presence is under way.
 *
 * <pre>{@code
 * {"till":"4c1f...","open":["0042/3/2026-11-22/T1"]}
 * }</pre>
 *
 * <p>The answer, 200, is {@code {"office":"7f3a9c21"}}: the name of what head office has stored, 1 to 64 printable ASCII
 * characters, which must be another after a backup was restored. A till that hears another name than last time delivers anew
 * all transactions whose texts it still has. Without a name, or with 404, 405 or 501, it never does.
 *
 * <h3>TLS</h3>
 *
 * <p>With {@code https} the server's certificate must be trusted and name the host that is asked. {@code
 * HttpHeadOffice.Builder.tls} takes the retailer's own authority, and the till's own certificate where the server asks for one.
 *
 * <h3>Signatures</h3>
 *
 * <p>A till may be told public keys of head office's ({@code LoyaltyTillBuilder.trust}); then it takes down only
 * what is signed with one of them: snapshots ({@link dev.tillside.sync.Snapshot#text}) and pages of changes and of baskets
 * ({@link dev.tillside.sync.ChangePage#text}), except for a page that has nothing and leads nowhere. A signature is Ed25519
 * (RFC 8032) over that text in UTF-8, in Base64, beside the key's id. The texts name the cursor that was asked for, so that a
 * page cannot be played again, left out or put in another's place; who holds the line can still hold back the newest. Where
 * no key is told, checksums alone are looked at.
 *
 * <h3>Errors</h3>
 *
 * <p>Any status but 200 settles nothing: the till keeps its sales and comes again. The body is one object,
 * {@code {"code":"TOO_LARGE","message":"..."}}; tills show status and code, {@code [A-Z_]} of 2 to 40 letters, and never
 * the message. The codes of {@code examples/head-office}: {@code MALFORMED} (400), {@code UNAUTHORIZED} (401),
 * {@code FORBIDDEN} (403), {@code NOT_FOUND} (404), {@code WRONG_METHOD} (405), {@code TOO_SLOW} (408), {@code GONE} (410),
 * {@code TOO_LARGE} (413), {@code UNKNOWN_PACKING} (415), {@code TOO_MANY} (429), {@code HEADERS_TOO_LARGE} (431),
 * {@code FAILED} (500), {@code NOT_NOW} and {@code BUSY} (503).
 */
package dev.tillside.sync;
