export interface PhaseResult {
  readonly phase: string;
  readonly requests: number;
  readonly failures: number;
  readonly seconds: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

class Phase {
  readonly started = performance.now();
  ended = this.started;
  readonly latencies: number[] = [];
  failures = 0;

  constructor(readonly name: string) {}

  result(): PhaseResult {
    const sorted = Float64Array.from(this.latencies).sort();
    const percentile = (part: number): number => sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0;
    const seconds = (this.ended - this.started) / 1000;
    return {
      phase: this.name,
      requests: sorted.length,
      failures: this.failures,
      seconds,
      perSecond: seconds > 0 ? sorted.length / seconds : 0,
      p50: percentile(0.5),
      p95: percentile(0.95),
      p99: percentile(0.99),
    };
  }
}

/** Measures every request under the phase that is running. */
export class Metrics {
  private readonly phases: Phase[] = [];
  writes = 0;

  begin(name: string): void {
    this.phases.push(new Phase(name));
  }

  record(method: string, milliseconds: number): void {
    this.phases.at(-1)?.latencies.push(milliseconds);
    if (method !== 'GET') {
      this.writes++;
    }
  }

  fail(): void {
    const phase = this.phases.at(-1);
    if (phase) {
      phase.failures++;
    }
  }

  end(): PhaseResult {
    const phase = this.phases.at(-1)!;
    phase.ended = performance.now();
    return phase.result();
  }

  results(): PhaseResult[] {
    return this.phases.map((phase) => phase.result());
  }

  get requests(): number {
    return this.phases.reduce((sum, phase) => sum + phase.latencies.length, 0);
  }
}
