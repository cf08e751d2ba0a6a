import type { PhaseResult } from './metrics.js';

export interface Progress {
  begin(phase: string, total: number): void;
  tick(): void;
  end(result: PhaseResult): void;
}

const WIDTH = 28;
const REDRAW_MS = 80;

const summary = (result: PhaseResult): string =>
  `${result.phase.padEnd(20)} ${result.requests.toLocaleString('en').padStart(9)} requests  ${result.seconds.toFixed(1).padStart(6)} s`;

/** One line for each finished phase. */
export class LineProgress implements Progress {
  constructor(private readonly log: (line: string) => void) {}

  begin(): void {}

  tick(): void {}

  end(result: PhaseResult): void {
    this.log(summary(result));
  }
}

/** A bar that fills while the phase runs, and one line once it has ended. */
export class BarProgress implements Progress {
  private phase = '';
  private total = 0;
  private done = 0;
  private drawn = 0;

  constructor(private readonly terminal: NodeJS.WriteStream) {}

  begin(phase: string, total: number): void {
    Object.assign(this, { phase, total, done: 0, drawn: 0 });
    this.draw();
  }

  tick(): void {
    this.done = Math.min(this.done + 1, this.total);
    if (performance.now() - this.drawn > REDRAW_MS) {
      this.draw();
    }
  }

  end(result: PhaseResult): void {
    this.terminal.write(`\r\x1b[K${summary(result)}\n`);
  }

  private draw(): void {
    this.drawn = performance.now();
    const filled = this.total > 0 ? Math.round((this.done / this.total) * WIDTH) : 0;
    const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
    const count = `${this.done.toLocaleString('en')} / ${this.total.toLocaleString('en')}`;
    this.terminal.write(`\r\x1b[K${this.phase.padEnd(20)} ${bar} ${count}`);
  }
}

/** A line of JSON when something has changed, for a program that reads along. */
export class JsonProgress implements Progress {
  private readonly state = { phase: '', done: 0, total: 0, requests: 0, failures: 0 };
  private written = 0;

  constructor(private readonly output: NodeJS.WritableStream) {}

  begin(phase: string, total: number): void {
    Object.assign(this.state, { phase, total, done: 0 });
    this.write();
  }

  tick(): void {
    this.state.done = Math.min(this.state.done + 1, this.state.total);
    if (performance.now() - this.written > REDRAW_MS) {
      this.write();
    }
  }

  end({ requests, failures }: PhaseResult): void {
    this.state.requests += requests;
    this.state.failures += failures;
    this.state.done = this.state.total;
    this.write();
  }

  private write(): void {
    this.written = performance.now();
    this.output.write(`${JSON.stringify(this.state)}\n`);
  }
}
