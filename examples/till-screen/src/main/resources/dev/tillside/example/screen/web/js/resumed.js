// A sale that goes on: after the page or the machine went, from another till, or with what the library told meanwhile.

import {noted} from './redeem.js';
import {greeting, lineOf, memberIn, prompts} from './words.js';

export function restore(sale, open) {
  sale.begun({
    tx: open.tx,
    key: open.key,
    phase: open.state === 'LOCKED' ? 'pay' : 'sell',
    lines: open.lines.map((line) => lineOf(line)),
    selected: open.lines.at(-1)?.line ?? null,
    priced: open.priced,
    member: memberIn(open),
    prompts: prompts(open.tells),
    bearer: new Set(open.bearer),
    vouchers: [...open.priced.redeemed.flatMap((each) => each.voucher ?? []), ...(open.tx === sale.state.tx ? noted(sale) : [])],
  });
  sale.changed();
  return account(sale);
}

// What the library told meanwhile of this sale: a card that it took late.
export async function follow(sale, open) {
  const {state} = sale;
  const idle = sale.asking === 0 && state.phase === 'sell';
  if (!idle || open.tx !== state.tx || !open.member || state.member?.id === open.member) return;
  state.member = memberIn(open);
  state.prompts = prompts(open.tells);
  await account(sale);
  await sale.reprice();
  sale.say(() => greeting(state.member));
}

// Points and tier, where no card told them.
async function account(sale) {
  const {member} = sale.state;
  if (!member?.known || member.points !== undefined) return;
  const balance = await sale.sidecar.send({type: 'balance', member: member.id});
  if (balance.type === 'balance') Object.assign(member, {points: balance.points, tier: balance.tier ?? undefined});
  sale.changed();
}
