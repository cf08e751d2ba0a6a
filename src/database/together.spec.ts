import { type Asked, Together } from './together.js';

interface Item extends Asked {
  readonly fails?: string;
}

const item = (id: string, more: Partial<Item> = {}): Item => ({ ids: [id], weight: 10, ...more });
const refusal = (code: string): Error => Object.assign(new Error(code), { code });

/** Work that is done when it is told to be, and what it was asked for each time. */
function newWork(): { together: Together<Item, string>; asked: string[][]; finish: () => Promise<void> } {
  const asked: string[][] = [];
  const ends: (() => void)[] = [];
  const together = new Together<Item, string>(async (tenantId, items) => {
    asked.push(items.map(({ ids }) => `${tenantId}/${ids.join('+')}`));
    await new Promise<void>((resolve) => ends.push(resolve));
    const failing = items.find(({ fails }) => fails);
    if (failing) throw refusal(failing.fails!);
    return items.map(({ ids }) => `${ids.join('+')} done`);
  });
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  return {
    together,
    asked,
    finish: async () => {
      await turn();
      ends.splice(0).forEach((end) => end());
      await turn();
    },
  };
}

describe('Together', () => {
  it('does at once what comes in one turn, and then what came meanwhile', async () => {
    const { together, asked, finish } = newWork();
    const first = ['a', 'b'].map((id) => together.ask('t', item(id)));
    await new Promise((resolve) => setImmediate(resolve));
    const later = ['c', 'd'].map((id) => together.ask('t', item(id)));
    expect(asked).toEqual([['t/a', 't/b']]);
    await finish();
    await finish();
    expect(asked).toEqual([
      ['t/a', 't/b'],
      ['t/c', 't/d'],
    ]);
    expect(await Promise.all([...first, ...later])).toEqual(['a done', 'b done', 'c done', 'd done']);
  });

  it('keeps tenants apart, and lets none wait for another', async () => {
    const { together, asked, finish } = newWork();
    const both = [together.ask('t', item('a')), together.ask('u', item('a'))];
    await finish();
    expect(asked).toEqual([['t/a'], ['u/a']]);
    expect(await Promise.all(both)).toEqual(['a done', 'a done']);
  });

  it('does nothing twice in one statement, and not too much', async () => {
    const { together, asked, finish } = newWork();
    const items = [item('a'), item('b'), item('a'), item('c', { weight: 400_000 }), item('d', { weight: 400_000 })];
    const all = Promise.all(items.map((each) => together.ask('t', each)));
    for (let round = 0; round < 3; round++) await finish();
    expect(asked).toEqual([['t/a', 't/b'], ['t/a', 't/c'], ['t/d']]);
    await all;
    const many = Promise.all(Array.from({ length: 120 }, (_, n) => together.ask('t', item(String(n)))));
    for (let round = 0; round < 3; round++) await finish();
    expect(asked.slice(3).map(({ length }) => length)).toEqual([50, 50, 20]);
    await many;
  });

  it('does nothing to the same one twice in one statement, whatever else is asked of it', async () => {
    const { together, asked, finish } = newWork();
    const items = [item('a', { ids: ['a', 'b'] }), item('c'), item('d', { ids: ['d', 'b'] }), item('e')];
    const all = Promise.all(items.map((each) => together.ask('t', each)));
    for (let round = 0; round < 2; round++) await finish();
    expect(asked).toEqual([
      ['t/a+b', 't/c'],
      ['t/d+b', 't/e'],
    ]);
    await all;
  });

  it('tries each alone when one is refused, and tells only that one', async () => {
    const { together, asked, finish } = newWork();
    const outcomes = Promise.allSettled(
      [item('a'), item('b', { fails: '22P05' }), item('c')].map((each) => together.ask('t', each)),
    );
    await finish();
    await finish();
    expect(asked).toEqual([['t/a', 't/b', 't/c'], ['t/a'], ['t/b'], ['t/c']]);
    const told = (await outcomes).map((each) => (each.status === 'fulfilled' ? each.value : String(each.reason)));
    expect(told).toEqual(['a done', 'Error: 22P05', 'c done']);
  });

  it('tries nothing again when it is not known whether it was kept', async () => {
    const { together, asked, finish } = newWork();
    const outcomes = Promise.allSettled(
      [item('a'), item('b', { fails: '57P01' })].map((each) => together.ask('t', each)),
    );
    await finish();
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(asked).toEqual([['t/a', 't/b']]);
    const next = together.ask('t', item('c'));
    await finish();
    expect(await next).toBe('c done');
  });
});
