// The counter's other dialogs: why not, returns, sales put aside, keys, and what is behind the scenes.

import {byId, h} from './dom.js';
import {cents, shown, sum} from './money.js';
import {goodsName, t} from './texts.js';
import * as dialogs from './dialogs.js';
import * as aside from './aside.js';
import * as journal from './journal.js';
import {coupons, reason} from './member.js';
import {offerName} from './basket.js';
import {readSwitches, turn} from './line.js';
import {KEYS} from './actions.js';

export function openWhyNot(till, place) {
  const all = coupons(till.sale.state);
  let chosen = place;
  const redraw = dialogs.open(() => t('why.title'), () => h('div', {class: 'body'},
    h('p', {class: 'note'}, t('why.hint')),
    h('ol', {class: 'choices column'}, all.map((coupon, n) => h('li', {}, h('button', {
      type: 'button', id: `why-${n + 1}`, class: 'choice', 'data-digit': String(n + 1), 'aria-pressed': String(n === chosen),
      onclick: () => { chosen = n; redraw(); },
    }, h('kbd', {}, String(n + 1)), offerName(till, coupon.offer))))),
    h('div', {id: 'why', role: 'status'}, all[chosen] && explanation(till, all[chosen]))));
}

function explanation(till, coupon) {
  const miss = coupon.nearMiss;
  return [
    h('p', {class: 'because', 'data-met': String(coupon.outcome === 'APPLIED')},
      coupon.outcome === 'APPLIED' ? t('coupons.applied', {amount: shown(coupon.amount)}) : reason(coupon)),
    coupon.beatenBy?.length > 0 && h('p', {}, t('why.beaten', {others: coupon.beatenBy.map((id) => offerName(till, id)).join(', ')})),
    miss?.quantity && h('p', {}, t('why.quantity', {quantity: miss.quantity, saves: miss.saves ? shown(miss.saves) : ''})),
    miss?.spend && h('p', {}, t('why.spend', {spend: shown(miss.spend)})),
  ];
}

export async function openResume(till) {
  const keys = await aside.suspended(till.sale);
  dialogs.open(() => t('resume.title'), () => h('div', {class: 'body'},
    keys.length === 0
      ? h('p', {id: 'nothing-aside'}, t('resume.none'))
      : h('ol', {class: 'choices column'}, keys.map((key, n) => h('li', {}, h('button', {
        type: 'button', id: `aside-${n + 1}`, class: 'choice', 'data-digit': String(n + 1),
        onclick: () => { dialogs.close(); aside.resume(till.sale, key); },
      }, h('kbd', {}, String(n + 1)), key))))));
}

export function openReturn(till, key) {
  const sales = journal.sold(till.shop.lane);
  let chosen = key ?? sales[0]?.key;
  const refunds = [];
  const back = async (line) => {
    const refund = await aside.takeBack(till.sale, chosen, line.line, 1);
    if (refund) refunds.push(refund);
    redraw();
  };
  const body = () => {
    const sale = journal.find(till.shop.lane, chosen);
    return h('div', {class: 'body'},
      h('p', {class: 'note'}, t('return.hint')),
      sales.length > 1 && h('div', {class: 'choices'}, sales.slice(0, 5).map((each, n) => h('button', {
        type: 'button', id: `sold-${n + 1}`, class: 'choice', 'aria-pressed': String(each.key === chosen),
        onclick: () => { chosen = each.key; redraw(); },
      }, each.key.split('/').at(-1)))),
      sale ? goods(sale, back) : h('p', {}, t('return.none')),
      h('div', {id: 'refund', role: 'status'}, refunds.length > 0 && paidBack(refunds)));
  };
  const redraw = dialogs.open(() => t('return.title'), body);
}

function goods(sale, back) {
  const left = sale.lines.filter((line) => line.quantity > 0);
  return [
    h('p', {}, sale.key),
    h('ol', {class: 'choices column'}, left.map((line, n) => h('li', {}, h('button', {
      type: 'button', id: `back-${n + 1}`, class: 'choice', 'data-digit': String(n + 1), onclick: () => back(line),
    }, h('kbd', {}, String(n + 1)), `1 × ${goodsName(line.gtin)}`, h('span', {class: 'left'}, t('return.left', {quantity: line.quantity})))))),
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

export function openHelp() {
  const rows = [['F1', 'keys.help'], ...KEYS.map(([key, name]) => [key, `act.${name}`]), ['↑ ↓', 'keys.select'],
    ['F8 1…9', 'keys.whyNot'], ['Esc', 'keys.close']];
  dialogs.open(() => t('keys.title'), () => h('div', {class: 'body'},
    h('p', {class: 'note'}, t('keys.scan')),
    h('dl', {class: 'keys'}, rows.map(([key, name]) => h('div', {}, h('dt', {}, h('kbd', {}, key === 'Delete' ? t('key.Delete') : key)), h('dd', {}, t(name)))))));
}

// Behind the scenes: what can be taken from the till, and the shop's other pages.
export async function openMore(till) {
  let switches = await readSwitches();
  const toggle = (name) => h('button', {
    type: 'button', id: `switch-${name}`, class: 'switch', role: 'switch', 'aria-checked': String(switches[name]),
    onclick: async () => { switches = await turn(name, !switches[name]); redraw(); byId(`switch-${name}`).focus(); },
  }, h('span', {}, t(`switch.${name}`)), h('span', {class: 'knob', 'aria-hidden': 'true'}), h('small', {}, t(`switch.${name}.${switches[name]}`)));
  const link = (id, href, words) => h('a', {id, href, target: '_blank', rel: 'noopener'}, words);
  const other = till.shop.tills.find((each) => each.lane !== till.shop.lane);
  const redraw = dialogs.open(() => t('more.title'), () => h('div', {class: 'body'},
    ['headOffice', 'line', 'library'].map(toggle),
    h('h3', {}, t('more.pages')),
    h('nav', {class: 'links', 'aria-label': t('more.pages')},
      link('link-display', 'display', t('more.display')),
      link('link-two', 'two', t('more.two')),
      other && link('link-other', other.page, t('more.other', {lane: other.lane})),
      link('link-phone', till.shop.members[0].phone, t('more.phone')),
      link('link-print', 'print', t('more.print')))));
}
