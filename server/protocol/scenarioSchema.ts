/** CONTRACT: what a scenario must look like that comes from the other side of a border. */
import { anyObject, dictionary, either, list, number, object, oneOf, optional, orNull, tagged, text, whole, type Schema } from './schema';
import {
  mostAssumedSeconds,
  podOutcomes,
  type Action,
  type Assumptions,
  type EditBase,
  type IntOrString,
  type KustomizeImage,
  type PastManifest,
  type PastOrigin,
  type PastRevision,
  type Restore,
  type Scenario,
  type ScenarioAction,
  type WhatIf,
} from './scenario';

/** A name of anything; Kubernetes' own are shorter. */
export const name = text(10_000);
/** What somebody has typed or pasted: of a value that is too long it is said what is wrong with it, as of any other. */
const typed = text(1_000_000);
const image = typed;
const seconds = number(0, mostAssumedSeconds);

const intOrString: Schema<IntOrString> = either('a number or a text', number(), typed);

export const whatIf: Schema<WhatIf> = dictionary(optional(intOrString), 100);

export const assumptions: Schema<Assumptions> = object<Assumptions>({
  readySeconds: optional(seconds),
  shutdownSeconds: optional(seconds),
  gateSeconds: optional(seconds),
  newPods: optional(oneOf(...podOutcomes)),
  filledIn: optional(dictionary(typed)),
});

type ActionOf<Kind extends Action['kind']> = Extract<Action, { readonly kind: Kind }>;

export const action: Schema<Action> = tagged<'kind', Action>('kind', {
  apply: object<ActionOf<'apply'>>({ kind: oneOf('apply') }),
  setImage: object<ActionOf<'setImage'>>({ kind: oneOf('setImage'), images: dictionary(image, 1000) }),
  undo: object<ActionOf<'undo'>>({ kind: oneOf('undo'), toRevision: whole(-1) }),
  scale: object<ActionOf<'scale'>>({ kind: oneOf('scale'), replicas: number() }),
  pause: object<ActionOf<'pause'>>({ kind: oneOf('pause') }),
  resume: object<ActionOf<'resume'>>({ kind: oneOf('resume') }),
  restart: object<ActionOf<'restart'>>({ kind: oneOf('restart') }),
});

/** When an action happens. */
export const actionTime: Schema<'rest' | number> = either('rest or a number of seconds', oneOf('rest'), number(0));

const scenarioAction: Schema<ScenarioAction> = object<ScenarioAction>({ action, at: actionTime });

export const kustomizeImage: Schema<KustomizeImage> = object<KustomizeImage>({
  name: image,
  newName: optional(image),
  newTag: optional(image),
  tagSuffix: optional(image),
  digest: optional(image),
});

export const pastManifest: Schema<PastManifest> = object<PastManifest>({
  template: anyObject,
  annotations: dictionary(text()),
  spec: orNull(anyObject),
});

export const restore: Schema<Restore> = object<Restore>({
  commit: text(100),
  directory: orNull(name),
  files: list(object<Restore['files'][number]>({ committedName: name, committedPath: name, currentPath: name, workspacePath: name }), 1000),
});

const origin: Schema<PastOrigin> = object<PastOrigin>({ commit: text(100), author: name, date: text(100), subject: name, restore });

export const pastRevision: Schema<PastRevision> = object<PastRevision>({
  revision: number(),
  formerRevisions: optional(list(number())),
  manifest: pastManifest,
  origin: optional(origin),
});

export const scenario: Schema<Scenario> = object<Scenario>({
  whatIf,
  assumptions,
  // What is too much to be simulated is said in a sentence.
  actions: list(scenarioAction, 1_000_000),
  past: optional(list(pastRevision, 1_000_000)),
  running: optional(number()),
  kustomizeImages: optional(list(kustomizeImage, 10_000)),
  edit: optional(object<EditBase>({ ref: name, text: orNull(text()), kustomizeImages: optional(list(kustomizeImage, 10_000)) })),
});
