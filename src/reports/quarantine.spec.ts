import { assessQuarantine } from './quarantine.js';

const cycle = (requests: number, failed: number): Parameters<typeof assessQuarantine>[0] => ({
  startedAt: new Date(),
  endedAt: new Date(),
  requests,
  failed,
});

describe("Entra ID's rules of quarantine", () => {
  it.each([
    ['no cycle at all', null, 'clear'],
    ['no failure', cycle(100, 0), 'clear'],
    ['a few failures, whatever their share', cycle(100, 100), 'clear'],
    ['5,000 failures of many more requests', cycle(100_000, 5_000), 'clear'],
    ['5,000 failures, more than 40 %', cycle(12_000, 5_000), 'likely'],
    ['half of that', cycle(8_000, 2_500), 'near'],
    ['more than 40,000 failures', cycle(1_000_000, 40_001), 'likely'],
    ['more than 20,000 failures', cycle(1_000_000, 20_001), 'near'],
  ] as const)('say of %s: %s', (_, last, verdict) => {
    expect(assessQuarantine(last, false, false).verdict).toBe(verdict);
  });

  it('need no number when the credentials are refused, or when it comes once a day', () => {
    expect(assessQuarantine(cycle(10, 0), true, false).verdict).toBe('likely');
    expect(assessQuarantine(cycle(10, 0), false, true).verdict).toBe('likely');
  });
});
