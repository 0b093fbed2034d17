import * as vscode from 'vscode';
import { plainText } from '../plainText';
import { firstOf, matching, searchText } from './filter';
import { ImageBox } from './imageBox';
import type { Answer, Choice, Question, TextQuestion } from './question';
import type { Place } from './steps';

/** More of a list that is shown already: calls `update` as it grows. Answers the choice where there is only one after all. */
export type Growing<T> = (update: (question: Question<T>) => void) => Promise<T | undefined>;

/** Values to choose from instead of typing one. */
export interface Offer {
  readonly tooltip: string;
  /** As far as they are known. */
  readonly question: () => Question<string>;
  readonly growing: Growing<string>;
}

/** Told how to choose what the box that is shown offers; null: none is shown that offers anything. */
export type Offering = (choose: (() => void) | null) => void;

interface Row {
  readonly item: vscode.QuickPickItem;
  readonly label: string;
  readonly key: string | undefined;
  readonly text: string;
  readonly take: () => void;
}

/** The question that is being asked. */
interface Asked {
  rows: readonly Row[];
  /** The row that Enter takes while nothing is typed. */
  preselected: Row | undefined;
  notes: readonly vscode.QuickPickItem[];
  readonly back: () => void;
  readonly cancel: () => void;
}

/**
 * The widget of a command's questions, one after the other. It is there before the first question is known, busy, and between two of them, so that no
 * key goes anywhere else: what is typed early filters the list, or stands in the box, once that is there.
 */
export class Prompt {
  readonly #pick = vscode.window.createQuickPick();
  readonly #leaving = new AbortController();
  #asked: Asked | null = null;
  #box: ImageBox | null = null;
  #backEarly = false;
  /** The row that Enter is to take as long as VS Code hasn't drawn the list that it was told last. */
  #undrawn: Row | null = null;
  #done = false;

