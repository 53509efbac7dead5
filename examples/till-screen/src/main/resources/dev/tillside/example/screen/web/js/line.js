// The line to head office: nothing to see while it is up; an amber mark and the queue's count while it is not, and a red one
// while the sidecar itself is gone.

import {byId, h, show} from './dom.js';
import {t} from './texts.js';

export function showLine(till) {
  const waiting = till.status.waiting + till.later.all().length;
  const state = !till.alive ? 'gone' : till.status.headOffice === 'DOWN' ? 'down' : waiting > 0 ? 'drains' : 'up';
  const line = byId('line');
  line.dataset.state = state;
  show(line,
    h('span', {class: 'lamp', 'aria-hidden': 'true'}),
    h('span', {}, t(`line.${state}`)),
    waiting > 0 && h('b', {id: 'waiting'}, t('line.waiting', {waiting})));
}

export async function readSwitches() {
  return (await fetch('switches')).json();
}

export async function turn(name, on) {
  const answer = await fetch('switches', {method: 'POST', body: JSON.stringify({[name]: on})});
  return answer.json();
}

// The library's own word on how the till is, where it has one; a tell that is missed is asked for.
export async function watchLine(till) {
  const status = await till.sidecar.send({type: 'status'});
  if (status.type === 'status') {
    till.status = status;
    showLine(till);
  }
}
