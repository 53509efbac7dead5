/**
 * A till's way to Tillside's sidecar: fetch and nothing else, for Node 18 and later, browsers, Deno and Bun.
 *
 *     const lane = new Sidecar("http://127.0.0.1:7080", token).lane("1");
 *     await lane.begin("T1", { store: "0042", workstation: "3" });
 *     await lane.scan("T1", "2900047110817");
 *     await lane.add("T1", { line: "1", gtin: "9520000001018", quantity: "2", amount: "12.98" });
 *     const { due } = await lane.lock("T1");
 *     const receipt = await lane.commit("T1", { tenders: [{ type: "CARD", amount: due }] });
 *
 * Amounts, quantities and points are strings of plain decimals, in arguments and in answers: a number is not exact.
 *
 * Every event is sent under an idempotency key of its own. Where the connection breaks, or the lane is busy, it is sent again
 * under the same key, so that nothing is done twice. What the library refuses is thrown as TillError. Where it takes longer than
 * the sidecar waits, Late is thrown with the last quote: sell on at it, and call again() for the answer, or do not.
 */

/** A plain decimal: "12.98". */
export type Decimal = string;

export interface Message {
  readonly to: "CASHIER" | "SHOPPER";
  readonly code: string;
  readonly text: string;
}

export interface Discount {
  readonly offer: string;
  readonly coupon: string | null;
  readonly amount: Decimal;
}

export interface PricedLine {
  readonly line: string;
  readonly amount: Decimal;
  readonly net: Decimal;
  readonly points: Decimal;
  readonly discounts: readonly Discount[];
}

export interface Outcome {
  readonly offer: string;
  readonly coupon: string | null;
  readonly outcome: string;
  readonly uses: number;
  readonly amount: Decimal;
  readonly beatenBy: readonly string[];
  readonly nearMiss: { readonly quantity: number | null; readonly spend: Decimal | null; readonly saves: Decimal | null } | null;
}

/** An outcome for people. */
export interface Explained extends Outcome {
  readonly name: string;
  readonly text: string;
}

export interface Quote {
  readonly total: Decimal;
  readonly discount: Decimal;
  readonly due: Decimal;
  readonly pointsEarned: Decimal;
  readonly lines: readonly PricedLine[];
  readonly offers: readonly Outcome[];
}

export interface Priced extends Quote {
  readonly tx: string;
  readonly messages: readonly Message[];
}

export interface Committed extends Priced {
  readonly key: string;
  readonly pointsBalance: Decimal | null;
  readonly vouchers: readonly { readonly code: string; readonly value: Decimal; readonly through: string }[];
  readonly receipt: readonly string[];
  readonly nextList: { readonly id: string; readonly code: string } | null;
  readonly again?: true;
}

export interface Scanned {
  readonly as: "MEMBER" | "LIST" | "COUPON" | "ITEM" | "PLAIN" | "REJECTED";
  readonly reason: string | null;
  readonly member: string | null;
  readonly gtin: string | null;
  readonly message: string;
  readonly tells: readonly Message[];
}

export interface Ok {
  /** Of postVoid: what is paid back. */
  readonly refund?: Decimal;
  readonly messages?: readonly Message[];
}

export interface Line {
  readonly line: string;
  readonly gtin?: string;
  readonly sku?: string;
  readonly quantity: Decimal;
  readonly amount: Decimal;
  readonly unit?: string;
  readonly description?: string;
  readonly category?: string;
  readonly department?: string;
  readonly entryMethod?: "SCANNED" | "KEYED" | "SELF_SCAN";
}

export interface OpenSale {
  readonly tx: string;
  readonly key: string;
  readonly state: "OPEN" | "LOCKED";
  readonly member: string | null;
  readonly bearer: readonly string[];
  readonly training: boolean;
  readonly lines: readonly Line[];
  readonly priced: Quote;
  readonly messages: readonly Message[];
  readonly tells: readonly Message[];
}

export interface Checkouts {
  readonly open: readonly OpenSale[];
  readonly suspended: readonly string[];
}

export interface Status {
  readonly waiting: number;
  readonly deadLetters: number;
  readonly headOffice: "UP" | "DOWN" | "NONE";
  readonly messages: readonly Message[];
}

export interface Returned {
  readonly tx: string;
  readonly refund: Decimal;
  readonly pointsTakenBack: Decimal;
  readonly pointsGivenBack: Decimal;
  readonly again?: true;
}

export interface Sold {
  readonly key: string;
  readonly at: string;
  readonly due: Decimal;
  readonly lines: readonly (Line & { readonly net: Decimal; readonly left: Decimal })[];
}

export interface Balance {
  readonly member: string;
  readonly points: Decimal;
  readonly pending: Decimal;
  readonly debt: Decimal;
  readonly tier: string | null;
}

