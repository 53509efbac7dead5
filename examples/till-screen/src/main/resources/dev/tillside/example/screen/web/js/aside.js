// Sales put aside, here or at the other till, and goods that come back.

import {refused} from './sidecar.js';
import {shown} from './money.js';
import {t} from './texts.js';
import {freshNumber} from './words.js';
import {restore} from './resumed.js';

export async function suspend(sale) {
  if (!sale.state.tx || sale.state.phase !== 'sell') return false;
  const answer = await sale.ask({type: 'suspend'});
  if (answer.type !== 'ok') return sale.refuse(answer);
  sale.startOver(() => t('say.suspended'));
  sale.sidecar.send({type: 'sync'}); // so that the other till can go on with it at once
  return true;
}

// The sales that can go on here, and whether that is all: what other tills put aside comes with a round with head office.
export async function suspended(sale) {
  const round = await sale.sidecar.send({type: 'sync'});
  const {suspended: keys} = await sale.sidecar.checkouts();
  return {keys: keys ?? [], all: round.type === 'synced' && !round.failure && keys !== undefined};
}

export async function resume(sale, key) {
  const tx = key.split('/').at(-1);
  const answer = await sale.sidecar.send({type: 'resume', tx});
  if (answer.type !== 'ok') return sale.refuse(answer);
  const open = (await sale.sidecar.checkouts()).open?.find((each) => each.key === key);
  if (open) {
    await restore(sale, open);
    await sale.reprice();
  }
  sale.say(() => t('say.resumed'));
  return true;
}

export async function cancel(sale) {
  if (!sale.state.tx || sale.state.phase === 'done') return false;
  const answer = await sale.ask({type: 'cancel'});
  if (refused(answer)) return sale.refuse(answer);
  sale.startOver(() => t('say.cancelled'));
  return true;
}

// What was sold under that number, and what of it can come back.
export const receipt = (sale, key) => sale.sidecar.send({type: 'receipt', key});

// Takes so many of each line back; the answer says what is paid out.
export async function takeBack(sale, key, lines) {
  const answer = await sale.sidecar.send({type: 'return', tx: freshNumber('R'), of: key, lines});
  if (answer.type === 'returned') sale.say(() => t('say.returned', {amount: shown(answer.refund), points: answer.pointsTakenBack}));
  return answer;
}

// Why that was not answered, in one sentence.
export const why = (answer) => () => t(answer.type === 'error' ? `FAULT_${answer.code}` : 'FAULT_INTERNAL');
