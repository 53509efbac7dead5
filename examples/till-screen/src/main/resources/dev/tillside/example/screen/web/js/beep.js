// A scanner's beep, made on the spot: high and short for yes, low and twice for no.

let context;

// Browsers give a page its sound with the first key or click; making it takes a while, so it is made then, not with the beep.
const wake = () => {
  if (typeof AudioContext !== 'undefined') context ??= new AudioContext();
};
document.addEventListener('keydown', wake, {once: true, capture: true});
document.addEventListener('pointerdown', wake, {once: true, capture: true});

function tone(frequency, from, seconds) {
  const oscillator = context.createOscillator();
  const volume = context.createGain();
  oscillator.frequency.value = frequency;
  volume.gain.setValueAtTime(0.08, context.currentTime + from);
  volume.gain.exponentialRampToValueAtTime(0.001, context.currentTime + from + seconds);
  oscillator.connect(volume).connect(context.destination);
  oscillator.start(context.currentTime + from);
  oscillator.stop(context.currentTime + from + seconds);
}

export function beep(good) {
  if (!context) return;
  if (good) {
    tone(1760, 0, 0.08);
  } else {
    tone(330, 0, 0.12);
    tone(330, 0.16, 0.12);
  }
}
