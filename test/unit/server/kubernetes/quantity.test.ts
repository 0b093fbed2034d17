import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonicalQuantity, normalQuantity, parseQuantity, printQuantity, quantityErrors } from '../../../../server/kubernetes/quantity';

/** How the API server prints a quantity, or why it refuses the text. */
function checkQuantity(text: string, expected: string): void {
  const quantity = parseQuantity(text);
  assert.equal(typeof quantity === 'string' ? quantity : canonicalQuantity(quantity), expected);
}

test('decimal', () => checkQuantity('1', '1'));
test('a suffix that isn’t needed goes', () => checkQuantity('1000m', '1'));
test('a fraction becomes a suffix', () => checkQuantity('0.5', '500m'));
test('thousands', () => checkQuantity('12000', '12k'));
test('binary', () => checkQuantity('1536Mi', '1536Mi'));
test('the greatest binary suffix', () => checkQuantity('1024Mi', '1Gi'));
test('a binary fraction', () => checkQuantity('1.5Gi', '1536Mi'));
test('little in binary is printed as decimal', () => checkQuantity('0.5Ki', '512'));
test('an exponent', () => checkQuantity('5e4', '50e3'));
test('an exponent without use', () => checkQuantity('1e0', '1'));
test('less than a nano is rounded up', () => checkQuantity('0.1n', '1n'));
test('zero', () => checkQuantity('-0.0Gi', '0'));
test('negative', () => checkQuantity('-1500m', '-1500m'));
test('E is a suffix, e an exponent', () => checkQuantity('1E', '1E'));
test('nothing', () => checkQuantity('', quantityErrors.format));
test('a blank', () => checkQuantity('1 Gi', quantityErrors.format));
test('an unknown suffix', () => checkQuantity('1mi', quantityErrors.suffix));
test('no digits', () => checkQuantity('Mi', quantityErrors.numeric));

const suffix = fc.constantFrom('', 'n', 'u', 'm', 'k', 'M', 'G', 'T', 'P', 'E', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei', 'e3', 'E-2', 'e+10');
const text = fc.tuple(fc.constantFrom('', '+', '-'), fc.nat(), fc.option(fc.nat(9999)), suffix);
const quantity = text.map(([sign, whole, fraction, end]) => `${sign}${whole}${fraction === null ? '' : `.${fraction}`}${end}`);

test('what is read is printed as it was', () => {
  const property = fc.property(quantity, written => {
    const parsed = parseQuantity(written);
    assert.ok(typeof parsed !== 'string');
    assert.equal(printQuantity(parsed), written);
  });
  fc.assert(property, { numRuns: 50 });
});

test('the canonical form is the same quantity, and stays', () => {
  const property = fc.property(quantity, written => {
    const parsed = parseQuantity(written);
    const again = typeof parsed === 'string' ? parsed : parseQuantity(canonicalQuantity(parsed));
    assert.ok(typeof parsed !== 'string' && typeof again !== 'string');
    assert.equal(canonicalQuantity(again), canonicalQuantity(parsed));
    // Binary ones are rounded up to whole bytes.
    if (!written.endsWith('i')) assert.equal(normalQuantity(again), normalQuantity(parsed));
  });
  fc.assert(property, { numRuns: 50 });
});
