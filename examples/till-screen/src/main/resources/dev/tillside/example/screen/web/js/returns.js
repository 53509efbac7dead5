// Goods that come back: a receipt's lines, how many of each, and what is paid out for them.

import {byId, h} from './dom.js';
import {cents, shown, sum} from './money.js';
import {goodsName, t} from './texts.js';
import {lineOf} from './words.js';
import * as dialogs from './dialogs.js';
import * as aside from './aside.js';
import * as journal from './journal.js';

const RECENT = 5;

export function openReturn(till, key) {
  const {sale, shop} = till;
  const recent = journal.sold(shop.lane).slice(0, RECENT);
  const view = {key: null, lines: [], chosen: {}, problem: null, refunds: []};
  const drawn = () => {
    if (!byId('return-number')) return;
    redraw();
    const focused = document.activeElement;
    // Digits are for the lines, where there are any; a button that is not to be pressed again has let go of the focus.
    if (focused.id === 'return-number') byId('back-1')?.focus();
    else if (!byId('dialog').contains(focused)) (byId('back-1') ?? byId('return-number')).focus();
  };

  // What can still come back of it is the library's to say.
  async function look(which) {
    const answer = await aside.receipt(sale, which);
    const lines = answer.type === 'sold' ? answer.lines.map((line) => ({...lineOf(line), left: Number(line.left)})) : [];
    Object.assign(view, {key: which, lines, chosen: {}, problem: answer.type === 'sold' ? null : aside.why(answer)});
    drawn();
  }

  async function take() {
    const lines = view.lines.filter((line) => view.chosen[line.line] > 0)
      .map((line) => ({line: line.line, quantity: String(view.chosen[line.line])}));
    if (lines.length === 0) return;
    view.chosen = {}; // whoever presses twice takes back once
    const refund = await aside.takeBack(sale, view.key, lines);
    if (refund.type === 'returned') view.refunds.push(refund);
    await look(view.key);
    if (refund.type !== 'returned') view.problem = aside.why(refund);
    drawn();
  }

  const acts = {
    look: (text) => text.trim() && look(keyOf(shop, text.trim())),
    more: ({line, left}) => { view.chosen[line] = ((view.chosen[line] ?? 0) + 1) % (left + 1); drawn(); },
    all: () => { view.lines.forEach(({line, left}) => { view.chosen[line] = left; }); drawn(); },
    take,
  };
  const redraw = dialogs.open(() => t('return.title'), () => body(view, recent, acts));
  const first = key ?? recent[0]?.key;
  if (first) look(first);
}

// A number alone is one of this till's: of a sale that it made lately, or else of today.
function keyOf(shop, text) {
  if (text.includes('/')) return text;
  const today = new Date().toLocaleDateString('sv', {timeZone: shop.timeZone}); // as ISO 8601 writes it
  return journal.sold(shop.lane).find(({key}) => key.endsWith(`/${text}`))?.key ?? `${shop.store}/${shop.lane}/${today}/${text}`;
}

function body(view, recent, acts) {
  return h('div', {class: 'body'},
    h('p', {class: 'note'}, t('return.hint')),
    recent.length > 1 && h('div', {class: 'choices'}, recent.map(({key}, n) => h('button', {
      type: 'button', id: `sold-${n + 1}`, class: 'choice', 'aria-pressed': String(key === view.key), onclick: () => acts.look(key),
    }, key.split('/').at(-1)))),
    view.key && h('p', {id: 'return-of'}, view.key),
    view.problem && h('p', {id: 'return-problem', class: 'said', 'data-tone': 'bad', role: 'alert'}, view.problem()),
    goods(view, acts),
    h('div', {id: 'refund', role: 'status'}, view.refunds.length > 0 && paidBack(view.refunds)),
    dialogs.field({id: 'return-number', label: t('return.number'), value: '', done: acts.look, numeric: false, first: false}));
}

function goods(view, acts) {
  const left = view.lines.filter((line) => line.left > 0);
  if (left.length === 0) return view.lines.length > 0 && h('p', {}, t('return.nothingLeft'));
  const some = left.some((line) => view.chosen[line.line] > 0);
  const press = (key, id, words, onclick, disabled) => h('button', {type: 'button', id, class: 'choice', 'data-key': key, disabled, onclick}, words, ' ', h('kbd', {}, key));
  return [
    h('ol', {class: 'choices column'}, left.map((line, n) => h('li', {}, h('button', {
      type: 'button', id: `back-${n + 1}`, class: 'choice', 'data-digit': String(n + 1),
      'aria-pressed': String(view.chosen[line.line] > 0), onclick: () => acts.more(line),
    }, h('kbd', {}, String(n + 1)), `${view.chosen[line.line] ?? 0} × ${goodsName(line.gtin)}`,
    h('span', {class: 'left'}, t('return.left', {quantity: line.left})))))),
    h('div', {class: 'choices'},
      press('F9', 'return-all', t('return.all'), acts.all, false),
      press('F10', 'return-take', t('return.take'), acts.take, !some)),
  ];
}

// All that this dialog took back.
function paidBack(refunds) {
  const points = (name) => sum(refunds.map((refund) => Number(refund[name])));
  return [
    h('p', {class: 'pay-due'}, h('span', {}, t('return.refund')), h('b', {id: 'refund-amount'}, shown(sum(refunds.map((refund) => cents(refund.refund)))))),
    h('p', {}, t('return.points', {points: points('pointsTakenBack'), given: points('pointsGivenBack')})),
  ];
}
