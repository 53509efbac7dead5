// Keys of the till. Function keys and the cursor's own: what a scanner types never does anything but scan.

import {byId} from './dom.js';
import {KEYS} from './actions.js';
import * as dialogs from './dialogs.js';
import {FAST_MS} from './wedge.js';

const BY_KEY = new Map([...KEYS, ['F1', 'help']]);

export function listen(till) {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const dialog = byId('dialog');
    if (dialog.open) {
      inDialog(event, dialog);
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      move(event, till.sale, event.key === 'ArrowUp' ? -1 : 1);
    } else if (event.key === 'Delete' && byId('scan').value !== '' && event.target === byId('scan')) {
      return; // it is for what stands in the box
    } else if (BY_KEY.has(event.key)) {
      event.preventDefault();
      const button = byId(`act-${BY_KEY.get(event.key)}`);
      if (!button?.disabled) till.act[BY_KEY.get(event.key)]();
    }
  });
}

let choosing = null;
let chosen = null; // what a digit stands for that a scanner may yet turn out to have typed

// Digits choose among what a dialog numbers, once it is clear that no scanner types them.
function inDialog(event, dialog) {
  clearTimeout(choosing);
  const before = chosen;
  chosen = null;
  if (/^[1-9]$/.test(event.key) && !(event.target instanceof HTMLInputElement)) {
    chosen = dialog.querySelector(`[data-digit="${event.key}"]`);
    choosing = setTimeout(choose, 2 * FAST_MS);
  } else if (/^F\d+$/.test(event.key)) {
    event.preventDefault();
    if (before?.isConnected) before.click(); // no scanner presses this key: the digit was a hand's
    dialog.querySelector(`[data-key="${event.key}"]`)?.click();
  } else if (event.key === 'Escape') {
    event.preventDefault();
    dialogs.close();
  }
}

function choose() {
  const choice = chosen;
  chosen = null;
  if (choice?.isConnected) choice.click();
}

function move(event, sale, by) {
  if (event.target.closest?.('.goods, .cards, [role=group]') || sale.state.lines.length === 0) return;
  event.preventDefault();
  const place = sale.state.lines.findIndex((line) => line.line === sale.state.selected);
  const next = Math.min(sale.state.lines.length - 1, Math.max(0, place + by));
  sale.state.selected = sale.state.lines[next].line;
  sale.changed();
}
