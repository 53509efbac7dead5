// Elements from plain calls: h('button', {class: 'big', onclick: pay}, 'Pay').

export function h(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.flat(9).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

// A drawing of the sprite, for eyes alone: its name stands beside it.
export function drawing(id, sprite = 'goods.svg') {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  const use = document.createElementNS(space, 'use');
  use.setAttribute('href', `${sprite}#${id}`);
  svg.setAttribute('viewBox', '0 0 64 64');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(use);
  return svg;
}

// Replaces what a region shows; the focus stays on what has the same id, so that nobody is thrown out by an update.
export function show(region, ...children) {
  const focused = region.contains(document.activeElement) ? document.activeElement.id : '';
  region.replaceChildren(...children.flat(9).filter((child) => child !== null && child !== undefined && child !== false));
  const again = focused ? document.getElementById(focused) : null;
  again?.focus({preventScroll: true});
  if (again instanceof HTMLInputElement) again.select();
}

export const byId = (id) => document.getElementById(id);
