/** Whoever waits for something that may come, stop again, or never come. */
export class Waiting {
  constructor() {
    this.there = false;
    this.refusal = null;
    this.waiting = [];
  }

  /** Settles when it is there; fails when it cannot come any more, or could not this time. */
  until() {
    if (this.there) return Promise.resolve();
    if (this.refusal) return Promise.reject(this.refusal);
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
    });
  }

  /** It is there. */
  go() {
    this.there = true;
    for (const { resolve } of this.take()) resolve();
  }

  /** It is no longer there, and will be again. */
  stop() {
    this.there = false;
  }

  /** It did not come. Who asks later waits for another attempt, unless there is none. */
  fail(why) {
    this.there = false;
    for (const { reject } of this.take()) reject(why);
  }

  /** It will not come any more. */
  refuse(why) {
    this.refusal = why;
    this.fail(why);
  }

  take() {
    const { waiting } = this;
    this.waiting = [];
    return waiting;
  }
}
