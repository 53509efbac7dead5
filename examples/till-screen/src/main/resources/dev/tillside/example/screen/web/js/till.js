// The till: puts the parts of the page together.

import {byId} from './dom.js';
import * as texts from './texts.js';
import * as money from './money.js';
import {Sidecar} from './sidecar.js';
import {Sale} from './sale.js';
import {Later} from './later.js';
import * as wedge from './wedge.js';
import * as keys from './keys.js';
import * as redeem from './redeem.js';
import {follow, restore} from './resumed.js';
import {Heartbeat} from './heartbeat.js';
import {beep} from './beep.js';
import {showBasket, showSaid} from './basket.js';
import {showMember} from './member.js';
import {showShelf} from './shelf.js';
import {showLine, watchLine} from './line.js';
import {actions, showActions} from './actions.js';
import * as dialogs from './dialogs.js';
import {openCamera} from './camera.js';
import {startTour} from './tour.js';

async function open() {
  const [shop] = await Promise.all([fetch('shop.json').then((answer) => answer.json()), texts.load()]);
  money.use(shop.currency);
  Object.values(shop.offers).forEach((name) => typeof name === 'object' && texts.learn(name));
  shop.goods.forEach((good) => texts.learnGoods(good.gtin));
  const sidecar = new Sidecar(shop.lane);
  const sale = new Sale(sidecar, shop);
  const till = {shop, sidecar, sale, alive: true, status: {waiting: 0, headOffice: 'UP', messages: []}, dialog: byId('dialog')};
  till.later = new Later(sidecar, shop.lane, () => {
    if (till.later.all().length === 0) sale.heard(till.status.messages);
    showLine(till);
  });
  till.scan = (raw) => scan(till, raw);
  till.act = actions(till);
  sale.onReceipt = (key) => till.act.takeBack(key);
  sale.onVoucher = (code) => redeem.voucher(sale, code);
  sale.onPlain = (text) => redeem.early(sale, text);
  byId('name').textContent = texts.t('till.name', {lane: shop.lane});
  texts.switcher(byId('languages'));
  texts.onChange(() => showAll(till));
  sale.onChange(() => showSale(till));
  wedge.listen(byId('scan'), till.scan);
  keys.listen(till);
  const heartbeat = new Heartbeat((alive) => beats(till, alive));
  sidecar.listen((type, told) => heard(till, type, told), () => heartbeat.look());
  byId('camera-open').addEventListener('click', () => openCamera(till));
  byId('tour-start').addEventListener('click', () => startTour(till));
  byId('keys-open').addEventListener('click', () => till.act.help());
  byId('more-open').addEventListener('click', () => till.act.more());
  document.addEventListener('click', backToBox);
  await goOn(till);
  watchLine(till);
  showAll(till);
  byId('scan').focus();
  document.body.dataset.ready = 'yes';
}

// A sale that was under way when the page went, or the machine, goes on.
async function goOn(till) {
  const {open: sales = []} = await till.sidecar.checkouts();
  const last = sales.at(-1);
  if (!last) return;
  await restore(till.sale, last);
  await till.sale.reprice();
  if (last.state === 'LOCKED') till.act.pay();
}

async function scan(till, raw) {
  const from = performance.now();
  till.sale.onHeard = (good) => {
    till.sale.onHeard = () => {};
    beep(good);
    const took = performance.now() - from;
    performance.measure('scan', {start: from, end: from + took});
    document.body.dataset.scanMs = took.toFixed(1);
  };
  if (till.sale.state.phase === 'done' && till.dialog.open) dialogs.close(); // the next shopper's first scan
  await till.sale.scan(raw);
  document.body.dataset.scans = String(Number(document.body.dataset.scans ?? 0) + 1);
}

function heard(till, type, told) {
  if (type === 'status') {
    till.status = told;
    till.sale.heard(told.messages);
    showLine(till);
    document.dispatchEvent(new Event('status'));
  } else if (type === 'checkouts') {
    told.open.forEach((open) => follow(till.sale, open));
  }
}

// The sidecar went, or is there again: then what it says of itself holds.
async function beats(till, alive) {
  till.alive = alive;
  if (alive) await watchLine(till);
  showLine(till);
  if (alive) till.sale.heard(till.status.messages);
  showSaid(till);
  document.dispatchEvent(new Event('status'));
}

function showSale(till) {
  showSaid(till);
  showBasket(till);
  showMember(till);
  showActions(till);
  document.dispatchEvent(new Event('sale'));
}

function showAll(till) {
  byId('name').textContent = texts.t('till.name', {lane: till.shop.lane});
  showShelf(till);
  showLine(till);
  showSale(till);
}

// After a click the cursor is in the scan box again; whoever goes by Tab stays where they are.
function backToBox(event) {
  const byMouse = event.detail > 0;
  if (byMouse && !document.querySelector('dialog[open]') && !(event.target instanceof HTMLInputElement)) {
    byId('scan').focus({preventScroll: true});
  }
}

open();
