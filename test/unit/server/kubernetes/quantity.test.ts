import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { normalQuantity, parseQuantity, quantityErrors, roundedToMilli } from '../../../../server/kubernetes/quantity';

/** How the API server prints a quantity, or why it refuses the text. */
function checkQuantity(text: string, expected: string): void {
  const quantity = parseQuantity(text);
  assert.equal(typeof quantity === 'string' ? quantity : quantity.text, expected);
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
test('an exponent without use', () => checkQuantity('1e0', '1e0'));
test('less than a nano is rounded up', () => checkQuantity('0.1n', '1n'));
test('zero', () => checkQuantity('-0.0Gi', '0'));
test('negative', () => checkQuantity('-1500m', '-1500m'));
test('E is a suffix, e an exponent', () => checkQuantity('1E', '1E'));
test('nothing', () => checkQuantity('', quantityErrors.format));
test('a blank', () => checkQuantity('1 Gi', quantityErrors.format));
test('an unknown suffix', () => checkQuantity('1mi', quantityErrors.suffix));
test('no digits', () => checkQuantity('Mi', '0'));
test('no digits, and a unit that is too large to be read at once', () => checkQuantity('Pi', quantityErrors.numeric));
test('a binary fraction that isn’t whole is printed as decimal', () => checkQuantity('5.1Ki', '5222400m'));
test('a binary number without suffix', () => checkQuantity('5.859375Ki', '6000'));
test('no more than 63 bits in binary', () => checkQuantity('-10Ei', '-9223372036854775807'));
test('what is nearly canonical is kept', () => checkQuantity('+007.', '+007.'));
test('greater than every suffix', () => checkQuantity('1000E', '1'));

const suffix = fc.constantFrom('', 'n', 'u', 'm', 'k', 'M', 'G', 'T', 'P', 'E', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei', 'e3', 'E-2', 'e+10');
const text = fc.tuple(fc.constantFrom('', '+', '-'), fc.nat(), fc.option(fc.nat(9999)), suffix);
const quantity = text.map(([sign, whole, fraction, end]) => `${sign}${whole}${fraction === null ? '' : `.${fraction}`}${end}`);

test('rounded up to thousandths', () => {
  assert.equal(roundedToMilli('1500u'), '2m');
  assert.equal(roundedToMilli('-1e-9'), '-1e-3');
  assert.equal(roundedToMilli('1.500'), '1.500');
});

/** As the API server prints it, and what it prints for that again: what it has written itself it keeps. */
test('what the server prints is the same quantity', () => {
  const property = fc.property(quantity, written => {
    const parsed = parseQuantity(written);
    const again = typeof parsed === 'string' ? parsed : parseQuantity(parsed.text);
    assert.ok(typeof parsed !== 'string' && typeof again !== 'string');
    assert.equal(normalQuantity(again), normalQuantity(parsed));
    assert.equal(typeof parseQuantity(again.text), 'object');
  });
  fc.assert(property, { numRuns: 200 });
});
