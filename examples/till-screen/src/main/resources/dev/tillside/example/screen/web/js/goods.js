// Goods of a sale: what a number stands for, and lines that come, change and go.

import {refused} from './sidecar.js';
import {cents, plain, shown} from './money.js';
import {t} from './texts.js';

const MOST = 99;

const digits = (gtin) => gtin.padStart(14, '0');

export const byGtin = (shop, gtin) => shop.goods.find((good) => digits(good.gtin) === digits(gtin));

// What the till itself makes of a number while the library does not answer.
export function byScan(shop, text) {
  const scanned = text.replace(/^]\w\d/, '');
  return shop.goods.find((good) => good.scan === scanned || good.gtin === scanned);
}

export async function add(sale, good, quantity, price) {
  if (!good) {
    sale.say(() => t('say.unknown'), 'bad');
    return false;
  }
  const {state} = sale;
  const each = cents(price ?? good.price);
  const there = state.lines.find((line) => line.gtin === good.gtin && line.each === each);
  if (there) return setQuantity(sale, there.line, there.quantity + quantity);
  const line = String(1 + Math.max(0, ...state.lines.map((l) => Number(l.line) || 0), state.removed));
  const description = t(`goods.${good.gtin}`); // the receipt is in the page's language
  const added = {line, gtin: good.gtin, quantity, each, amount: each * quantity, description};
  state.lines.push(added);
  state.selected = line;
  sale.say(() => `${t(`goods.${good.gtin}`)} ${shown(each)}`);
  const answer = await sale.ask({
    type: 'add', line, gtin: good.gtin, quantity: String(quantity), unit: 'each', amount: plain(added.amount),
    description, brand: good.brand, category: good.category, department: good.department,
  });
  if (refused(answer)) {
    state.lines.pop();
    return sale.refuse(answer);
  }
  await sale.reprice();
  return true;
}

export async function setQuantity(sale, id, quantity) {
  const line = sale.state.lines.find((l) => l.line === id);
  if (!line) return false;
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > MOST) {
    sale.say(() => t('say.quantity'), 'bad');
    return false;
  }
  const amount = line.each * quantity;
  const before = {quantity: line.quantity, amount: line.amount};
  Object.assign(line, {quantity, amount});
  sale.state.selected = id;
  sale.say(() => `${quantity} × ${t(`goods.${line.gtin}`)} ${shown(amount)}`);
  const answer = await sale.ask({type: 'quantity', line: id, quantity: String(quantity), amount: plain(amount)});
  if (refused(answer)) {
    Object.assign(line, before);
    return sale.refuse(answer);
  }
  await sale.reprice();
  return true;
}

export async function voidLine(sale, id) {
  const {state} = sale;
  const line = state.lines.find((l) => l.line === id);
  if (!line) return false;
  const answer = await sale.ask({type: 'void', line: id});
  if (refused(answer)) return sale.refuse(answer);
  state.removed = Math.max(state.removed, Number(id) || 0);
  state.lines = state.lines.filter((l) => l !== line);
  state.selected = state.lines.at(-1)?.line ?? null;
  sale.say(() => t('say.voided', {item: t(`goods.${line.gtin}`)}), 'note');
  await sale.reprice();
  return true;
}
