// The made-up shop's goods, cards and papers: a click is a scan.

import {byId, drawing, h, show} from './dom.js';
import {shown} from './money.js';
import {goodsName, t} from './texts.js';

export function showShelf(till) {
  show(byId('goods'), till.shop.goods.map((good) => h('button', {
    type: 'button', id: `good-${good.gtin}`, class: 'good', onclick: () => till.scan(good.scan),
  }, drawing(`g${good.gtin}`), h('span', {class: 'name'}, goodsName(good.gtin)), h('span', {class: 'price'}, shown(good.price)))));
  const cards = till.shop.members.map((member) => paper(till, `card-${member.id}`, 'card',
    t('shelf.card', {name: member.name}), member.card));
  const lists = till.shop.lists.filter((list) => list.member === 'M1').map((list, place) => paper(till,
    `list-${list.id}`, 'list', t('shelf.list', {number: place + 1}), list.code));
  const flyer = paper(till, 'flyer', 'flyer', t('shelf.flyer'), till.shop.flyer);
  show(byId('cards'), cards, lists.slice(0, 1), flyer);
}

function paper(till, id, picture, name, raw) {
  return h('button', {type: 'button', id, class: 'paper', onclick: () => till.scan(raw)}, drawing(picture), h('span', {}, name));
}
