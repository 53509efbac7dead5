// Paying, and the receipt.

import {byId, h} from './dom.js';
import {cents, keyed, plain, shown} from './money.js';
import {t} from './texts.js';
import * as dialogs from './dialogs.js';
import * as payment from './payment.js';
import * as redeem from './redeem.js';
import {troubles} from './basket.js';
import {barcode} from './papers.js';

export async function openPayment(till) {
  const {sale} = till;
  if (sale.state.phase === 'sell' && !(await payment.begin(sale))) return;
  let paying = true;
  const redraw = dialogs.open(() => t('pay.title'), () => content(till), {
    onClose: () => paying && sale.state.phase === 'pay' && payment.goBack(sale),
  });
  const drawn = () => byId('dialog').open && sale.state.phase === 'pay' && redraw();
  document.addEventListener('sale', function again() {
    if (!byId('dialog').open || sale.state.phase !== 'pay') document.removeEventListener('sale', again);
    else drawn();
  });
  till.pay = async (tender, given) => {
    if (await payment.finish(sale, till.later, tender, given)) {
      paying = false;
      dialogs.close();
      openReceipt(till);
    }
  };
}

function content(till) {
  const {sale} = till;
  const due = sale.due();
  const points = redeem.mostPoints(sale);
  const trouble = troubles(sale, till.alive);
  const cash = async (text) => {
    const given = keyed(text);
    if (given === null && isNoAmount(text)) sale.say(() => t('say.noAmount'), 'bad');
    else await (given === null ? till.scan(text) : till.pay('CASH', given));
  };
  return h('div', {class: 'body pay-body'},
    h('p', {class: 'pay-due'}, h('span', {}, t('pay.due')), h('b', {id: 'pay-due'}, shown(due))),
    (sale.state.priced?.redeemed ?? []).map((each) => paid(sale, each)),
    h('p', {id: 'pay-said', class: sale.said.tone === 'bad' ? 'said' : 'hidden', 'data-tone': sale.said.tone, role: 'status'}, sale.said.words()),
    trouble && h('p', {class: 'trouble'}, trouble),
    dialogs.field({id: 'cash', label: t('pay.cash'), value: plain(due), done: cash}),
    h('p', {class: 'note'}, t('pay.voucher')),
    h('div', {class: 'choices tenders'},
      notes(due).map((note) => dialogs.choice(`cash-${note}`, shown(note), () => till.pay('CASH', note))),
      dialogs.choice('pay-cash', t('pay.takeCash'), () => cash(byId('cash').value), h('kbd', {}, 'Enter')),
      points > 0 && key('F9', dialogs.choice('pay-points', t('pay.points', {points, amount: shown(points)}),
        () => redeem.points(sale, points), h('kbd', {}, 'F9'))),
      key('F10', dialogs.choice('pay-card', t('pay.card'), () => till.pay('CARD', sale.due()), h('kbd', {}, 'F10')))));
}

// What pays besides money, and the way to take it back.
function paid(sale, {voucher, points, amount}) {
  const back = async (keep) => { await keep; byId('cash')?.focus(); };
  return h('div', {class: 'paid'},
    h('span', {}, voucher ? t('sums.voucher') : t('sums.points', {points})), h('b', {}, shown(-cents(amount))),
    voucher
      ? h('button', {type: 'button', id: `keep-${voucher}`, class: 'small', onclick: () => back(redeem.keepVoucher(sale, voucher))}, t('pay.keep'))
      : key('F8', h('button', {type: 'button', id: 'keep-points', class: 'small', onclick: () => back(redeem.keepPoints(sale))}, t('pay.keep'), ' ', h('kbd', {}, 'F8'))));
}

function key(name, button) {
  button.dataset.key = name;
  return button;
}

// What is neither an amount nor long enough to be a voucher's code.
const isNoAmount = (text) => text.trim().length < 6 || /^[-+]?[\d.,]*[.,]\d*$/.test(text.trim());

// The notes that a shopper may hand over for it.
function notes(due) {
  return [1000, 2000, 5000, 10000].filter((note) => note > due).slice(0, 2);
}

export function openReceipt(till) {
  const {receipt} = till.sale.state;
  if (!receipt) return;
  dialogs.open(() => t('receipt.title'), () => h('div', {class: 'body receipt-body'},
    paper(receipt),
    h('div', {class: 'beside'},
      receipt.change > 0
        ? h('p', {class: 'pay-due'}, h('span', {}, t('pay.change')), h('b', {id: 'change'}, shown(receipt.change)))
        : h('p', {class: 'thanks'}, t('say.thanks')),
      receipt.late && h('p', {class: 'trouble'}, t('receipt.later')),
      receipt.vouchers?.length > 0 && receipt.vouchers.map((voucher) => h('p', {class: 'paid'},
        t('receipt.voucher', {amount: shown(voucher.value), code: voucher.code, date: voucher.through}))),
      receipt.nextList && nextList(receipt.nextList),
      h('div', {class: 'choices'},
        dialogs.choice('print', t('receipt.print'), () => window.print()),
        dialogs.choice('next', t('receipt.next'), () => { dialogs.close(); if (till.sale.state.phase === 'done') till.sale.startOver(); }, h('kbd', {}, 'Enter'))))), {wide: true});
  byId('next').focus();
}

function paper(receipt) {
  return h('div', {class: 'paper-roll', id: 'receipt', tabindex: '0', role: 'region', 'aria-label': t('receipt.title')},
    h('pre', {}, receipt.receipt.join('\n')),
    receipt.key && h('img', {alt: t('receipt.code'), src: barcode('CODE_128', receipt.key)}));
}

function nextList(list) {
  return h('div', {class: 'next-list', id: 'next-list', 'data-code': list.code},
    h('h3', {}, t('receipt.list')),
    h('img', {alt: t('receipt.listCode'), src: barcode('QR', list.code)}),
    h('p', {class: 'note'}, t('receipt.through', {date: list.valid.through ?? ''})));
}
