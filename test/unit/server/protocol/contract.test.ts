/** That method, params and result of the contract belong together: a wrong pair doesn't compile, on either side. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Server } from '../../../../client/requests';
import type { RequestHandler } from '../../../../server/handlers/handler';
import { handlers } from '../../../../server/handlers/index';
import { type ClientNotifications, type CompareResult, methods, notifications, type Request } from '../../../../server/protocol';
import { problemCodes, type ProblemCode } from '../../../../server/protocol/problemCodes';
import { paramsOf } from '../../../../server/protocol/requestSchemas';
import type { EventReason } from '../../../../server/protocol/timeline';
import { answerRendering } from '../../../../server/rendering/answers';
import { ruleCodes, type RuleCode } from '../../../../server/rules/ruleCodes';

const uri = 'file:///a.yaml';

/** Never called: only compiled. */
export function clientSide(
  server: Server,
  notify: <N extends keyof ClientNotifications>(method: N, said: ClientNotifications[N]) => void,
): readonly unknown[] {
  void server.request('workloads', { uri });
  // @ts-expect-error: there is no such method
  void server.request('pods', { uri });
  // @ts-expect-error: these are the params of another method
  void server.request('timeline', { uri });
  // @ts-expect-error: this is the result of another method
  const otherResult: Promise<CompareResult> = server.request('workloads', { uri });
  notify('workspaceFiles', { files: [] });
  // @ts-expect-error: files are not texts
  notify('workspaceFiles', { files: [uri] });
  return [otherResult];
}

/** Never called: only compiled. */
export function serverSide(report: RequestHandler<'report'>): readonly unknown[] {
  // @ts-expect-error: the method of another request
  const otherMethod: RequestHandler<'report'> = { ...report, method: methods.compare };
  // @ts-expect-error: the params of another request
  const otherParams: RequestHandler<'report'> = { ...report, params: paramsOf.workloads };
  // @ts-expect-error: the result of another request
  const otherResult: RequestHandler<'report'> = { ...report, answer: () => ({ rows: [] }) };
  // @ts-expect-error: what is asked with another question
  const otherAsked = answerRendering({ uri, question: 'declared', asked: { files: [] } });
  // @ts-expect-error: what is answered to another question
  const otherAnswer = answerRendering({ uri, question: 'declared', asked: { text: '' } }).files as unknown;
  return [otherMethod, otherParams, otherResult, otherAsked, otherAnswer];
}

// @ts-expect-error: codes are closed sets
const codes: readonly [ProblemCode, RuleCode, EventReason] = ['pod/unknown', 'pod/unknown', 'Unknown'];

test('each request has its name on the wire, a schema, and a handler', () => {
  const requests = Object.keys(methods) as Request[];
  assert.deepEqual(
    requests.map(request => methods[request]),
    requests.map(request => `rolloutPreview/${request}`),
  );
  assert.deepEqual(Object.keys(paramsOf).sort(), [...requests].sort());
  const handled = handlers.flatMap(({ method }) => (method.startsWith('rolloutPreview/') ? [method] : []));
  assert.deepEqual([...handled, methods.rendering, methods.tool].sort(), Object.values(methods).sort());
  assert.deepEqual(
    Object.entries(notifications).filter(([name, wire]) => wire !== `rolloutPreview/${name}`),
    [],
  );
});

test('no code is one of the API server and of a rule at once, or in neither set', () => {
  const all: readonly string[] = [...problemCodes, ...ruleCodes];
  assert.equal(new Set(all).size, all.length);
  assert.ok(!codes.some(code => all.includes(code)));
});
