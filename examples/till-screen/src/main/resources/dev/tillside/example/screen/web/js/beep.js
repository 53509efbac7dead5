// A scanner's beep, made on the spot: high and short for yes, low and twice for no.

let context;

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
  if (localStorage.getItem('quiet') === 'yes' || typeof AudioContext === 'undefined') return;
  context ??= new AudioContext();
  if (good) {
    tone(1760, 0, 0.08);
  } else {
    tone(330, 0, 0.12);
    tone(330, 0.16, 0.12);
  }
}