export interface Payment {
  readonly tenders: readonly { readonly type: string; readonly amount: Decimal }[];
  readonly tax?: Decimal;
  readonly rounding?: Decimal;
  readonly change?: Decimal;
  /** Of the receipt, where the member chose none. */
  readonly language?: string;
  /** The money was taken while the library did not answer: the sale is recorded as it was paid. */
  readonly late?: boolean;
}

/** What a lane told; `id` is where a later stream can go on. */
export type Tell =
  | { readonly id: string; readonly type: "status"; readonly data: Status }
  | { readonly id: string; readonly type: "checkouts"; readonly data: Checkouts }
  | { readonly id: string; readonly type: "messages"; readonly data: { readonly tx?: string; readonly messages: readonly Message[] } };

/** The library refused the event; nothing was changed. `code` is stable, `path` names the field at fault, `text` is for the cashier. */
export class TillError extends Error {
  readonly code: string;
  readonly path: string | null;
  readonly text: string;

  constructor(code: string, path: string | null, message: string, text: string) {
    super(`${code} ${path ?? ""}: ${message}`);
    this.name = "TillError";
    this.code = code;
    this.path = path;
    this.text = text;
  }
}

/** HTTP's own refusal: a wrong token, no such lane, a key used for another request, say. */
export class SidecarError extends Error {
  readonly status: number;

  constructor(status: number, title: string) {
    super(`${status} ${title}`);
    this.name = "SidecarError";
    this.status = status;
  }
}

/** The sidecar did not answer, often enough. The event may have been done: sent again under `key` it is not done twice. */
export class Unreachable extends Error {
  readonly key: string;

  constructor(key: string) {
    super("the sidecar does not answer");
    this.name = "Unreachable";
    this.key = key;
  }
}

/** The library is slow. `text` is for the cashier, `quote` the last price or null; the event is still being done. */
export class Late extends Error {
  readonly text: string;
  readonly quote: Quote | null;
  readonly again: () => Promise<unknown>;

  constructor(text: string, quote: Quote | null, again: () => Promise<unknown>) {
    super(text);
    this.name = "Late";
    this.text = text;
    this.quote = quote;
    this.again = again;
  }
}

const TRIES = 5;
const LONGEST_PAUSE = 2_000;

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Where a sidecar listens, and the token that it asks for. */
export class Sidecar {
  readonly uri: string;
  readonly token: string;

  constructor(uri: string, token: string) {
    this.uri = uri.replace(/\/$/, "");
    this.token = token.trim();
  }

  lane(name = "1"): Lane {
    return new Lane(this, name);
  }

  /** Whether every lane's till is open. */
  async ready(): Promise<boolean> {
    try {
      return (await fetch(`${this.uri}/health/ready`)).ok;
    } catch {
      return false;
    }
  }
}

/** One till of the sidecar's. Await each event before the next: a lane takes them in the order in which they come. */
export class Lane {
  private readonly sidecar: Sidecar;
  private readonly root: string;

  constructor(sidecar: Sidecar, name: string) {
    this.sidecar = sidecar;
    this.root = `${sidecar.uri}/v1/lanes/${encodeURIComponent(name)}`;
  }

  begin(tx: string, of: { store?: string; workstation?: string; operator?: string; businessDay?: string; training?: boolean } = {}): Promise<Ok> {
    return this.send<Ok>({ type: "begin", tx, ...of });
  }

  /** Whatever the scanner sent. An item adds nothing: price it and call add(). */
  scan(tx: string, raw: string, symbology?: string): Promise<Scanned> {
    return this.send<Scanned>({ type: "scan", tx, raw, symbology });
  }

  /** A line, with the amount of the whole line. */
  add(tx: string, line: Line): Promise<Ok> {
    return this.send<Ok>({ type: "add", tx, ...line });
  }

  quantity(tx: string, line: string, quantity: Decimal, amount: Decimal): Promise<Ok> {
    return this.send<Ok>({ type: "quantity", tx, line, quantity, amount });
  }

  void(tx: string, line: string): Promise<Ok> {
    return this.send<Ok>({ type: "void", tx, line });
  }

  /** What the basket costs now. */
  price(tx: string): Promise<Priced> {
    return this.send<Priced>({ type: "price", tx, outcomes: "TOUCHED" });
  }

  /** What became of every offer, each with its name and one sentence why. */
  async offers(tx: string): Promise<readonly Explained[]> {
    return (await this.send<{ offers: Explained[] }>({ type: "offers", tx })).offers;
  }

  /** Locks the sale for payment, and answers the price that stands. */
  async lock(tx: string): Promise<Priced> {
    await this.send<Ok>({ type: "lock", tx });
    return this.price(tx);
  }

  unlock(tx: string): Promise<Ok> {
    return this.send<Ok>({ type: "unlock", tx });
  }

  redeemPoints(tx: string, points: Decimal): Promise<Ok> {
    return this.send<Ok>({ type: "redeem", tx, points });
  }

  redeemVoucher(tx: string, voucher: string): Promise<Ok> {
    return this.send<Ok>({ type: "redeem", tx, voucher });
  }