  constructor(
    title: string,
    private readonly offering: Offering,
  ) {
    const pick = this.#pick;
    pick.title = title;
    pick.busy = true;
    // The command palette gives the focus back to where it was, which may be later than this is shown.
    pick.ignoreFocusOut = true;
    // The rows are filtered here; VS Code marks what matches.
    pick.matchOnDescription = true;
    pick.matchOnDetail = true;
    pick.keepScrollPosition = true;
    pick.onDidChangeValue(() => this.#typed());
    pick.onDidChangeActive(() => (this.#undrawn = null));
    pick.onDidAccept(() => this.#accept());
    pick.onDidTriggerButton(() => this.#back());
    pick.onDidHide(() => {
      if (this.#box === null) this.#leave();
    });
    pick.show();
  }

  /** Aborted once the user wants nothing of it any more. */
  get left(): AbortSignal {
    return this.#leaving.signal;
  }

  /** Takes the widget away. */
  dispose(): void {
    this.#done = true;
    this.#box?.dispose();
    this.#pick.dispose();
  }

  /** Asks for one of several. A list that still grows shows that it is busy. */
  choose<T>(question: Question<T>, place: Place, growing?: Growing<T>): Promise<Answer<T>> {
    return new Promise<Answer<T>>(resolve => {
      const answer = (given: Answer<T>): void => {
        if (this.#asked !== asked) return;
        this.#asked = null;
        this.#wait();
        resolve(given);
      };
      const asked: Asked = {
        rows: [],
        preselected: undefined,
        notes: [],
        back: () => answer({ kind: 'back' }),
        cancel: () => answer({ kind: 'cancelled' }),
      };
      const update = (shown: Question<T>): void => {
        if (this.#asked === asked) this.#fill(asked, shown, choice => answer({ kind: 'chosen', value: choice.value }));
      };
      if (!this.#begin(asked, place)) return;
      update(question);
      this.#pick.busy = growing !== undefined;
      void growing?.(update).then(only => {
        if (this.#asked !== asked) return;
        this.#pick.busy = false;
        if (only !== undefined) answer({ kind: 'chosen', value: only });
      });
    });
  }

  /** Asks for a text. What is chosen of the offer comes into the box, to be judged, and changed, like anything else there. */
  async type(question: TextQuestion, place: Place, offer?: Offer): Promise<Answer<string>> {
    for (let shown = question; ;) {
      const answer = await this.#typeOnce(shown, place, offer);
      if (answer.kind !== 'offer') return answer;
      const chosen = offer === undefined ? answer : await this.choose(offer.question(), { canGoBack: true }, offer.growing);
      if (chosen.kind === 'cancelled') return chosen;
      const value = chosen.kind === 'chosen' ? chosen.value : answer.typed;
      shown = { ...question, value, selection: [value.length, value.length] };
    }
  }

  async #typeOnce(question: TextQuestion, place: Place, offer: Offer | undefined): ReturnType<ImageBox['answer']> {
    if (this.left.aborted) return { kind: 'cancelled' };
    if (this.#takeEarlyBack(place)) return { kind: 'back' };
    const box = new ImageBox(question, place, offer?.tooltip ?? null, this.#pick.value);
    this.#box = box;
    this.#pick.value = '';
    if (offer !== undefined) this.offering(() => box.choose());
    const answer = await box.answer();
    this.offering(null);
    if (answer.kind === 'cancelled') this.#leave();
    // The last answer of all leaves the box where it is, until the prompt goes.
    if (answer.kind === 'chosen' || answer.kind === 'cancelled') return answer;
    this.#box = null;
    this.#wait();
    this.#pick.items = [];
    this.#pick.show();
    box.dispose();
    return answer;
  }

  /** Answers whether the question is to be shown. */
  #begin(asked: Asked, place: Place): boolean {
    this.#asked = asked;
    if (this.left.aborted) asked.cancel();
    else if (this.#takeEarlyBack(place)) asked.back();
    else {
      this.#pick.ignoreFocusOut = false;
      this.#pick.buttons = place.canGoBack ? [vscode.QuickInputButtons.Back] : [];
      return true;
    }
    return false;
  }

  #fill<T>(asked: Asked, question: Question<T>, take: (choice: Choice<T>) => void): void {
    const pick = this.#pick;
    const isFirst = asked.rows.length === 0;
    const active = isFirst ? undefined : (this.#undrawn ?? asked.rows.find(({ item }) => item === pick.activeItems[0]))?.key;
    pick.title = question.title;
    pick.placeholder = question.placeholder;
    asked.rows = question.choices.map(choice => ({
      item: itemOf(choice),
      label: choice.label,
      key: choice.key,
      text: searchText(choice),
      take: () => take(choice),
    }));
    // Not separators, as VS Code draws none behind the last item. Enter on a note chooses nothing.
    asked.notes = (question.notes ?? []).map(label => ({
      label: plainText(label),
      iconPath: new vscode.ThemeIcon('info'),
      alwaysShow: true,
    }));
    const preselected = question.choices.findIndex(({ value }) => value === question.preselected);
    asked.preselected = asked.rows[preselected];
    this.#draw(asked, active === undefined ? undefined : asked.rows.find(({ key }) => key === active));
  }

  #typed(): void {
    if (this.#box !== null) this.#box.typedBefore(this.#pick.value);
    else if (this.#asked !== null) this.#draw(this.#asked, undefined);
  }

  /** `kept`: the row that is to stay active; without it the first that matches, or the preselected one where nothing is typed. */
  #draw({ rows, preselected, notes }: Asked, kept: Row | undefined): void {
    const typed = this.#pick.value;
    const active = kept ?? (typed === '' ? preselected : undefined);
    const shown = matching(rows, typed);
    this.#undrawn = active !== undefined && shown.includes(active) ? active : (firstOf(shown, typed) ?? null);
    this.#pick.items = [...shown.map(({ item }) => item), ...notes];
    if (this.#undrawn !== null && this.#undrawn === active) this.#pick.activeItems = [active.item];
  }

  #accept(): void {
    const [selected] = this.#pick.selectedItems;
    // VS Code tells of rows by their places, which are those of another list until it has drawn the last one.
    const row = this.#undrawn ?? this.#asked?.rows.find(({ item }) => item === selected);
    row?.take();
  }

  #back(): void {
    if (this.#asked === null) this.#backEarly = true;
    else this.#asked.back();
  }

  /** Whether the way back was taken while the next question wasn't there yet. */
  #takeEarlyBack({ canGoBack }: Place): boolean {
    const taken = this.#backEarly && canGoBack;
    this.#backEarly = false;
    return taken;
  }

  /** Until the next question: the last list stays where it is, and can't be chosen from. */
  #wait(): void {
    this.#undrawn = null;
    this.#pick.busy = true;
    if (this.#pick.value !== '') this.#pick.value = '';
  }

  #leave(): void {
    if (this.#done) return;
    this.#leaving.abort();
    this.#asked?.cancel();
  }
}

function itemOf({ label, description, detail, icon }: Choice<unknown>): vscode.QuickPickItem {
  return {
    label: plainText(label),
    ...(description === undefined ? {} : { description: plainText(description) }),
    ...(detail === undefined ? {} : { detail: plainText(detail) }),
    ...(icon === undefined ? {} : { iconPath: new vscode.ThemeIcon(icon) }),
    alwaysShow: true,
  };
}
