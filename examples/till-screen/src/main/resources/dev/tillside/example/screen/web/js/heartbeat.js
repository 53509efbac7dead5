// Whether the sidecar is there: its stream of tells ends when it dies, and a question every few seconds goes without an answer
// when it hangs.

const EVERY_MS = 3000;
const LONGEST_MS = 2500;
const HANGS = 2; // questions without an answer; one may meet a machine that is busy

export class Heartbeat {
  constructor(told) {
    this.told = told;
    this.alive = true;
    this.missed = 0;
    this.looking = false;
    setInterval(() => this.look(), EVERY_MS);
  }

  async look() {
    if (this.looking) return;
    this.looking = true;
    try {
      await fetch('/health/live', {signal: AbortSignal.timeout(LONGEST_MS)});
      this.missed = 0;
    } catch (fault) {
      this.missed += fault.name === 'TimeoutError' ? 1 : HANGS; // where nobody listens there is nothing to wait for
    }
    this.looking = false;
    const alive = this.missed < HANGS;
    if (alive === this.alive) return;
    this.alive = alive;
    this.told(alive);
  }
}
