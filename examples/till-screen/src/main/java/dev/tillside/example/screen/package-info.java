/**
 * The cashier's screen: a made-up shop with a head office, two tills, a customer display and a page for shoppers' phones, in one
 * process.
 *
 * <p>Each till is a {@link dev.tillside.pos.sidecar.Sidecar} with a directory of its own. Its pages are served beside the
 * protocol and speak nothing else: what a page knows of a sale it has from the wire format's events and from the tells. The page
 * is the till: it has the shelf prices, keeps its own lines and takes the money; the library answers what offers, points and lists
 * do to them. When an answer is late, or is an error of the library's own, the page says one sentence and sells on, and what was
 * paid meanwhile is committed under the same key as soon as the library answers again. Until then the browser keeps what was asked
 * for in that sale, scanned card included, in its storage for this page, and no longer.
 *
 * <p>The second till begins with the programme and the public key of lists, and nothing else; its line to head office is not
 * plugged in. Switches take head office away, cut a till's line, and make a till's disk fail: other programs can do all three to
 * a real till.
 *
 * <p>Shoppers' phones ask a site of their own, which knows what head office knows. A link holds a member's id, a last day, and a
 * keyed hash over both; whoever has the link sees the list, and nobody needs a password. The key is kept with the shop's files, so
 * that a link outlives the process.
 *
 * <p>A receipt is in the member's language, or else in that of the page. A voucher that is scanned before the shopper pays pays at
 * once, or is noted until enough is due. Sales that were paid while the library did not answer are committed as late: at the price
 * that was shown, which is what was paid.
 */
package dev.tillside.example.screen;
