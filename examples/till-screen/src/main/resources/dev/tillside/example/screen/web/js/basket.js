// The basket: lines, what offers take off each, and the sums.

import {byId, h, show} from './dom.js';
import {cents, shown} from './money.js';
import {noted} from './redeem.js';
import {goodsName, local, t} from './texts.js';

export function showSaid({sale, alive}) {
  const said = byId('said');
  const saying = sale.said.words();
  if (said.textContent !== saying) said.textContent = saying;
  said.dataset.tone = sale.said.tone;
  const trouble = byId('trouble');
  const words = troubles(sale, alive);
  trouble.hidden = words === '';
  if (trouble.textContent !== words) trouble.textContent = words;
}

// What keeps the library from helping, and what the cashier does meanwhile.
export const troubles = (sale, alive) => (alive ? (sale.trouble?.() ?? '') : t('trouble.gone'));

export function showBasket(till) {
  const {sale} = till;
  const lines = sale.state.lines;
  const region = byId('lines');
  show(region, lines.length === 0
    ? h('p', {class: 'empty'}, t('lines.empty'))
    : h('ol', {}, lines.map((line) => row(till, line))));
  region.querySelector('[aria-pressed="true"]')?.scrollIntoView({block: 'nearest'});
  showSums(sale);
}

function row(till, line) {
  const {sale} = till;
  const net = sale.net(line);
  const saves = net < line.amount;
  const discounts = sale.pricedLine(line)?.discounts ?? [];
  return h('li', {}, h('button', {
    type: 'button', id: `line-${line.line}`, class: 'row',
    'aria-pressed': String(sale.state.selected === line.line),
    onclick: () => { sale.state.selected = line.line; sale.changed(); },
  },
  h('span', {class: 'quantity'}, `${line.quantity} ×`),
  h('span', {class: 'what'}, h('span', {class: 'name'}, goodsName(line.gtin)),
    discounts.map((discount) => h('span', {class: 'off'}, offerName(till, discount.offer), ' ',
      h('b', {}, shown(-cents(discount.amount)))))),
  h('span', {class: 'amount'},
    saves && h('s', {}, h('span', {class: 'hidden'}, t('lines.before')), shown(line.amount)),
    h('span', {}, saves && h('span', {class: 'hidden'}, t('lines.now')), shown(net)))));
}

export const offerName = (till, id) => local(till.shop.offers[id]) || id;

function showSums(sale) {
  const paid = sale.state.priced?.redeemed ?? [];
  const saved = sale.saved();
  show(byId('sums'),
    h('dl', {},
      saved > 0 && pair(t('sums.total'), shown(sale.total()), 'quiet'),
      saved > 0 && pair(t('sums.saved'), shown(saved), 'saved'),
      paid.map((each) => pair(each.voucher ? t('sums.voucher') : t('sums.points', {points: each.points}), shown(-cents(each.amount)), 'saved')),
      noted(sale).map((code) => pair(t('sums.noted'), code, 'quiet')),
      pair(t('sums.due'), shown(sale.due()), 'due')));
}

const pair = (name, value, kind) => h('div', {class: kind}, h('dt', {}, name), h('dd', {id: `sum-${kind}`}, value));
