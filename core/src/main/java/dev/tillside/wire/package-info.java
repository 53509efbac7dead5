/**
 * The wire format, version 1: one JSON vocabulary for all that crosses a process.
 *
 * <p>UTF-8, one JSON object per line. Amounts, quantities, percentages and points are JSON strings that hold plain
 * decimals; a JSON number, an exponent, a sign where none belongs, a digit that is not ASCII or too many decimals is
 * refused with the field's path. Codes are strings, leading zeros stay. Counts and versions are JSON integers. Instants
 * are ISO 8601 with offset, dates {@code 2026-11-30}. Unknown fields are left alone and logged once; an unknown {@code
 * type} or {@code kind} is an error for that object alone. A field that is {@code null} counts as absent.
 *
 * <p>Rules where two readers could differ: two fields of one name in one object are refused; the offer's selector is
 * {@code items}, except that {@code GIFT} and {@code BUY_GET} name theirs in {@code buy} and {@code get}; an earn rule
 * takes {@code items}, {@code tiers} (or {@code tier}), {@code valid} and {@code stores}.
 *
 * <p>Beyond the design: {@code redeem} of a voucher takes {@code "undo":true}; {@code export} answers {@code exported} with all
 * that the till holds on a member; {@code offers} answers what became of every offer of a sale with its name and one sentence why,
 * {@code receipt} with a {@code key} answers {@code sold}: the lines of a sale and how much of each can still come back;
 * {@code postVoid} answers the {@code refund} to pay out, an {@code error} has one sentence for the cashier, {@code text}; {@code
 * commit} takes the {@code language} of the receipt where the member chose none, and {@code "late":true} where the money was taken
 * while the library did not answer; {@code checkouts} which sales are open and which can be resumed, {@code status} how long the queue is and whether head office is
 * {@code UP}, {@code DOWN} or {@code NONE}; the sidecar tells {@code messages} beside those, and answers {@code late} where the
 * library is slow; an event may carry {@code requestId}, by which the sidecar knows it when it is sent again; {@code n} is left
 * out where events do not come as lines; the programme's {@code points.burn.offline} bounds what a till that is offline lets be spent, a
 * member's {@code homeStore} is the store in which offers of policy {@code HOME_STORE} may be used offline,
 * {@code vouchers[].partial} says that a voucher may be used in parts; a removed member may say {@code "erase":true}; {@code
 * online} without {@code till} is for every till. Objects of type {@code account} carry what one till's transaction did to a
 * member's account to the others; a sale carries the same in {@code account}, and in {@code chain} the links that its ledger
 * entries add to its till's hash chain.
 *
 * <p>{@link dev.tillside.wire.WireSchema} has the JSON Schema of every object, and the resource {@code
 * schema/examples.jsonl} beside it an example of each.
 */
package dev.tillside.wire;
