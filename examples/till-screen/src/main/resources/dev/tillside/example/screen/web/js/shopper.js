// The shopper's own page: what head office knows of her, for whoever has the link.

import {byId, h, show} from './dom.js';
import * as texts from './texts.js';
import * as money from './money.js';
import {barcode, listLines} from './papers.js';

const {t} = texts;
const [answer] = await Promise.all([fetch(`member.json${location.search}`), texts.load()]);
const page = answer.ok ? await answer.json() : null;
texts.switcher(byId('languages'));
texts.onChange(draw);
draw();
document.body.dataset.ready = 'yes';

function draw() {
  if (!page) {
    byId('hello').textContent = t('title.shopper');
    show(byId('member'), h('section', {}, h('p', {}, t('shopper.noLink'))));
    return;
  }
  byId('hello').textContent = t('shopper.hello', {name: page.member.name});
  show(byId('member'),
    h('section', {class: 'points'}, h('b', {id: 'points'}, page.points), h('span', {}, t('shopper.points'))),
    list(), coupons(), vouchers(), moves());
}

function part(title, ...content) {
  return h('section', {}, h('h2', {}, title), content);
}

// The newest list that still holds: what a till would read.
function list() {
  const lists = page.lists.filter((each) => each.valid.through >= page.today).sort((a, b) => b.issued.localeCompare(a.issued));
  const [newest] = lists;
  return newest && part(t('shopper.list'), listLines(newest),
    page.codes[newest.id] && [h('img', {class: 'code', alt: t('receipt.listCode'), src: barcode('QR', page.codes[newest.id])}),
      h('p', {class: 'note'}, t('shopper.listCode'))]);
}

function coupons() {
  return part(t('shopper.coupons'), h('ul', {}, page.coupons.map((coupon) => {
    const used = usedOn(coupon.id);
    return h('li', {class: used ? 'plain used' : 'plain'}, h('span', {}, texts.local(page.offers[coupon.offer]) || coupon.offer),
      h('span', {class: 'note'}, used ? t('shopper.used', {date: used}) : t('shopper.open', {date: coupon.valid.through})));
  })));
}

// The day on which a sale used it, if one did.
function usedOn(coupon) {
  const sale = page.sales.find((each) => each.lines?.some((line) => line.discounts?.some((d) => d.coupon === coupon)));
  return sale?.key.split('/')[2];
}

function vouchers() {
  const all = page.account.flatMap((move) => move.vouchers ?? []).filter((voucher) => voucher.kind === 'ISSUED');
  return part(t('shopper.vouchers'), all.length === 0
    ? h('p', {class: 'note'}, t('shopper.noVouchers'))
    : h('ul', {}, all.map((voucher) => h('li', {class: 'plain'},
      h('span', {}, t('shopper.voucher', {amount: money.shown(voucher.value), date: voucher.through})), h('b', {}, voucher.code)))));
}

function moves() {
  const all = page.account.flatMap((move) => (move.ledger ?? []).map((entry) => ({...entry, day: move.day})));
  return part(t('shopper.moves'), all.length === 0
    ? h('p', {class: 'note'}, t('shopper.noMoves'))
    : h('ul', {}, all.map((entry) => h('li', {class: 'plain'},
      h('span', {}, texts.has(`shopper.${entry.kind}`) ? t(`shopper.${entry.kind}`) : t('shopper.other'), ' ', h('span', {class: 'note'}, entry.day)),
      h('b', {}, entry.points)))));
}
