import { parseSchema } from '../protocol/index.js';
import { type Shapes, addShapes, misreadPaths, shapesOf } from './value-shapes.js';

describe('value shapes', () => {
  it('name every path and the kind of its values', () => {
    const { attributes } = parseSchema({
      id: 'urn:example:x',
      name: 'x',
      description: '',
      attributes: [
        { name: 'level', type: 'integer' },
        { name: 'tags', multiValued: true },
        { name: 'badge', type: 'complex', subAttributes: [{ name: 'number', type: 'integer' }] },
      ],
    });
    expect(shapesOf(attributes)).toEqual({
      level: 'integer',
      tags: 'string[]',
      badge: 'complex',
      'badge.number': 'integer',
    });
  });

  const known: Shapes = { level: 'integer', badge: 'complex', 'badge.number': 'integer' };

  it.each<[string, Shapes, string[]]>([
    ['the same again', known, []],
    ['less', {}, []],
    ['more', { ...known, other: 'string' }, []],
    ['another type', { level: 'string' }, ['level']],
    ['several values', { level: 'integer[]' }, ['level']],
    ['another spelling', { Level: 'integer' }, ['level']],
    ['another type of a part', { badge: 'complex', 'badge.number': 'string' }, ['badge.number']],
    ['another spelling of the whole', { Badge: 'complex', 'Badge.number': 'integer' }, ['badge', 'badge.number']],
  ])('would be misread by %s', (_, defined, misread) => {
    expect(misreadPaths(known, defined)).toEqual(misread);
  });

  it('are remembered when they are not defined any more, and replaced when they are defined anew', () => {
    expect(addShapes(known, { Level: 'string' })).toEqual({
      badge: 'complex',
      'badge.number': 'integer',
      Level: 'string',
    });
    expect(addShapes(known, {})).toEqual(known);
  });
});
