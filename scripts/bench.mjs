// npm run bench [-- PART-OF-A-NAME…]: prints the tables of scripts/bench/, each against what product.md asks for. Figures of a quiet machine.
const tables = [
  ['simulator', async () => (await import('./bench/simulator.mjs')).simulatorTable()],
  ['agreement with the API server', async () => (await import('./bench/agreement.mjs')).agreementTable()],
  ['language server', async () => (await import('./bench/languageServer.mjs')).languageServerTable()],
  ['page', async () => (await import('./bench/page.mjs')).pageTable()],
];

const parts = process.argv.slice(2);
for (const [name, print] of tables) {
  if (parts.length > 0 && !parts.some(part => name.includes(part))) continue;
  console.log(`\n── ${name}\n${await print()}`);
}
