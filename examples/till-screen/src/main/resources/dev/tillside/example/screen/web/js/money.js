// Amounts are texts of plain decimals; sums are made of whole cents.

import {current} from './texts.js';

let currency = 'EUR';

export function use(code) {
  currency = code;
}

export function cents(amount) {
  const [, sign, whole, part = ''] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(amount) ?? [null, '', '0'];
  return Number(sign + (Number(whole) * 100 + Number(part.padEnd(2, '0') || 0)));
}

export const plain = (count) => `${count < 0 ? '-' : ''}${Math.floor(Math.abs(count) / 100)}.${String(Math.abs(count) % 100).padStart(2, '0')}`;

// As people read it.
export function shown(amount) {
  const count = typeof amount === 'number' ? amount : cents(amount);
  const tag = current() === 'zh' ? 'zh-CN' : 'en-IE';
  return new Intl.NumberFormat(tag, {style: 'currency', currency}).format(count / 100);
}

// What a cashier keyed in, 20 or 20.00 or 20,00; nothing where it is no amount.
export function keyed(text) {
  const amount = text.trim().replace(',', '.');
  return /^\d{1,6}(\.\d{1,2})?$/.test(amount) ? cents(amount) : null;
}

export const sum = (counts) => counts.reduce((a, b) => a + b, 0);