  /** On disk when it answers. */
  commit(tx: string, payment: Payment): Promise<Committed> {
    return this.send<Committed>({ type: "commit", tx, ...payment });
  }

  cancel(tx: string): Promise<Ok> {
    return this.send<Ok>({ type: "cancel", tx });
  }

  suspend(tx: string): Promise<Ok> {
    return this.send<Ok>({ type: "suspend", tx });
  }

  resume(tx: string): Promise<Ok> {
    return this.send<Ok>({ type: "resume", tx });
  }

  /** Goods of the receipt of that key come back. */
  takeBack(tx: string, of: string, lines: readonly { line: string; quantity: Decimal }[]): Promise<Returned> {
    return this.send<Returned>({ type: "return", tx, of, lines });
  }

  /** Undoes the committed sale of that key whole; `refund` is what is paid back. */
  postVoid(key: string): Promise<Ok> {
    return this.send<Ok>({ type: "postVoid", key });
  }

  balance(member: string): Promise<Balance> {
    return this.send<Balance>({ type: "balance", member });
  }

  /** What was sold under that key, and how much of each line can still come back. */
  receipt(key: string): Promise<Sold> {
    return this.send<Sold>({ type: "receipt", key });
  }

  /** The open sales: what a till that restarts goes on with. */
  checkouts(): Promise<Checkouts> {
    return this.send<Checkouts>({ type: "checkouts" });
  }

  status(): Promise<Status> {
    return this.send<Status>({ type: "status" });
  }

  /** Sends any event of the wire format. */
  async send<A>(event: { readonly type: string; readonly [field: string]: unknown }, key: string = crypto.randomUUID()): Promise<A> {
    const body = JSON.stringify(event);
    const response = await this.sent(body, key);
    const answer = (await response.json()) as { type?: string; [field: string]: unknown };
    if (response.status === 200 && answer.type === "late") {
      throw new Late(String(answer.text), answer.quote as Quote | null, () => this.send<A>(event, key));
    }
    if (answer.type === "error") {
      throw new TillError(String(answer.code), answer.path as string | null, String(answer.message), String(answer.text));
    }
    if (response.status !== 200) {
      throw new SidecarError(response.status, String(answer.title));
    }
    return answer as unknown as A;
  }

  /** Server-Sent Events without an end, from after that id on. Where the stream breaks it is taken up where it stopped. */
  async *tells(after?: string, signal?: AbortSignal): AsyncGenerator<Tell, void, void> {
    let last = after;
    while (!signal?.aborted) {
      try {
        for await (const tell of this.stream(last, signal)) {
          last = tell.id;
          yield tell;
        }
      } catch (fault) {
        if (fault instanceof SidecarError) {
          throw fault;
        }
        // The sidecar restarts, or let a slow reader go: what was missed comes with the next stream.
      }
      await pause(200);
    }
  }

  private headers(): Record<string, string> {
    return { Authorization: `Bearer ${this.sidecar.token}` };
  }

  private async sent(body: string, key: string): Promise<Response> {
    const headers = { ...this.headers(), "Content-Type": "application/json", "Idempotency-Key": key };
    for (let attempt = 0; attempt < TRIES; attempt++) {
      if (attempt > 0) {
        await pause(Math.min(100 * 2 ** attempt, LONGEST_PAUSE));
      }
      try {
        const response = await fetch(`${this.root}/events`, { method: "POST", headers, body });
        if (response.status !== 503) {
          return response;
        }
      } catch {
        // Whether it was done is not known: under the same key it can be sent again.
      }
    }
    throw new Unreachable(key);
  }

  private async *stream(after: string | undefined, signal: AbortSignal | undefined): AsyncGenerator<Tell, void, void> {
    const headers = after === undefined ? this.headers() : { ...this.headers(), "Last-Event-ID": after };
    const response = await fetch(`${this.root}/tells`, { headers, signal: signal ?? null });
    if (response.status === 503 || response.body === null) {
      return;
    }
    if (!response.ok) {
      throw new SidecarError(response.status, await response.text());
    }
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    let text = "";
    try {
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        text += decoder.decode(part.value, { stream: true });
        for (let end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n")) {
          const tell = parsed(text.slice(0, end));
          text = text.slice(end + 2);
          if (tell !== null) {
            yield tell;
          }
        }
      }
    } finally {
      await reader.cancel().catch(() => undefined); // a stream that broke cannot be cancelled, and need not be
    }
  }
}

/** One event of a stream; null for a comment. */
function parsed(block: string): Tell | null {
  const fields = new Map<string, string>();
  for (const line of block.split("\n")) {
    const colon = line.indexOf(": ");
    if (colon > 0) {
      fields.set(line.slice(0, colon), line.slice(colon + 2));
    }
  }
  const data = fields.get("data");
  return data === undefined
    ? null
    : ({ id: fields.get("id") ?? "", type: fields.get("event"), data: JSON.parse(data) } as Tell);
}
