// Both tills side by side: each is the page of its own sidecar, as on two machines.

import {byId, h, show} from './dom.js';
import * as texts from './texts.js';

const [shop] = await Promise.all([fetch('shop.json').then((answer) => answer.json()), texts.load()]);
show(byId('tills'), shop.tills.map((till) => h('iframe', {
  src: till.page, title: texts.t('two.label', {lane: till.lane}), allow: 'camera',
})));
document.body.dataset.ready = 'yes';
