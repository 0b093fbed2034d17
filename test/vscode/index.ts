/** Runs the tests of this folder with mocha inside the extension host; scripts/vscodeTests.mjs bundles them with this. */
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

/**
 * Loads the test files, runs their tests one after the other, prints each, and leaves the counts in the file $TEST_COUNTS.
 * Rejects where one fails or there is none.
 */
export function runFiles(load: () => void): Promise<void> {
  process.setSourceMapsEnabled(true);
  const mocha = new Mocha({ ui: 'tdd', timeout: 20_000, failZero: true, forbidOnly: true });
  mocha.suite.emit('pre-require', globalThis, 'test/vscode', mocha);
  load();
  return new Promise((resolve, reject) => {
    const runner = mocha.run(failures => {
      const counts = { passed: runner.stats?.passes ?? 0, failed: failures };
      if (process.env['TEST_COUNTS'] !== undefined) writeFileSync(process.env['TEST_COUNTS'], JSON.stringify(counts));
      if (failures === 0) resolve();
      else reject(new Error(`${String(failures)} failed`));
    });
  });
}
