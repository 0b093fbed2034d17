import { TimelineController } from '../../../../client/timeline/controller';
import type { World } from '../../../../client/timeline/world';
import type { ServerState } from '../../../../client/requests';
import { emptyScenario } from '../../../../client/target';
import type { Snapshot, Where } from '../../../../media/protocol';
import type { Problem, TimelineResult } from '../../../../server/protocol';
import type { Scenario } from '../../../../server/protocol/scenario';
import type { Timeline } from '../../../../server/protocol/timeline';

/** A controller in a world that answers when it is told to, and a transcript of what goes in and out. */
export class Harness {
  readonly controller: TimelineController;
  readonly #transcript: string[] = [];
  readonly #pending: { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void }[] = [];
  #scheduled: (() => void) | null = null;
  serverState: ServerState = 'running';
  documentThere = true;
  /** What git has of the document; null: nothing. */
  editBase: string | null = null;
  where: Omit<Where, 'line'> = {
    ...{ name: 'busy', kind: 'Deployment', namespace: null, file: 'a.yaml', unsaved: false, deleted: false, following: false },
  };

  constructor(scenario: Scenario = emptyScenario) {
    this.controller = new TimelineController({ uri: 'file:///a.yaml', workload: 'Deployment//busy', scenario }, this.#world());
  }

  /** Answers the oldest open request with a timeline (its name stands for what it shows), or with another result. */
  async answer(result: string | object): Promise<void> {
    this.#pending.shift()?.resolve(typeof result === 'string' ? timelineResult(result) : result);
    await this.settle();
  }

  async fail(): Promise<void> {
    this.#pending.shift()?.reject(new Error('connection closed'));
    await this.settle();
  }

  /** Lets the time pass that an edit waits for. */
  async wait(): Promise<void> {
    const run = this.#scheduled;
    this.#scheduled = null;
    this.#note(run === null ? 'nothing waits' : 'time passes');
    run?.();
    await this.settle();
  }

  async settle(): Promise<void> {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  }

  get transcript(): string {
    return this.#transcript.join('\n');
  }

  #note(line: string): void {
    this.#transcript.push(line);
  }

  #world(): World {
    return {
      server: {
        request: <R>(method: string, params: unknown) => {
          this.#note(`ask ${method}${printScenario((params as { scenario?: Scenario }).scenario)}`);
          return new Promise<R>((resolve, reject) => this.#pending.push({ resolve: value => resolve(value as R), reject }));
        },
      },
      serverState: () => this.serverState,
      open: () => Promise.resolve(this.documentThere ? { lines: () => ['replicas: x'] } : null),
      where: () => this.where,
      post: snapshot => this.#note(`page: ${printSnapshot(snapshot)}${printWhere(snapshot.where)}`),
      kustomized: () => Promise.resolve({ manifest: '/a.yaml', files: [] }),
      write: ({ edits, kustomizations = [] }) => {
        const others = kustomizations.map(({ path, edits: own }) => ` ${path} ${own.map(({ newText }) => newText).join(' ')}`);
        this.#note(`write ${edits.map(({ newText }) => newText).join(' ')}${others.join('')}`);
        return Promise.resolve('a.yaml');
      },
      editBase: ref => Promise.resolve(this.editBase === null ? null : { ref, text: this.editBase }),
      say: problem => this.#note(`say ${problem}`),
      schedule: run => {
        this.#scheduled = run;
        return () => (this.#scheduled = null);
      },
      acted: ({ actions }) => {
        if (actions.length > 0) this.#note(`acted${printScenario({ ...emptyScenario, actions })}`);
      },
      failed: () => this.#note('failed'),
    };
  }
}

export function timelineResult(name: string): TimelineResult {
  return { state: 'timeline', timeline: { name } as Timeline, line: 4 };
}

export function invalidResult(message: string, inWhatIf: Problem['inWhatIf'] = null): TimelineResult {
  return {
    state: 'invalid',
    name: 'busy',
    line: 4,
    problems: [{ sentence: '', by: 'apiServer', path: 'spec.replicas', message, code: 'spec/negative', line: 0, inWhatIf }],
  };
}

function printScenario(scenario: Scenario | undefined): string {
  if (scenario === undefined) return '';
  const values = Object.entries({ ...scenario.whatIf, ...scenario.assumptions }).map(
    ([field, value]) => `${field}=${typeof value === 'object' ? JSON.stringify(value) : String(value)}`,
  );
  const actions = scenario.actions.map(({ action, at }) => (at === 'rest' ? action.kind : `${action.kind}@${at}`));
  const edit = scenario.edit === undefined ? [] : [`${scenario.edit.ref}=${String(scenario.edit.text)}`];
  return [...edit, ...values, ...actions].map(part => ` ${part}`).join('');
}

function printSnapshot(snapshot: Snapshot): string {
  switch (snapshot.state) {
    case 'timeline': {
      const { timeline, problems, fresh, comparison, undo, noEffect, written } = snapshot;
      const remarks = [
        ...(fresh ? ['fresh'] : []),
        ...(comparison ? [`${comparison.rows.length} compared`] : []),
        ...(undo?.sentences ?? []),
        ...(written ? [`wrote ${written.values} to ${written.file}`] : []),
        ...(noEffect ? [`kubectl: ${noEffect.message}`] : []),
        ...problems.map(({ message }) => `but ${message}`),
      ];
      return [timeline.name, ...remarks].join(', ') + printScenario(snapshot.target.scenario);
    }
    case 'invalid':
      return `invalid: ${snapshot.problems.map(({ message }) => message).join()} in ${snapshot.excerpt?.lines.join() ?? 'nowhere'}`;
    case 'unknown':
      return `unknown: ${snapshot.parts.join(' · ')}${printScenario(snapshot.target.scenario)}`;
    case 'refused':
      return `refused: ${snapshot.message}${printScenario(snapshot.target.scenario)}`;
    case 'none':
    case 'serverDown':
      return snapshot.state;
  }
}

/** Nothing of a saved file in which the workload is; else what is said of it. */
function printWhere({ file, line, unsaved, deleted, following }: Where): string {
  const said = [...(unsaved ? ['unsaved'] : []), ...(deleted ? ['deleted'] : []), ...(following ? ['following'] : [])];
  return file === 'a.yaml' && said.length === 0 ? '' : ` (${[`${file}:${line ?? '-'}`, ...said].join(' ')})`;
}
