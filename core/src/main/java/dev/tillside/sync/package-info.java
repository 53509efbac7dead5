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
 * {"type":"page","cursor":"7f3a-1812","more":true}
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
 * <h3>Errors</h3>
 *
 * <p>Any status but 200 settles nothing: the till keeps its sales and comes again. The body is one object,
 * {@code {"code":"TOO_LARGE","message":"..."}}; tills show status and code, {@code [A-Z_]} of 2 to 40 letters, and never
 * the message. The codes of {@code examples/head-office}: {@code MALFORMED} (400), {@code UNAUTHORIZED} (401),
 * {@code NOT_FOUND} (404), {@code WRONG_METHOD} (405), {@code TOO_LARGE} (413), {@code UNKNOWN_PACKING} (415),
 * {@code FAILED} (500), {@code NOT_NOW} (503).
 */
package dev.tillside.sync;
