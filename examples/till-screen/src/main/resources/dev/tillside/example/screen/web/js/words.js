// What answers say, in words and in the till's own terms.

import {cents} from './money.js';
import {sentence, t} from './texts.js';

// One sentence of those that the library has for a till that is not well.
const NOT_WELL = new Set(['BASKET_UNSAVED', 'STORE_FAILING', 'DISK_LOW']);

export function warning(messages = []) {
  const found = messages.find((message) => NOT_WELL.has(message.code));
  return found ? () => sentence(found) : null;
}

// A coupon keeps its number while others come and go; those that are nobody's come after the member's.
export const byCoupon = (a, b) => (a.coupon === null) - (b.coupon === null)
  || String(a.coupon ?? a.offer).localeCompare(String(b.coupon ?? b.offer));

// Tells that the member's panel shows in figures.
const PANEL = new Set(['TELL_WELCOME', 'TELL_WELCOME_NAME', 'TELL_TIER', 'TELL_POINTS', 'TELL_COUPON', 'TELL_COUPON_SAVES']);

export const prompts = (tells) => tells.filter((tell) => !PANEL.has(tell.code));

export const memberOf = (answer) => member(answer.member, answer.tells, answer.known !== false, answer.as === 'LIST');

export const memberIn = (open) => (open.member ? member(open.member, open.tells, true, false) : null);

function member(id, tells, known, byList) {
  const told = (code, name) => tells.find((tell) => tell.code === code)?.arguments?.[name];
  return {
    id,
    known,
    byList,
    name: told('TELL_WELCOME_NAME', 'name'),
    tier: told('TELL_TIER', 'tier'),
    points: told('TELL_POINTS', 'points'),
  };
}

export function greeting(member) {
  if (member.name) return t('TELL_WELCOME_NAME', {name: member.name});
  return t(member.known ? 'TELL_WELCOME' : member.byList ? 'SCAN_LIST' : 'SCAN_MEMBER_UNKNOWN');
}

export function libraryWords(answer) {
  const code = answer.as === 'PLAIN' ? 'SCAN_PLAIN' : `SCAN_REJECTED_${answer.reason}`;
  return sentence({code, text: answer.message});
}

export function lineOf(line) {
  const quantity = Number(line.quantity);
  const amount = cents(line.amount);
  return {
    line: line.line, gtin: line.gtin.replace(/^0(?=\d{13}$)/, ''), quantity, amount,
    each: Math.round(amount / quantity), description: line.description,
  };
}

// Numbers of sales that a cashier can read out: the time of day, and then the next that is free.
export function freshNumber(letter) {
  const time = new Date().toTimeString().slice(0, 8).replaceAll(':', '');
  const last = sessionStorage.getItem('number') ?? '';
  const number = Number(time) > Number(last) ? time : String(Number(last) + 1).padStart(6, '0');
  sessionStorage.setItem('number', number);
  return letter + number;
}
