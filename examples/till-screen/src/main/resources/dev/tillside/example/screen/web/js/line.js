// The line to head office: nothing to see while it is up; an amber mark and the queue's count while it is not.

import {byId, h, show} from './dom.js';
import {t} from './texts.js';

export function showLine(till) {
  const waiting = till.status.waiting + till.later.all().length;
  const down = till.status.headOffice === 'DOWN';
  const line = byId('line');
  line.dataset.state = down ? 'down' : waiting > 0 ? 'drains' : 'up';
  show(line,
    h('span', {class: 'lamp', 'aria-hidden': 'true'}),
    h('span', {}, t(down ? 'line.down' : waiting > 0 ? 'line.drains' : 'line.up')),
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
