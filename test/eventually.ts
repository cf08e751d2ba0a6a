import { setTimeout as pause } from 'node:timers/promises';

/** Asks again and again until `holds` is true of the answer; what is done in the background needs a moment. */
export async function eventually<Answer>(
  ask: () => Answer | Promise<Answer>,
  holds: (answer: Answer) => boolean,
  withinMs = 5_000,
): Promise<Answer> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (holds(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`Not within ${withinMs} ms: ${JSON.stringify(answer)}`);
    await pause(50);
  }
}
