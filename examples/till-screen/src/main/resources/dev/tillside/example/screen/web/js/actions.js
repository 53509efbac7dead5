// What a cashier can do to a sale, each by a button and by a key.

import {byId, h, show} from './dom.js';
import {t} from './texts.js';
import * as dialogs from './dialogs.js';
import * as aside from './aside.js';
import * as goods from './goods.js';
import {openPayment, openReceipt} from './tender.js';
import {openHelp, openMore, openResume, openWhyNot} from './counter.js';
import {openReturn} from './returns.js';

// The keys, in the order of the buttons.
export const KEYS = [
  ['F2', 'quantity'], ['Delete', 'voidLine'], ['F4', 'suspend'], ['F6', 'resume'], ['F7', 'takeBack'], ['F8', 'whyNot'],
  ['F9', 'cancel'], ['F10', 'pay'],
];

export function actions(till) {
  const {sale} = till;
  const selected = () => sale.state.lines.find((line) => line.line === sale.state.selected);
  const act = {
    quantity: () => selected() && openQuantity(sale, selected()),
    voidLine: () => selected() && goods.voidLine(sale, selected().line),
    suspend: () => aside.suspend(sale),
    resume: () => openResume(till),
    takeBack: (key) => openReturn(till, typeof key === 'string' ? key : undefined),
    whyNot: (place) => openWhyNot(till, Number.isInteger(place) ? place : undefined),
    cancel: () => sale.state.tx && openCancel(sale),
    pay: () => (sale.state.phase === 'done' ? openReceipt(till) : openPayment(till)),
    help: () => openHelp(till),
    more: () => openMore(till),
  };
  return act;
}

function openQuantity(sale, line) {
  const done = async (text) => {
    dialogs.close();
    await goods.setQuantity(sale, line.line, Number(text));
  };
  dialogs.open(() => t('quantity.title', {item: t(`goods.${line.gtin}`)}), () => h('div', {class: 'body'},
    dialogs.field({id: 'quantity', label: t('quantity.label'), value: String(line.quantity), done}),
    h('div', {class: 'choices'}, [1, 2, 3, 4, 6, 12].map((n) => dialogs.choice(`quantity-${n}`, String(n), () => done(String(n)))))));
  byId('quantity').select();
}

function openCancel(sale) {
  dialogs.open(() => t('cancel.title'), () => h('div', {class: 'body'}, h('div', {class: 'choices'},
    dialogs.choice('cancel-sale', t('cancel.yes'), () => { dialogs.close(); aside.cancel(sale); }, h('kbd', {}, 'Enter')))));
}

// A button shows what can be done now; the keys do nothing else.
export function showActions(till) {
  const {state} = till.sale;
  const open = state.phase === 'sell';
  const can = {
    quantity: open && state.selected, voidLine: open && state.selected, suspend: open && state.lines.length > 0,
    resume: open && state.lines.length === 0 || state.phase === 'done', takeBack: true, whyNot: state.offers.length > 0,
    cancel: open && state.tx, pay: state.lines.length > 0,
  };
  show(byId('actions'), KEYS.map(([key, name]) => h('button', {
    type: 'button', id: `act-${name}`, class: name === 'pay' ? 'pay' : 'act', 'aria-keyshortcuts': key,
    disabled: !can[name], onclick: till.act[name],
  }, h('span', {}, t(name === 'pay' && state.phase === 'done' ? 'act.receipt' : `act.${name}`)), h('kbd', {}, t(`key.${key}`)))));
}
