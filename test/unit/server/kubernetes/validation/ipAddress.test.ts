import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newestVersion } from '../../../../../server/kubernetes/kubernetesVersion';
import { wordsIn } from '../../../../../server/kubernetes/validation/detail';
import { canonicalIpv6, ipErrors } from '../../../../../server/kubernetes/validation/ipAddress';

const none = 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)';

/** Why the API server refuses an address, or for IPv6 how it would write it. */
function checkAddress(text: string, expected: string): void {
  assert.equal(ipErrors(text, newestVersion).map(wordsIn).join('; ') || (canonicalIpv6(text) ?? text), expected);
}

test('IPv4', () => checkAddress('10.0.0.1', '10.0.0.1'));
test('leading zeros', () => checkAddress('10.0.0.01', 'must not have leading 0s'));
test('a byte that is too large', () => checkAddress('10.0.0.256', none));
test('three bytes', () => checkAddress('10.0.1', none));
test('nothing', () => checkAddress('', none));
test('a blank', () => checkAddress(' 10.0.0.1', none));
test('IPv6 in capitals', () => checkAddress('2001:DB8::1', '2001:db8::1'));
test('zeros that could be left out', () => checkAddress('fd00:0:0:0:1:0:0:1', 'fd00::1:0:0:1'));
test('one zero is written', () => checkAddress('1:2:3:0:5:6:7:8', '1:2:3:0:5:6:7:8'));
test('zeros at the end', () => checkAddress('1::0:0', '1::'));
test('nothing but zeros', () => checkAddress('::', '::'));
test('eight groups and a gap', () => checkAddress('1:2:3:4:5:6:7::8', none));
test('two gaps', () => checkAddress('1::2::3', none));
test('a group of five digits', () => checkAddress('::00001', 'must not have leading 0s'));
test('a number of a group that is too large', () => checkAddress('::10000', none));
test('IPv4 within IPv6', () => checkAddress('::ffff:1.2.3.4', 'must not be an IPv4-mapped IPv6 address'));
test('the same in hexadecimal digits', () => checkAddress('::ffff:102:304', 'must not be an IPv4-mapped IPv6 address'));
test('IPv4 at the end of another IPv6 address', () => checkAddress('64:ff9b::1.2.3.4', '64:ff9b::102:304'));
test('a zone', () => checkAddress('fe80::1%eth0', none));
