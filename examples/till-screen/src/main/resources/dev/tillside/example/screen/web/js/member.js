// The member: greeting, tier, points; each coupon with its state and one reason; what is still within reach.

import {byId, drawing, h, show} from './dom.js';
import {cents, shown} from './money.js';
import {goodsName, has, sentence, t} from './texts.js';
import {greeting} from './words.js';
import {offerName} from './basket.js';

export function showMember(till) {
  const {state} = till.sale;
  showWho(state.member);
  showCoupons(till);
  showHints(till);
}

function showWho(member) {
  show(byId('member'), member
    ? [drawing('card'), h('div', {}, h('p', {class: 'greeting'}, greeting(member)),
        h('p', {class: 'facts'},
          member.tier && h('span', {class: `tier tier-${member.tier}`}, t(`tier.${member.tier}`)),
          member.points !== undefined && h('span', {id: 'points'}, t('member.points', {points: member.points})),
          !member.known && h('span', {}, t('member.unknown'))))]
    : [drawing('card'), h('p', {class: 'nobody'}, t('member.nobody'))]);
}

// The member's, and those that lie on paper before the cashier and are nobody's.
export const coupons = (state) => state.offers.filter((offer) => offer.coupon !== null || state.bearer.has(offer.offer));

function showCoupons(till) {
  const all = coupons(till.sale.state);
  show(byId('coupons'), all.length > 0 && [
    h('h3', {}, t('coupons.title')),
    h('ol', {class: 'coupons'}, all.map((coupon, place) => h('li', {}, h('button', {
      type: 'button', id: `coupon-${coupon.coupon ?? coupon.offer}`, class: 'coupon',
      'data-met': String(coupon.outcome === 'APPLIED'),
      onclick: () => till.act.whyNot(place),
    },
    h('span', {class: 'number', 'aria-hidden': 'true'}, String(place + 1)),
    h('span', {class: 'name'}, offerName(till, coupon.offer)),
    h('span', {class: 'reason'}, coupon.outcome === 'APPLIED' ? applied(coupon) : reason(coupon)))))),
  ]);
}

const applied = (coupon) => t('coupons.applied', {amount: shown(coupon.amount)});

// One reason, in the page's language, which need not be the library's: figures are in its sentence alone.
export function reason(coupon) {
  const [needs, there] = coupon.text?.match(/\d+/g) ?? [];
  if (coupon.outcome === 'QUANTITY_SHORT' && there !== undefined) return t('OUTCOME_QUANTITY_NEEDS', {needs, has: there});
  const key = `OUTCOME_${coupon.outcome}`;
  return has(key) ? t(key) : coupon.text;
}

function showHints(till) {
  const told = prompts(till);
  const hints = [...told.filter(isOnList), ...nearMisses(till), ...told.filter((tell) => !isOnList(tell))].map((hint) => hint.words);
  show(byId('hints'), hints.length > 0 && [
    h('h3', {}, t('hints.title')),
    h('ul', {class: 'hints'}, hints.slice(0, 6).map((hint) => h('li', {}, hint))),
  ]);
}

// What the shopper can still act on, most worth first: with what that offer adds, not with what others take off the same goods.
function nearMisses(till) {
  return till.sale.state.offers
    .filter((offer) => cents(offer.nearMiss?.adds ?? '0') > 0 && offer.outcome !== 'APPLIED')
    .sort((a, b) => cents(b.nearMiss.adds) - cents(a.nearMiss.adds))
    .map(({offer, nearMiss}) => {
      const values = {offer: offerName(till, offer), saves: shown(nearMiss.adds), quantity: nearMiss.quantity};
      const words = nearMiss.spend
        ? t('hints.spend', {...values, spend: shown(nearMiss.spend)})
        : t('hints.quantity', values);
      return {words};
    });
}

// What the card told, but for goods that lie in the basket already.
function prompts(till) {
  const inBasket = till.sale.state.lines.map((line) => goodsName(line.gtin));
  return till.sale.state.prompts
    .map((tell) => ({code: tell.code, words: sentence(tell)}))
    .filter((tell) => !inBasket.some((name) => tell.words.includes(name)));
}

const isOnList = (tell) => tell.code.startsWith('TELL_LIST');
