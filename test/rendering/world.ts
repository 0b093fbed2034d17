/** What tests render with: the server's own answers, and mirrors that go with the test. */
import path from 'node:path';
import type { TestContext } from 'node:test';
import { answerRendering } from '../../server/rendering/answers';
import type { Ask, Renderer, RenderingWorld } from '../../workspace/rendering/renderer';
import { Mirrors } from '../../workspace/rendering/mirror';
import type { Tool } from '../../workspace/rendering/tool';
import { newFolder } from '../workspace/folders';
import { fixturePath } from './fixtures';

export const none = new AbortController().signal;

/** The answers without a server in between. */
export const ask: Ask = (question, asked) => Promise.resolve(answerRendering({ uri: '', question, asked }) as never);

export function newRenderer(t: TestContext): Renderer {
  return { mirrors: new Mirrors(path.join(newFolder(t), 'mirrors')), ask, now: () => 0 };
}

/** A workspace of the fixtures, or of another folder. */
export function worldOf(tool: Tool, more: Partial<RenderingWorld> = {}): RenderingWorld {
  return { tool, folder: fixturePath(), unsaved: new Map(), signal: none, ...more };
}
