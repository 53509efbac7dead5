// The numbers of the till's last sales, the latest first: what was on them the library knows.

const MOST = 30;

const place = (lane) => `sold-${lane}`;

export const sold = (lane) => JSON.parse(localStorage.getItem(place(lane)) ?? '[]');

export function keep(lane, key) {
  localStorage.setItem(place(lane), JSON.stringify([{key}, ...sold(lane)].slice(0, MOST)));
}
