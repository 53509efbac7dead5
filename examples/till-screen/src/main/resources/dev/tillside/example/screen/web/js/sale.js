// The sale under way: the till's own lines, and what the library answered to them.

import {failed, refused} from './sidecar.js';
import {cents, shown, sum} from './money.js';
import {t} from './texts.js';
import * as goods from './goods.js';
import {byCoupon, freshNumber, greeting, libraryWords, memberOf, prompts, warning} from './words.js';

const OPERATOR = '17';
const RECEIPT = /^[\w-]+\/[\w-]+\/\d{4}-\d\d-\d\d\/[\w-]+$/;

const fresh = () => ({
  tx: null,
  key: null,
  phase: 'sell', // then 'pay', then 'done'
  lines: [],
  removed: 0, // the highest number of a line that is gone
  selected: null,
  priced: null,
  stale: false, // whether the library did not say what that costs now
  offers: [],
  member: null,
  prompts: [],
  bearer: new Set(), // offers of paper coupons that are nobody's
  vouchers: [], // codes of vouchers that the shopper handed over
  receipt: null,
  missed: false, // whether nobody heard something that was asked for
});

export class Sale {
  constructor(sidecar, shop) {
    this.sidecar = sidecar;
    this.shop = shop;
    this.state = fresh();
    this.said = {words: () => t('say.ready'), tone: 'note'};
    this.trouble = null;
    this.asking = 0;
    this.scanning = new Set();
    this.finishing = false;
    this.script = []; // what was asked for in this sale, to be asked for again should the library have failed
    this.listeners = [];
    this.onHeard = () => {}; // the first word to a scan: the cashier hears it
    this.onReceipt = () => false; // a receipt's own number was scanned
    this.onVoucher = () => false; // something was scanned while the shopper pays
    this.onPlain = () => false; // what is neither goods nor card was scanned before: a voucher, maybe
  }

  onChange(listener) {
    this.listeners.push(listener);
  }

  changed() {
    this.listeners.forEach((listener) => listener(this));
  }

  say(words, tone = 'good') {
    this.said = {words, tone};
    this.changed();
    this.onHeard(tone !== 'bad');
  }

  begun(facts) {
    this.state = {...fresh(), ...facts};
  }

  startOver(words = () => t('say.ready')) {
    this.begun({});
    this.script = [];
    this.said = {words, tone: 'note'};
    this.changed();
  }

  // ---- asking the library

  async ask(event, name = crypto.randomUUID()) {
    const full = {...event, tx: event.tx ?? this.state.tx};
    const keeps = !['price', 'offers', 'explain'].includes(event.type);
    if (keeps) this.script.push({event: full, name});
    this.asking++;
    const answer = await this.sidecar.send(full, name);
    this.asking--;
    if (keeps && refused(answer)) this.script = this.script.filter((each) => each.name !== name);
    if (answer.type === 'unreachable') this.state.missed = true;
    this.trouble = failed(answer) ? this.sentenceFor(answer) : warning(answer.messages);
    return answer;
  }

  // Once all that was scanned is answered, and what follows from it.
  async idle() {
    while (this.asking > 0 || this.scanning.size > 0) {
      await Promise.allSettled([...this.scanning, this.sidecar.last]);
    }
  }

  // All of this sale once more under the same names: what was done is not done twice.
  async askAgain() {
    for (const {event, name} of this.script) {
      if (failed(await this.sidecar.send(event, name))) return;
    }
    this.state.missed = false;
  }

  sentenceFor(answer) {
    if (answer.type === 'late') {
      if (answer.quote) this.state.priced = answer.quote;
      return () => t(answer.quote ? 'LATE' : 'LATE_UNPRICED');
    }
    return () => t(answer.type === 'error' ? `FAULT_${answer.code}` : 'FAULT_INTERNAL');
  }

  async begin() {
    if (this.state.tx) return;
    for (let tries = 0; tries < 5; tries++) {
      this.state.tx = freshNumber('T');
      const answer = await this.ask({
        type: 'begin', store: this.shop.store, workstation: this.shop.lane, operator: OPERATOR,
      });
      if (answer.code !== 'DUPLICATE_TRANSACTION') return;
    }
  }

