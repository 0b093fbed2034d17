import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { jsonSyntaxError } from '../../../../../server/kubernetes/validation/goJson';

function checkJson(text: string, expected: string | undefined): void {
  assert.equal(jsonSyntaxError(text), expected);
}

test('JSON', () => checkJson(' [{"a": [1, -0.5e+3, true, null, "\\u00e9\\n"]}] ', undefined));
test('a word', () => checkJson('gpu', `invalid character 'g' looking for beginning of value`));
test('half a literal', () => checkJson('nope', `invalid character 'o' in literal null (expecting 'u')`));
test('nothing', () => checkJson('', 'unexpected end of JSON input'));
test('an end that is missing', () => checkJson('[{"key": "a"}', 'unexpected end of JSON input'));
test('a key without quotes', () => checkJson('[{key: "a"}]', `invalid character 'k' looking for beginning of object key string`));
test('no colon', () => checkJson('{"a" "b"}', `invalid character '"' after object key`));
test('no comma between pairs', () => checkJson('{"a": 1 "b": 2}', `invalid character '"' after object key:value pair`));
test('no comma between items', () => checkJson('[1 2]', `invalid character '2' after array element`));
test('a comma too many', () => checkJson('[1,]', `invalid character ']' looking for beginning of value`));
test('something behind it', () => checkJson('[] []', `invalid character '[' after top-level value`));
test('single quotes', () => checkJson("['a']", `invalid character '\\'' looking for beginning of value`));
test('a number that ends', () => checkJson('[1.]', `invalid character ']' after decimal point in numeric literal`));
test('an exponent without digits', () => checkJson('[1e]', `invalid character ']' in exponent of numeric literal`));
test('a sign alone', () => checkJson('[-a]', `invalid character 'a' in numeric literal`));
test('a line break in a string', () => checkJson('"a\nb"', `invalid character '\\n' in string literal`));
test('an unknown escape', () => checkJson('"\\x"', `invalid character 'x' in string escape code`));
test('too few digits of a character', () => checkJson('"\\u12g4"', `invalid character 'g' in \\u hexadecimal character escape`));

test('a literal that ends too early', () => checkJson('tru', `invalid character ' ' in literal true (expecting 'e')`));
test('a string that ends too early', () => checkJson('"tru', 'unexpected end of JSON input'));

test('what JavaScript reads as JSON is JSON', () => {
  const property = fc.property(fc.json(), text => assert.equal(jsonSyntaxError(text), undefined));
  fc.assert(property, { seed: 1, numRuns: 100 });
});

test('nothing is said of what is nested too deep, and nothing fails', () => {
  assert.equal(jsonSyntaxError('['.repeat(200_000)), undefined);
  assert.equal(jsonSyntaxError('{"a":'.repeat(100_000)), undefined);
  assert.equal(jsonSyntaxError(`${'['.repeat(900)}x`), "invalid character 'x' looking for beginning of value");
});
