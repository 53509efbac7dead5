// Papers with codes: the same on the printed page and on the phone.

import {h} from './dom.js';
import {cents, shown} from './money.js';
import {goodsName, t} from './texts.js';

export const barcode = (kind, text) => `barcode.svg?kind=${kind}&text=${encodeURIComponent(text)}`;

export function listLines(list) {
  return h('ol', {}, list.lines.map((line) => h('li', {},
    h('span', {class: 'quantity'}, `${line.quantity} ×`),
    h('span', {}, goodsName(line.item.gtin),
      line.was && cents(line.was) > cents(line.price) && h('span', {class: 'note'}, t('print.was', {amount: shown(line.was)}))),
    line.price && h('b', {}, shown(line.price)))));
}
