// One dialog at a time; Escape closes it, and the cursor goes back to the scan box.

import {byId, h, show} from './dom.js';
import {t} from './texts.js';

let closing = null;

// Shows a dialog; answers a function that shows it anew.
export function open(title, content, {wide = false, onClose = null} = {}) {
  const dialog = byId('dialog');
  closing = onClose;
  const draw = () => show(dialog,
    h('div', {class: 'head'}, h('h2', {id: 'dialog-title'}, title()),
      h('button', {type: 'button', id: 'dialog-close', class: 'small', onclick: close}, t('dialog.close'), ' ', h('kbd', {}, 'Esc'))),
    content());
  dialog.classList.toggle('wide', wide);
  draw();
  if (!dialog.open) dialog.showModal();
  const first = dialog.querySelector('[autofocus]') ?? dialog.querySelector('.body button, .body input') ?? byId('dialog-close');
  first.focus();
  if (first instanceof HTMLInputElement) first.select();
  return draw;
}

export function close() {
  const dialog = byId('dialog');
  const after = closing;
  closing = null;
  if (dialog.open) dialog.close();
  const box = byId('scan');
  box.focus({preventScroll: true});
  box.select(); // Chromium else leaves the caret in the dialog that is gone, and keys go nowhere
  after?.();
}

// The browser's own way out of a dialog takes the same road.
document.addEventListener('cancel', (event) => {
  event.preventDefault();
  close();
}, true);

// A field and what is done with what was keyed in; the cursor is in it, unless keys are for something else first.
export function field({id, label, value = '', done, numeric = true, first = true}) {
  const input = h('input', {
    id, type: 'text', inputmode: numeric ? 'decimal' : 'text', autocomplete: 'off', value, autofocus: first,
    onkeydown: (event) => event.key === 'Enter' && (event.preventDefault(), done(input.value)),
  });
  return [h('label', {for: id}, label), input];
}

export function choice(id, words, onclick, ...more) {
  return h('button', {type: 'button', id, class: 'choice', onclick}, words, more);
}
