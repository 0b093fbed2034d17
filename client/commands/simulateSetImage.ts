import * as vscode from 'vscode';
import { gatherImages, type ImagesOf } from '../images/gatherImages';
import { KnownImages } from '../images/knownImages';
import { inputImage } from '../prompts/inputImage';
import { everyContainer, pickContainer } from '../prompts/pickContainer';
import { pickImage } from '../prompts/pickImage';
import type { Offer } from '../prompts/prompt';
import { walk, type Step } from '../prompts/steps';
import type { Rehearsed } from '../revisions/session';
import { imagesArgument, whenArgument } from './arguments';
import type { Asking } from './asking';
import { askBuild, type BuildKnown } from './askBuild';
import { askWorkload, type WorkloadKnown } from './askWorkload';
import type { Command } from './command';
import { presentContainers } from './presentContainers';
import { findPlace, uriOf } from './workloads';

interface Known extends WorkloadKnown, BuildKnown {
  readonly container?: string;
  /** The images that the container, or each of all, has now. */
  readonly present?: readonly string[];
  readonly image?: string;
}

/**
 * Simulate Set Image… `(uri?, workloadId?, images?, at?)`: asks for what isn't given (workload, container, image), then shows the rollout of
 * `kubectl set image` behind what was simulated before.
 */
export const simulateSetImage: Command = async (pieces, uriArgument, idArgument, imagesGiven, atGiven) => {
  const images = imagesArgument(imagesGiven);
  const when = whenArgument(atGiven);
  const uri = uriOf(uriArgument);
  if (uri !== undefined && typeof idArgument === 'string' && images !== undefined) {
    return pieces.panels.act(uri, idArgument, { kind: 'setImage', images }, when);
  }
  const title = vscode.l10n.t('Simulate Set Image');
  const asked = await pieces.prompts.during(title, async prompt => {
    const place = await findPlace(pieces, uriArgument, idArgument);
    if (place === undefined) return undefined;
    const asking: Asking = { prompt, pieces, uri: place.uri, when, title };
    const steps = [
      askWorkload<Known>(prompt, title, place),
      askBuild<Known>(prompt, pieces, title, place.uri),
      askContainer(asking),
      askImage(asking),
    ];
    const known = await walk<Known>({}, steps);
    return known === undefined ? undefined : { uri: place.uri, known, behind: behindOf(asking, known) };
  });
  if (asked === undefined) return;
  const { workload, container, image } = asked.known;
  if (workload === undefined || container === undefined || image === undefined) return;
  await pieces.panels.act(asked.uri, workload.id, { kind: 'setImage', images: { [container]: image } }, when, asked.behind);
};

/** Settled where there is one container only. */
function askContainer(asking: Asking): Step<Known> {
  return async (known, place) => {
    if (known.workload === undefined) return { kind: 'cancelled' };
    const containers = await presentContainers(asking.pieces.server, asking.uri, known.workload, behindOf(asking, known));
    const [first, second] = containers;
    const choose = (container: string): Known => {
      const chosen = container === everyContainer ? containers : containers.filter(({ name }) => name === container);
      return { ...known, container, present: chosen.map(({ image }) => image) };
    };
    if (second === undefined) return { kind: 'settled', value: choose(first?.name ?? everyContainer) };
    const answer = await asking.prompt.choose(pickContainer(asking.title, containers), place);
    return answer.kind === 'chosen' ? { kind: 'chosen', value: choose(answer.value) } : answer;
  };
}

function askImage({ prompt, pieces, uri, title }: Asking): Step<Known> {
  return async (known, place) => {
    const { workload, build = null, container, present } = known;
    if (workload === undefined || container === undefined || present === undefined) return { kind: 'cancelled' };
    // A server that doesn't answer has its own place to be said: the timeline.
    const check = (image: string) =>
      pieces.server.request('checkImage', { uri, workload: workload.id, container, image, present }).catch(() => null);
    const answered = new AbortController();
    const offer = offerImages(title, { uri, build }, present, answered.signal);
    const answer = await prompt.type(inputImage(title, container, present[0] ?? '', check), place, offer);
    answered.abort();
    return answer.kind === 'chosen' ? { kind: 'chosen', value: { ...known, image: answer.value.trim() } } : answer;
  };
}

/** The images that are known for those that are present, looked for from now on. */
function offerImages(title: string, of: ImagesOf, present: readonly string[], signal: AbortSignal): Offer {
  const known = new KnownImages(present);
  let complete = false;
  let found: () => void = () => undefined;
  const gathered = gatherImages(of, known, signal, () => found()).then(() => {
    complete = true;
  });
  const question: Offer['question'] = () => pickImage(title, known.list(), complete);
  const growing: Offer['growing'] = async update => {
    found = () => update(question());
    await gathered;
    // A list that is shown again would lose a choice that is just being made.
    if (known.list().length === 0) found();
    return undefined;
  };
  return { tooltip: vscode.l10n.t('Choose a Known Image'), question, growing };
}

/** What the action comes behind: what was simulated before, else the manifest with the images of its build. */
function behindOf({ pieces, uri, when }: Asking, { workload, build }: Known): Rehearsed {
  const rehearsed = pieces.panels.rehearsed(uri, workload?.id ?? '', when.at);
  return rehearsed.actions.length > 0 || build === null || build === undefined || build.images.length === 0
    ? rehearsed
    : { ...rehearsed, kustomizeImages: build.images };
}
