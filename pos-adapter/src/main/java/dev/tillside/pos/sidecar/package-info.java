/**
 * The sidecar: tills for programs of the same machine that are not Java, over HTTP on loopback, in the words of the wire format.
 *
 * <p>{@link dev.tillside.pos.sidecar.Sidecar} is the server as a class, {@code tillside sidecar} the same as a command. {@code
 * /openapi.json} and {@code /asyncapi.json} describe it to programs. Each lane is a till of its own, in {@code till-NAME} below
 * the sidecar's directory, as {@code replay --db} keeps them.
 *
 * <h2>Events</h2>
 *
 * <p>{@code POST /v1/lanes/LANE/events} takes one event and answers what {@code replay} prints, without {@code n}. Status 200 says
 * that the library answered, an {@code error} of its own included, whose {@code text} is one sentence for the cashier; other
 * statuses are HTTP's (RFC 9457), and 400 with an {@code error} is for what is no object of the wire format. {@code till} need not be named, and must be the lane where it is. Without
 * {@code at} the machine's clock holds, for that event alone. Reference data come from head office, or with the start; {@code
 * online} is for {@code replay}. A lane takes one event at a time, in the order in which they came; 32 may wait.
 *
 * <p>Each event has a time budget ({@link dev.tillside.pos.sidecar.Budget}). When it is up the answer is {@code late}: {@code
 * degraded}, one sentence for the cashier, and the last quote told of that sale, or null where there is none and full price holds.
 * What was asked for goes on. The same request under the same key waits for its answer again.
 *
 * <h2>What was paid</h2>
 *
 * <p>The {@code tenders} of a {@code commit}, less {@code change}, make what is due; {@code "tenders":[]} says that nothing was
 * paid. Without {@code tenders} the till does not say how it was paid: nothing is compared, and head office sees a sale without
 * tenders.
 *
 * <p>A till that took the money while the library did not answer says {@code "late":true} with the commit, which it sends once the
 * library is there again, under another key than one that was not late. What was paid is a fact: the sale is booked, whatever the
 * programme's {@code tenders} say. Where the tenders make what is due, it is a sale as any other. Where they make the full price,
 * nothing is taken off, no coupon is used, and points are earned on what was paid. Where they make neither, the library's discounts
 * stand and the sale is flagged {@code TENDERS_DIFFER}. Head office sees {@code late} in every such sale.
 *
 * <p>{@code postVoid} answers {@code ok} with the {@code refund} to pay out; {@code receipt} with a {@code key} answers {@code sold},
 * what of that sale can still come back.
 *
 * <h2>Lanes that cannot be opened</h2>
 *
 * <p>A till whose files are in use, damaged, or sealed with another key keeps no other lane from selling. Its own events are
 * answered with the {@code error} that opening it met, {@code tells} with 503, and it is tried again every few seconds. {@code GET
 * /health/ready} names each lane with {@code open} and, where it is not, {@code code} and {@code text}; its status is 200 while at
 * least one lane is open and the disk can be written to and has room ({@code disk} is {@code OK}, {@code FULL} or {@code FAILS}),
 * else 503. A lane's directory and files are for their owner alone, where the file system knows owners.
 *
 * <h2>Requests sent again</h2>
 *
 * <p>The header {@code Idempotency-Key}, or the field {@code requestId}, names a request. The same body under the same name gets the
 * same answer, byte for byte, and is done once, for the last 256 requests of a lane; another body is 409. A request that met a
 * store that failed, or a fault of the library's own, is done anew. After a restart of the sidecar:
 *
 * <ul>
 *   <li>{@code commit}, {@code return}, {@code postVoid} and {@code suspend} are answered as they were first, from the till's books,
 *       if only the process died. After a power cut, or under another name, the answer may say {@code "again":true}, or that
 *       the sale was undone or put aside before: nothing is done twice either way, but
 *       that a basket which was taken up since is put aside again. A return into an open sale, and a receipt
 *       whose next list has changed meanwhile, answer as things are now.
 *   <li>{@code begin} and {@code add} are refused with {@code DUPLICATE_TRANSACTION} and {@code DUPLICATE_LINE} where they were done,
 *       {@code lock} with {@code LOCKED}; {@code quantity}, {@code member}, {@code scan} of a card and {@code redeem} can be done
 *       again without harm; {@code void}, {@code unlock}, {@code resume} and {@code cancel} are refused because there is nothing
 *       left to do. Only a bearer's coupon without serial number counts each scan. {@code checkouts} tells what stands.
 * </ul>
 *
 * <h2>Tells</h2>
 *
 * <p>{@code GET /v1/lanes/LANE/tells} is a stream of Server-Sent Events: {@code status} (queue length, head office up or down),
 * {@code checkouts} (the open sales and their prices) and {@code messages} (what a card told cashier and shopper). States are told
 * when they change, and to whoever begins to listen. {@code Last-Event-ID} goes on after what was heard last; 256 are kept. Eight
 * may listen to a lane. Of one that does not read, 64 wait, and then it is let go.
 *
 * <p>{@code GET /v1/lanes/LANE/checkouts} answers as the event {@code checkouts}: a till that restarts finds its open sales again.
 *
 * <h2>Who is let in</h2>
 *
 * <p>The server listens on loopback alone. The token, made with the first start in a file that its user alone can read, is sent as
 * {@code Authorization: Bearer}; health, documents and schemas need none. The {@code Host} header must name the loopback address and
 * port, so that no site's name can be made to lead here, and a page's {@code Origin} is refused unless it was named. Pages of the
 * server's own ({@link dev.tillside.pos.sidecar.SidecarBuilder#pages}) are let in by an invitation that works once and sets a
 * cookie. A body has at most 256 KiB, the headers 16 KiB, and both are there within 10 seconds.
 *
 * <p>Stopping takes at most five seconds: what is under way ends or is given up, and open sales stay on disk.
 */
package dev.tillside.pos.sidecar;
