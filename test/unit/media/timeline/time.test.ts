import assert from 'node:assert/strict';
import { test } from 'node:test';
import { age, clock, count, duration, signed } from '../../../../media/timeline/time';

function checkWords(write: (value: number) => string, expected: string): void {
  const lines = expected.trim().split('\n');
  const values = lines.map(line => Number(line.split('=')[0]));
  assert.deepEqual(
    values.map(value => `${value} = ${write(value)}`),
    lines.map(line => line.trim()),
  );
}

test('a duration is said in the two largest units', () =>
  checkWords(
    duration,
    `0 = 0 s
     2.5 = 2.5 s
     5.04 = 5 s
     60 = 1 min
     100 = 1 min 40 s
     119.6 = 2 min
     3600 = 1 h
     7500 = 2 h 5 min`,
  ));

test('on a timeline under a minute the clock shows seconds', () =>
  checkWords(
    seconds => clock(seconds, 28),
    `0 = 0 s
     5 = 5 s
     12.25 = 12.3 s`,
  ));

test('on a timeline of minutes it shows minutes', () =>
  checkWords(
    seconds => clock(seconds, 600),
    `0 = 0:00
     5 = 0:05
     65 = 1:05
     65.5 = 1:05.5
     600 = 10:00`,
  ));

test('on a timeline of hours it shows hours', () =>
  checkWords(
    seconds => clock(seconds, 4000),
    `5 = 0:00:05
     3725 = 1:02:05`,
  ));

test('an age is what kubectl prints', () =>
  checkWords(
    age,
    `0 = 0s
     119 = 119s
     120 = 2m
     125 = 2m5s
     600 = 10m
     659 = 10m
     10799 = 179m
     10800 = 3h`,
  ));

test('counts have their thousands apart, differences their sign', () => {
  checkWords(count, '950 = 950\n1100 = 1,100\n100000 = 100,000');
  checkWords(signed, '150 = +150\n-1500 = −1,500');
  assert.equal(signed(0), '');
});
