// The till's side of the sidecar's protocol: events in order, tells as they come.

const RETRIES = 2;
const AGAIN_MS = 2000;
// What only the library can mend: the till sells on without it.
const FAILING = new Set(['INTERNAL', 'STORE_FAILED', 'DISK_FULL', 'OUTCOME_UNKNOWN', 'CLOSED', 'NO_PROGRAM', 'IN_USE', 'WRONG_KEY', 'NEWER_SCHEMA']);

export class Sidecar {
  constructor(lane) {
    this.path = `/v1/lanes/${encodeURIComponent(lane)}`;
    this.last = Promise.resolve();
  }

  // Sends an event when those before it were answered; a request that got no answer is sent again under the same name.
  send(event, name = crypto.randomUUID()) {
    const answer = this.last.then(() => this.post(event, name));
    this.last = answer;
    return answer;
  }

  async post(event, name) {
    for (let tries = 0; tries < RETRIES; tries++) {
      try {
        const response = await fetch(`${this.path}/events`, {
          method: 'POST',
          headers: {'Idempotency-Key': name},
          body: JSON.stringify(event),
        });
        if (response.status !== 503) return await response.json();
      } catch {
        // Nobody answered: the same once more, and then the till goes on without.
      }
    }
    return {type: 'unreachable'};
  }

  async checkouts() {
    try {
      const response = await fetch(`${this.path}/checkouts`);
      return response.ok ? await response.json() : {type: 'unreachable'};
    } catch {
      return {type: 'unreachable'};
    }
  }

  // Listens until the page goes; the browser comes back by itself, and goes on where it stopped. Only where it was refused it
  // gives up, and is sent again.
  listen(heard, ended = () => {}) {
    const stream = new EventSource(`${this.path}/tells`);
    for (const type of ['status', 'checkouts', 'messages']) {
      stream.addEventListener(type, (event) => heard(type, JSON.parse(event.data)));
    }
    stream.addEventListener('error', () => {
      ended();
      if (stream.readyState === EventSource.CLOSED) setTimeout(() => this.listen(heard, ended), AGAIN_MS);
    });
  }
}

// Whether the library did not do, or not yet, what it was asked.
export const failed = (answer) =>
  answer.type === 'late' || answer.type === 'unreachable' || (answer.type === 'error' && FAILING.has(answer.code));

export const refused = (answer) => answer.type === 'error' && !FAILING.has(answer.code);
