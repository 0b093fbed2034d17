/** Names that turn the direction of a text around, hide in it, or are thousands of characters long: on each surface they are seen, and short. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CodeActionRequest, CodeLensRequest, HoverRequest, InlayHintRequest } from 'vscode-languageserver';
import { methods } from '../../server/protocol';
import { LanguageServer } from './languageServer';

const uri = 'file:///manifest.json';
const unseen = /[\p{Cc}\p{Cf}](?<![\n\t\u200c\u200d])/u;
/** Characters of a text that is shown. */
const most = 2500;

/** What is used as it is: the ids and texts that are handed back, places, edits, and lines to be copied, which are the shell's. */
const exact = new Set(['id', 'arguments', 'edit', 'diagnostics', 'workload', 'manifest', 'containers', 'name', 'namespace']);

/** The texts of an answer. */
function textsOf(answer: unknown): readonly string[] {
  if (typeof answer === 'string') return [answer];
  if (typeof answer !== 'object' || answer === null) return [];
  return Object.entries(answer).flatMap(([key, value]) => (exact.has(key) ? [] : textsOf(value)));
}

function manifestWith(name: string, image: string): string {
  const template = {
    metadata: { labels: { app: 'a' } },
    spec: {
      schedulingGates: [{ name }],
      volumes: [{ name: 'v', configMap: { name } }],
      containers: [{ name: `\${c}${name}`, image: `\${i}${image}${name}`, env: [{ name: 'A', value: name }] }],
    },
  };
  const metadata = { name: `\${n}${name}`, namespace: `\${s}${name}`, annotations: { 'kubernetes.io/change-cause': name } };
  const spec = { replicas: 3, strategy: { rollingUpdate: { maxSurge: '30%' } }, selector: { matchLabels: { app: 'a' } }, template };
  return JSON.stringify({ apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec }, null, 1);
}

for (const [what, name] of [
  ['what turns the direction around', 'a\u202eb\u2066c'],
  ['what has no width', 'a\u200bb\ufeff'],
  ['what is long', 'long'.repeat(5000)],
] as const) {
  test(what, () =>
    LanguageServer.run({}, async server => {
      await server.open(manifestWith(name, 'a'), uri);
      await server.open(manifestWith(name, 'a').replaceAll(/\$\{\w\}/g, ''), 'file:///invalid.json');
      const textDocument = { uri };
      const range = { start: { line: 0, character: 0 }, end: { line: 200, character: 0 } };
      const workloads = await server.request(methods.workloads, { uri });
      const [{ id: workload }] = (workloads as { workloads: [{ id: string }] }).workloads;
      const whatIf = { maxSurge: 1 };
      const scenario = {
        whatIf,
        assumptions: { gateSeconds: 1 },
        actions: [{ action: { kind: 'setImage', images: { '*': `b${name}`.slice(0, 9000) } }, at: 'rest' }],
      };
      const answers = {
        lenses: await server.request(CodeLensRequest.method, { textDocument }),
        diagnostics: await server.pull('file:///invalid.json'),
        actions: await server.request(CodeActionRequest.method, { textDocument, range, context: { diagnostics: [] } }),
        inlays: await server.request(InlayHintRequest.method, { textDocument, range }),
        hover: await server.request(HoverRequest.method, { textDocument, position: { line: 12, character: 5 } }),
        timeline: await server.request(methods.timeline, { uri, workload, scenario }),
        refused: await server.request(methods.timeline, {
          uri,
          workload,
          scenario: { ...scenario, whatIf: { maxSurge: name.slice(0, 900) } },
        }),
        edit: await server.request(methods.editEffect, { uri, base: manifestWith(name, 'b'), others: [] }),
        templates: await server.request(methods.templates, {
          uri,
          workload,
          sources: [{ key: 'a', source: { kind: 'text', text: manifestWith(name, 'b') } }],
        }),
      };
      for (const [surface, answer] of Object.entries(answers)) {
        const texts = textsOf(answer);
        assert.ok(texts.length > 0 || ['hover', 'actions', 'inlays'].includes(surface), `nothing is shown: ${surface}`);
        for (const text of texts) {
          assert.doesNotMatch(text, unseen, surface);
          assert.ok(text.length < most || text.startsWith('kubectl '), `${surface}: ${text.length} characters`);
        }
      }
    }),
  );
}
