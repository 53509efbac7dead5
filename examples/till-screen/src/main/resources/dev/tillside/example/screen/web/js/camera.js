// The webcam as a scanner: frames in grey go to the till's own reader, which answers what a scanner would have sent.

import {byId, h, show} from './dom.js';
import {t} from './texts.js';

const WIDTH = 640;
const PAUSE_MS = 150;
const SAME_MS = 2500;

let stream = null;

export async function openCamera(till) {
  const region = byId('camera');
  if (stream) {
    closeCamera(region);
    return;
  }
  const video = h('video', {id: 'video', playsinline: true, muted: true, 'aria-label': t('camera.label')});
  show(region, video, h('p', {class: 'note'}, t('camera.hint')));
  region.hidden = false;
  try {
    stream = await navigator.mediaDevices.getUserMedia({video: {width: {ideal: 1280}, facingMode: 'environment'}});
    video.srcObject = stream;
    await video.play();
    look(till, video);
  } catch {
    show(region, h('p', {class: 'note'}, t('camera.none')));
    stream = null;
  }
}

function closeCamera(region) {
  stream.getTracks().forEach((track) => track.stop());
  stream = null;
  region.hidden = true;
}

async function look(till, video) {
  const canvas = document.createElement('canvas');
  let last = {raw: null, at: 0};
  while (stream) {
    const raw = await read(canvas, video);
    const again = raw === last.raw && performance.now() - last.at < SAME_MS;
    if (raw && !again) await till.scan(raw);
    if (raw) last = {raw, at: performance.now()};
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

async function read(canvas, video) {
  if (video.videoWidth === 0) return null;
  canvas.width = Math.min(WIDTH * 2, video.videoWidth);
  canvas.height = Math.round(video.videoHeight * canvas.width / video.videoWidth);
  const context = canvas.getContext('2d', {willReadFrequently: true});
  context.drawImage(video, 0, 0, canvas.width, canvas.height);
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height).data;
  const grey = new Uint8Array(canvas.width * canvas.height);
  for (let i = 0; i < grey.length; i++) {
    grey[i] = (pixels[4 * i] * 77 + pixels[4 * i + 1] * 150 + pixels[4 * i + 2] * 29) >> 8;
  }
  try {
    const answer = await fetch(`frame?width=${canvas.width}&height=${canvas.height}`, {method: 'POST', body: grey});
    return answer.ok ? (await answer.json()).raw : null;
  } catch {
    return null; // the next frame may fare better
  }
}
