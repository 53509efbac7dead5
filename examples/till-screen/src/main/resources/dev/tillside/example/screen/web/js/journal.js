// The till's own journal of its last sales: what was on them, so that goods can be taken back line by line.

const MOST = 30;

const place = (lane) => `sold-${lane}`;

export const sold = (lane) => JSON.parse(localStorage.getItem(place(lane)) ?? '[]');

export function keep(lane, sale) {
  localStorage.setItem(place(lane), JSON.stringify([sale, ...sold(lane)].slice(0, MOST)));
}

export const find = (lane, key) => sold(lane).find((sale) => sale.key === key);

// From here on so many of that line are gone.
export function tookBack(lane, key, line, quantity) {
  const all = sold(lane);
  const found = all.find((sale) => sale.key === key)?.lines.find((l) => l.line === line);
  if (found) found.quantity -= quantity;
  localStorage.setItem(place(lane), JSON.stringify(all));
}
