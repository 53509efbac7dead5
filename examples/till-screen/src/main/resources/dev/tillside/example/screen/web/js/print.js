// A card, a list and a coupon to print and scan.

import {byId, h, show} from './dom.js';
import * as texts from './texts.js';
import * as money from './money.js';
import {barcode, listLines} from './papers.js';

const {t} = texts;
const [shop] = await Promise.all([fetch('shop.json').then((answer) => answer.json()), texts.load()]);
money.use(shop.currency);
texts.switcher(byId('languages'));
texts.onChange(draw);
byId('print').addEventListener('click', () => window.print());
draw();
document.body.dataset.ready = 'yes';

function draw() {
  const nameOf = (member) => shop.members.find((each) => each.id === member).name;
  show(byId('papers'),
    shop.members.map((member) => h('article', {class: 'card'},
      h('h2', {}, t('print.card', {name: member.name})),
      h('img', {alt: member.card, src: barcode('EAN_13', member.card)}))),
    shop.lists.filter((list) => list.code).map((list) => h('article', {},
      h('h2', {}, t('print.list', {name: nameOf(list.member)})),
      listLines(list),
      h('img', {alt: t('receipt.listCode'), src: barcode('QR', list.code)}),
      h('p', {class: 'note'}, t('print.through', {date: list.valid.through})))),
    h('article', {},
      h('h2', {}, t('print.flyer')),
      h('img', {alt: shop.flyer, src: barcode('EAN_13', shop.flyer)})));
}
