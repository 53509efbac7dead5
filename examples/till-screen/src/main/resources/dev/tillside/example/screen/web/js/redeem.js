// Points and vouchers that pay, and that do not pay after all.

import {failed} from './sidecar.js';
import {sum} from './money.js';
import {t} from './texts.js';

const STEP = 100; // points

const redeemed = (sale) => sale.state.priced?.redeemed ?? [];

const spent = (sale) => sum(redeemed(sale).map((each) => Number(each.points ?? 0)));

// The most that can be paid with points besides those that pay already, in whole steps of the programme's.
export function mostPoints(sale) {
  if (sale.trouble) return 0; // it could not say whether they are there
  const has = Number(sale.state.member?.points ?? 0) - spent(sale);
  return Math.max(0, Math.floor(Math.min(has, sale.due()) / STEP) * STEP);
}

export async function points(sale, more) {
  const all = spent(sale) + more; // what is asked for last counts
  return redeem(sale, {points: String(all)}, () => t('say.points', {points: all}));
}

export async function keepPoints(sale) {
  return redeem(sale, {points: '0'}, () => t('say.pointsKept'));
}

export async function voucher(sale, code) {
  const paid = await redeem(sale, {voucher: code}, () => t('say.voucher', {code}));
  if (paid) handOver(sale, code);
  return paid;
}

export async function keepVoucher(sale, code) {
  sale.state.vouchers = sale.state.vouchers.filter((each) => each !== code);
  return redeem(sale, {voucher: code, undo: true}, () => t('say.voucherKept', {code}));
}

// Something that is neither goods nor card, scanned before the shopper pays: a voucher pays at once, or is noted until enough is
// due for it. Answers whether it is one.
export async function early(sale, code) {
  const answer = await sale.ask({type: 'redeem', voucher: code});
  const pays = answer.type === 'ok';
  if (!pays && answer.code !== 'EXCEEDS_DUE') return false;
  handOver(sale, code);
  if (pays) await sale.reprice();
  sale.say(() => t(pays ? 'say.voucher' : 'say.voucherNoted', {code}), pays ? 'good' : 'note');
  return true;
}

function handOver(sale, code) {
  if (!sale.state.vouchers.includes(code)) sale.state.vouchers.push(code);
}

// Vouchers that were handed over and do not pay yet.
export function noted(sale) {
  const paying = redeemed(sale).map((each) => each.voucher);
  return sale.state.vouchers.filter((code) => !paying.includes(code));
}

// What was noted pays now; answers whether all of it does.
export async function redeemNoted(sale) {
  let all = true;
  for (const code of noted(sale)) all = (await voucher(sale, code)) && all;
  return all;
}

async function redeem(sale, what, words) {
  const answer = await sale.ask({type: 'redeem', ...what});
  if (answer.type !== 'ok') return sale.refuse(failed(answer) ? {} : answer);
  await sale.reprice();
  sale.say(words);
  return true;
}
