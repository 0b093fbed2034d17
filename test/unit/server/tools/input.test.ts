import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  choiceInput,
  eitherInput,
  faultOf,
  isGiven,
  listInput,
  mapInput,
  objectInput,
  optionalInput,
  textInput,
  wholeInput,
} from '../../../../server/tools/input';
import { tools } from '../../../../server/tools/index';
import { toolNames } from '../../../../server/protocol/tools';

const input = objectInput(
  {
    name: textInput(5, 'A name.'),
    sizes: optionalInput(listInput(wholeInput(0, 9), 2)),
    amounts: optionalInput(mapInput(eitherInput('a number or a text', wholeInput(0, 9), textInput(3)), 2)),
    detail: optionalInput(choiceInput(['short', 'full'])),
  },
  'A thing.',
);

describe('the input of a tool', () => {
  for (const [value, fault] of [
    [{ name: 'a' }, null],
    [{ name: 'a', sizes: [1, 2], amounts: { a: 1, b: '2' }, detail: 'full' }, null],
    [{ name: 'a', sizes: undefined }, null],
    [null, 'input must be an object'],
    [[], 'input must be an object'],
    ['a', 'input must be an object'],
    [{}, 'input.name must be a string'],
    [{ name: 'abcdef' }, 'input.name must have at most 5 characters'],
    [{ name: 'a', sizes: [1.5] }, 'input.sizes[0] must be a whole number from 0 to 9'],
    [{ name: 'a', sizes: [1, 2, 3] }, 'input.sizes must have at most 2 items'],
    [{ name: 'a', amounts: { a: [] } }, 'input.amounts["a"] must be a number or a text'],
    [{ name: 'a', detail: 'long' }, 'input.detail must be short or full'],
    [{ name: 'a', nmae: 'b' }, 'input has no "nmae": it has name, sizes, amounts, detail'],
    [JSON.parse('{"name": "a", "__proto__": {}}'), 'input has no "__proto__": it has name, sizes, amounts, detail'],
  ] as const) {
    test(`${JSON.stringify(value)}: ${fault ?? 'is taken'}`, () => {
      assert.equal(faultOf(input, value), fault);
      assert.equal(isGiven(input, value), fault === null);
    });
  }
  test('is told to agents as JSON Schema', () => {
    assert.deepEqual(input.json, {
      type: 'object',
      properties: {
        name: { type: 'string', maxLength: 5, description: 'A name.' },
        sizes: { type: 'array', items: { type: 'integer', minimum: 0, maximum: 9 }, maxItems: 2 },
        amounts: {
          type: 'object',
          additionalProperties: {
            anyOf: [
              { type: 'integer', minimum: 0, maximum: 9 },
              { type: 'string', maxLength: 3 },
            ],
          },
          maxProperties: 2,
        },
        detail: { type: 'string', enum: ['short', 'full'] },
      },
      required: ['name'],
      additionalProperties: false,
      description: 'A thing.',
    });
  });
  test('every tool of the contract is there, in its order, and describes all that it takes', () => {
    assert.deepEqual(
      tools.map(({ name }) => name),
      toolNames,
    );
    for (const { name, input: schema } of tools) {
      const fields = Object.entries(schema['properties'] as Readonly<Record<string, { readonly description?: string }>>);
      for (const [field, { description = '' }] of fields) assert.ok(description.length > 20, `${name}: ${field}`);
    }
  });
});
