// From 'to pay' to the receipt.

import {failed, refused} from './sidecar.js';
import {plain, shown} from './money.js';
import {current, t} from './texts.js';
import * as journal from './journal.js';
import {redeemNoted} from './redeem.js';
import {restore} from './resumed.js';

const MOST_CHANGE = 50_000; // cents; whoever keys in more has mistyped

export async function begin(sale) {
  await sale.idle(); // what was scanned before is in the basket first
  if (sale.state.lines.length === 0 || sale.state.phase !== 'sell') return false;
  if (sale.state.missed) await sale.askAgain();
  const answer = await sale.ask({type: 'lock'});
  if (refused(answer) && answer.code !== 'LOCKED') return sale.refuse(answer);
  sale.state.phase = 'pay';
  await sale.reprice();
  if (!failed(answer) && !sale.trouble && !sale.isAsPriced()) return another(sale);
  const paid = await redeemNoted(sale);
  if (paid) sale.say(() => t('say.pay', {amount: shown(sale.due())}), 'note');
  return true;
}

// The library has another basket than this page shows, from another page say: it is shown before anybody pays.
async function another(sale) {
  await sale.ask({type: 'unlock'});
  const open = (await sale.sidecar.checkouts()).open?.find((each) => each.tx === sale.state.tx);
  if (open) await restore(sale, {...open, state: 'OPEN'});
  else sale.state.phase = 'sell';
  await sale.reprice();
  sale.say(() => t('say.changed'), 'bad');
  return false;
}

export async function goBack(sale) {
  sale.state.phase = 'sell'; // at once: the next scan may be here before the answer is, and is asked for after this
  const answer = await sale.ask({type: 'unlock'});
  if (refused(answer)) return sale.refuse(answer);
  await sale.reprice();
  sale.say(() => t('say.back'), 'note');
  return true;
}

// Money is taken; then the sale is committed, now or as soon as the library answers again.
export async function finish(sale, later, tender, given) {
  if (sale.finishing || sale.state.phase !== 'pay') return false;
  sale.finishing = true;
  try {
    return await finished(sale, later, tender, given);
  } finally {
    sale.finishing = false;
  }
}

async function finished(sale, later, tender, given) {
  const due = sale.due();
  if (given < due) {
    sale.say(() => t('say.tooLittle', {amount: shown(due - given)}), 'bad');
    return false;
  }
  const change = given - due;
  if (change > MOST_CHANGE) {
    sale.say(() => t('say.tooMuch', {amount: shown(given)}), 'bad');
    return false;
  }
  const tenders = given > 0 ? [{type: tender, amount: plain(given)}] : [];
  const late = sale.state.stale || !sale.isAsPriced();
  const answer = await sale.ask({type: 'commit', tenders, change: plain(change), language: current(), late});
  if (refused(answer)) return sale.refuse(answer);
  const receipt = failed(answer) ? withoutLibrary(sale, tender, given, due) : answer;
  if (failed(answer)) later.keep(sale.script);
  if (answer.pointsBalance && sale.state.member) sale.state.member.points = answer.pointsBalance;
  if (receipt.key) journal.keep(sale.shop.lane, receipt.key);
  Object.assign(sale.state, {phase: 'done', receipt: {...receipt, change, late: failed(answer)}});
  sale.say(() => t(change > 0 ? 'say.change' : 'say.thanks', {amount: shown(change)}));
  return true;
}

// What a till prints that knows of no offers: goods, what was taken, and that the rest follows.
function withoutLibrary(sale, tender, given, due) {
  const change = given - due;
  const row = (left, right) => left.padEnd(32).slice(0, 32) + right.padStart(10);
  const goods = sale.state.lines.map((line) =>
    row(`${line.quantity > 1 ? `${line.quantity} x ` : ''}${line.description}`, plain(sale.net(line))));
  const rule = '-'.repeat(42);
  return {
    due: plain(due),
    receipt: [sale.state.tx, rule, ...goods, rule, row(t('pay.due'), plain(due)), row(tender, plain(given)),
      ...(change > 0 ? [row(t('pay.change'), plain(change))] : []), rule, t('receipt.later')],
    vouchers: [],
    nextList: null,
  };
}
