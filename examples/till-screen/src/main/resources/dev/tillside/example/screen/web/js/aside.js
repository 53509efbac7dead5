// Sales put aside, here or at the other till, and goods that come back.

import {refused, failed} from './sidecar.js';
import {shown} from './money.js';
import {t} from './texts.js';
import {freshNumber} from './words.js';
import * as journal from './journal.js';

export async function suspend(sale) {
  if (!sale.state.tx || sale.state.phase !== 'sell') return false;
  const answer = await sale.ask({type: 'suspend'});
  if (answer.type !== 'ok') return sale.refuse(answer);
  sale.startOver(() => t('say.suspended'));
  sale.sidecar.send({type: 'sync'}); // so that the other till can go on with it at once
  return true;
}

// The sales that can go on here: what other tills put aside comes with a round with head office.
export async function suspended(sale) {
  await sale.sidecar.send({type: 'sync'});
  return (await sale.sidecar.checkouts()).suspended ?? [];
}

export async function resume(sale, key) {
  const tx = key.split('/').at(-1);
  const answer = await sale.sidecar.send({type: 'resume', tx});
  if (answer.type !== 'ok') return sale.refuse(answer);
  const open = (await sale.sidecar.checkouts()).open?.find((each) => each.key === key);
  if (open) {
    sale.restore(open);
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

// Takes so many of one line back; the answer says what is paid out.
export async function takeBack(sale, key, line, quantity) {
  const event = {type: 'return', tx: freshNumber('R'), of: key, lines: [{line, quantity: String(quantity)}]};
  const answer = await sale.sidecar.send(event);
  if (failed(answer) || refused(answer)) {
    sale.refuse(answer);
    return null;
  }
  journal.tookBack(sale.shop.lane, key, line, quantity);
  sale.say(() => t('say.returned', {amount: shown(answer.refund), points: answer.pointsTakenBack}));
  return answer;
}
