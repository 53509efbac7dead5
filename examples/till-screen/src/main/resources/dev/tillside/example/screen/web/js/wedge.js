// Scanners that type: whatever comes fast and ends with Enter is a scan, wherever the cursor is.

export const FAST_MS = 65; // between two keys; people are slower, scanners are not
const FEWEST = 6;
const WITHIN = new Set(['Shift', 'CapsLock', 'AltGraph', 'Dead', 'Process', 'Unidentified']); // keys that scanners press too

export function listen(box, scanned) {
  let typed = '';
  let last = -Infinity;
  let fast = true;
  let before = null; // what stood in another field when the burst began

  const restart = (target) => {
    typed = '';
    fast = true;
    before = target instanceof HTMLInputElement && target !== box ? {field: target, value: target.value} : null;
  };

  const end = () => {
    typed = '';
    last = -Infinity;
  };

  const isBurst = () => fast && typed.length >= FEWEST;

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const now = event.timeStamp; // when the key was pressed; a busy page hears of it later
    if (event.key.length === 1) {
      if (now - last > FAST_MS * 10) restart(event.target);
      else if (now - last > FAST_MS) fast = false;
      last = now;
      typed += event.key;
      const elsewhere = !(event.target instanceof HTMLInputElement) && event.key !== ' ';
      if (elsewhere && !document.querySelector('dialog[open]')) box.focus();
    } else if (event.key === 'Enter') {
      take(event);
      end();
    } else if (!WITHIN.has(event.key)) {
      end(); // what a hand keyed in before is no part of the next scan
    }
  }, true);

  // In the box Enter always ends a scan; in another field a burst does, and the field gets back what it had.
  function take(event) {
    const inBox = event.target === box;
    if (!inBox && !isBurst()) return;
    event.preventDefault();
    event.stopPropagation();
    const text = inBox ? box.value : typed;
    box.value = '';
    if (before) before.field.value = before.value;
    if (text.trim()) scanned(text);
  }
}
