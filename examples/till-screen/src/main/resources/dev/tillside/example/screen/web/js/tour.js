// A first visitor's two minutes: each step says what to do, and goes on when it was done, or by its button.

import {byId, h, show} from './dom.js';
import {onChange, t} from './texts.js';
import {coupons} from './member.js';

const lines = (till) => till.sale.state.lines;
const STEPS = [
  {name: 'card', done: (till) => till.sale.state.member},
  {name: 'goods', done: (till) => lines(till).some((line) => line.gtin === '9520000001018')},
  {name: 'coupon', done: (till) => lines(till).some((line) => line.gtin === '9520000002220')},
  {name: 'second', done: (till) => coupons(till.sale.state).some((c) => c.offer === 'C-CAT' && c.outcome === 'APPLIED')},
  {name: 'office', done: (till) => till.status.headOffice === 'DOWN'},
  {name: 'pay', done: (till) => till.sale.state.phase === 'done'},
  {name: 'list', done: (till) => !byId('dialog').open && till.sale.state.phase === 'sell'},
  {name: 'back', done: (till) => till.status.headOffice === 'UP' && till.status.waiting === 0},
  {name: 'end', done: () => false},
];

let step = -1;
let watching = false;

export function startTour(till) {
  step = 0;
  const draw = () => step >= 0 && showStep(till);
  if (!watching) {
    watching = true;
    const look = () => { if (step >= 0 && STEPS[step].done(till)) move(1, draw); };
    document.addEventListener('sale', look);
    document.addEventListener('status', look);
    onChange(draw);
  }
  draw();
  byId('tour-next').focus();
}

function move(by, draw) {
  step += by;
  if (step >= STEPS.length) end();
  else draw();
}

function end() {
  step = -1;
  byId('tour').hidden = true;
  byId('scan').focus();
}

function showStep(till) {
  const {name} = STEPS[step];
  const draw = () => showStep(till);
  const panel = byId('tour');
  panel.hidden = false;
  show(panel,
    h('p', {class: 'count'}, t('tour.count', {step: step + 1, of: STEPS.length})),
    h('h2', {}, t(`tour.${name}.title`)),
    h('p', {role: 'status'}, t(`tour.${name}.text`)),
    h('div', {class: 'choices'},
      h('button', {type: 'button', id: 'tour-end', class: 'small', onclick: end}, t('tour.end')),
      h('button', {type: 'button', id: 'tour-next', class: 'choice', onclick: () => move(1, draw)}, t(step + 1 === STEPS.length ? 'tour.close' : 'tour.next'))));
}
