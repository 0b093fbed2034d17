// Runs inside the extension host of the browser VS Code: sends what the tests print on the console to the shim's file, then runs the tests.
const { appendFileSync, writeFileSync } = require('fs');
const { Writable } = require('stream');

exports.run = async () => {
  const output = process.env.TEST_OUTPUT;
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      appendFileSync(output, chunk);
      done();
    },
  });
  globalThis.console = new console.Console({ stdout: stream, stderr: stream, colorMode: false });
  await require(process.env.TEST_ENTRY).run();
  writeFileSync(`${output}.passed`, '');
};
