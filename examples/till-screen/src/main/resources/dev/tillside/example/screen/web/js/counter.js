// The counter's other dialogs: why not, sales put aside, keys, and what is behind the scenes.

import {byId, h} from './dom.js';
import {shown} from './money.js';
import {t} from './texts.js';
import * as dialogs from './dialogs.js';
import * as aside from './aside.js';
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
    miss?.quantity && h('p', {}, t('why.quantity', {quantity: miss.quantity, saves: miss.adds ? shown(miss.adds) : ''})),
    miss?.spend && h('p', {}, t('why.spend', {spend: shown(miss.spend)})),
  ];
}

export async function openResume(till) {
  const {keys, all} = await aside.suspended(till.sale);
  dialogs.open(() => t('resume.title'), () => h('div', {class: 'body'},
    !all && h('p', {id: 'aside-unknown', class: 'trouble'}, t('resume.unknown')),
    keys.length === 0
      ? all && h('p', {id: 'nothing-aside'}, t('resume.none'))
      : h('ol', {class: 'choices column'}, keys.map((key, n) => h('li', {}, h('button', {
        type: 'button', id: `aside-${n + 1}`, class: 'choice', 'data-digit': String(n + 1),
        onclick: () => { dialogs.close(); aside.resume(till.sale, key); },
      }, h('kbd', {}, String(n + 1)), key))))));
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
