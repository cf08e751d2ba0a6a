import { connectionsOf, poolSizes } from './pool-sizes.js';

describe('poolSizes', () => {
  it.each([
    [1, { pool: 10, lists: 5 }, 16],
    [5, { pool: 10, lists: 5 }, 80],
    [6, { pool: 10, lists: 4 }, 90],
    [8, { pool: 7, lists: 3 }, 88],
    [18, { pool: 3, lists: 1 }, 90],
    [64, { pool: 3, lists: 1 }, 320],
  ])('of %i workers are %j, %i connections in all', (workers, sizes, connections) => {
    expect(poolSizes(workers)).toEqual(sizes);
    expect(connectionsOf(workers)).toBe(connections);
  });
});
