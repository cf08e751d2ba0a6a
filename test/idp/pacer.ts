import { setTimeout as pause } from 'node:timers/promises';

/** Lets requests go one after another, so many a second; all at once where no pace is given. */
export class Pacer {
  private next = 0;

  constructor(private readonly perSecond: number | undefined) {}

  async turn(): Promise<void> {
    if (this.perSecond === undefined) {
      return;
    }
    const now = performance.now();
    const at = Math.max(now, this.next);
    this.next = at + 1000 / this.perSecond;
    if (at > now) {
      await pause(at - now);
    }
  }
}
