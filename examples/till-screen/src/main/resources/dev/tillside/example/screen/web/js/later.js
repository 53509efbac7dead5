// Sales that were paid while the library failed: kept on this machine, and asked for again under the same names until they
// are committed. Asking twice does no harm: the library knows each by its number.

import {failed} from './sidecar.js';

const EVERY_MS = 3000;

export class Later {
  constructor(sidecar, lane, told) {
    this.sidecar = sidecar;
    this.place = `later-${lane}`;
    this.told = told;
    this.busy = false;
    setInterval(() => this.tryAgain(), EVERY_MS);
  }

  all() {
    return JSON.parse(localStorage.getItem(this.place) ?? '[]');
  }

  // What was paid is a fact, whatever the library makes of the basket once it answers.
  keep(asked) {
    const script = asked.map(({event, name}) => (event.type === 'commit'
      ? {event: {...event, late: true}, name: crypto.randomUUID()}
      : {event, name}));
    localStorage.setItem(this.place, JSON.stringify([...this.all(), script]));
    this.told();
  }

  async tryAgain() {
    if (this.busy || this.all().length === 0) return;
    this.busy = true;
    try {
      while (this.all().length > 0 && (await this.done(this.all()[0]))) {
        localStorage.setItem(this.place, JSON.stringify(this.all().slice(1)));
      }
    } finally {
      this.busy = false;
      this.told();
    }
  }

  // What was done already is refused or answered again; what counts is the last answer.
  async done(script) {
    let answer = {type: 'unreachable'};
    for (const {event, name} of script) {
      answer = await this.sidecar.send(event, name);
      if (failed(answer)) return false;
    }
    return answer.type === 'committed' || answer.code === 'COMMITTED';
  }
}
