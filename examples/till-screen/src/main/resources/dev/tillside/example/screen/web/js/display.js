// What the shopper sees: told by the till's own sidecar, a line as soon as it is in the basket.

import {byId, h, show} from './dom.js';
import * as texts from './texts.js';
import * as money from './money.js';
import {Sidecar} from './sidecar.js';

const {t} = texts;
const view = {sale: null, last: null, name: undefined, offers: {}, down: false};

async function open() {
  const [shop] = await Promise.all([fetch('shop.json').then((answer) => answer.json()), texts.load()]);
  money.use(shop.currency);
  view.offers = shop.offers;
  texts.switcher(byId('languages'));
  texts.onChange(draw);
  new Sidecar(shop.lane).listen((type, told) => {
    if (type === 'checkouts') follow(told.open.at(-1) ?? null);
    if (type === 'status') view.down = told.headOffice === 'DOWN';
    draw();
  });
  draw();
  document.body.dataset.ready = 'yes';
}

// A sale that is gone was paid, or put aside: then it was not locked.
function follow(sale) {
  view.last = sale ? null : view.sale?.state === 'LOCKED' ? view.sale : view.last;
  view.name = sale?.tells.find((tell) => tell.code === 'TELL_WELCOME_NAME')?.arguments.name;
  view.sale = sale;
}

function draw() {
  const sale = view.sale;
  const paid = !sale && view.last;
  byId('hello').textContent = paid ? t('display.thanks') : view.name ? t('display.member', {name: view.name}) : t('display.welcome');
  show(byId('lines'), h('ol', {}, (sale?.lines ?? []).map(row)));
  const priced = (sale ?? view.last)?.priced;
  show(byId('sums'), priced && [
    money.cents(priced.discount) > 0 && [
      h('span', {class: 'saved'}, t('display.saved', {amount: money.shown(priced.discount)})),
      h('span', {class: 'saved figure'}, Number(priced.pointsEarned) > 0 ? t('display.points', {points: priced.pointsEarned}) : '')],
    sale && [h('span', {class: 'due'}, t('display.due')), h('span', {class: 'due figure', id: 'due'}, money.shown(priced.due))],
    view.down && Number(priced.pointsEarned) > 0 && h('span', {class: 'note'}, t('display.follow'))]);
  byId('lines').scrollTop = byId('lines').scrollHeight;
}

function row(line) {
  const priced = view.sale.priced.lines.find((each) => each.line === line.line);
  const before = money.cents(line.amount);
  const net = priced ? money.cents(priced.net) : before;
  return h('li', {}, h('span', {class: 'quantity'}, `${line.quantity} ×`),
    h('span', {}, texts.goodsName(line.gtin.replace(/^0(?=\d{13}$)/, '')),
      (priced?.discounts ?? []).map((discount) => h('span', {class: 'off'}, texts.local(view.offers[discount.offer]) || discount.offer))),
    h('span', {class: 'amount'}, net < before && h('s', {}, money.shown(before)), money.shown(net)));
}

open();