  // ---- scanning

  // Answers whether the scan did something.
  scan(raw) {
    const scanned = this.scanned(raw).finally(() => this.scanning.delete(scanned));
    this.scanning.add(scanned);
    return scanned;
  }

  async scanned(raw) {
    const text = raw.trim();
    if (this.state.phase === 'done') this.startOver();
    if (RECEIPT.test(text)) return this.onReceipt(text);
    if (this.state.phase === 'pay') return this.onVoucher(text);
    await this.begin();
    const answer = await this.ask({type: 'scan', raw});
    if (failed(answer)) return this.takeLate(goods.byScan(this.shop, text));
    if (refused(answer)) return this.refuse(answer);
    return this.take(answer, text);
  }

  // The till knows its goods; of all else it says that the library has it, and sees later what it was.
  async takeLate(good) {
    if (good) return goods.add(this, good, 1);
    this.say(() => t('say.late'), 'note');
    return true;
  }

  async take(answer, text) {
    switch (answer.as) {
      case 'ITEM': return goods.add(this, goods.byGtin(this.shop, answer.gtin), 1, answer.price);
      case 'MEMBER':
      case 'LIST': return this.takeMember(answer);
      case 'COUPON':
        if (!answer.coupon && answer.offer) this.state.bearer.add(answer.offer);
        await this.reprice();
        this.say(() => answer.message);
        return true;
      default:
        this.script = this.script.filter(({event}) => event.raw?.trim() !== text);
        if (answer.as === 'PLAIN' && (await this.onPlain(text))) return true;
        this.say(() => libraryWords(answer), 'bad');
        return false;
    }
  }

  async takeMember(answer) {
    if (answer.duplicate) {
      this.say(() => t('say.again'), 'note');
      return true;
    }
    const late = this.state.lines.length > 0;
    const before = this.due();
    this.state.member = memberOf(answer);
    this.state.prompts = prompts(answer.tells);
    this.say(() => greeting(this.state.member));
    await this.reprice();
    const saved = before - this.due();
    this.say(() => (late && saved > 0 ? t('say.cardLast', {amount: shown(saved)}) : greeting(this.state.member)));
    return true;
  }

  // ---- prices

  async reprice() {
    const [priced, offers] = await Promise.all([this.ask({type: 'price'}), this.ask({type: 'offers'})]);
    this.state.stale = priced.type !== 'priced';
    if (priced.type === 'priced') this.state.priced = priced;
    if (offers.type === 'offers') this.state.offers = offers.offers.sort(byCoupon);
    this.changed();
  }

  // What a line costs: as the library said, or its shelf price where it has not yet said.
  net(line) {
    const priced = this.pricedLine(line);
    return priced ? cents(priced.net) : line.amount;
  }

  // Whether the library priced just the lines that stand here.
  isAsPriced() {
    const count = this.state.priced?.lines.length ?? 0;
    return count === this.state.lines.length && this.state.lines.every((line) => this.pricedLine(line));
  }

  pricedLine(line) {
    const found = this.state.priced?.lines.find((l) => l.line === line.line);
    return found && cents(found.amount) === line.amount ? found : null;
  }

  total() {
    return sum(this.state.lines.map((line) => line.amount));
  }

  saved() {
    return this.total() - sum(this.state.lines.map((line) => this.net(line)));
  }

  due() {
    const paid = [...(this.state.priced?.redeemed ?? []), ...(this.state.priced?.tenderCoupons ?? [])];
    return this.total() - this.saved() - sum(paid.map((each) => cents(each.amount)));
  }

  refuse(answer) {
    this.say(() => (answer.code ? t(`FAULT_${answer.code}`) : t('say.unknown')), 'bad');
    return false;
  }

  // The library is heard of again: what it said of itself last holds.
  heard(messages) {
    const before = this.trouble?.();
    if (this.asking > 0) return;
    this.trouble = warning(messages);
    if (this.trouble?.() !== before) this.changed();
  }
}
