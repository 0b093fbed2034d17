import * as vscode from 'vscode';
import type { Answer, Remark, TextQuestion } from './question';
import type { Place } from './steps';

/** The key binding that chooses what is offered works while this is true (package.json). */
const offeringContext = 'rolloutPreview.offersImages';

/** What is offered is wanted; `typed` is what the box held. */
export interface Offered {
  readonly kind: 'offer';
  readonly typed: string;
}

/** A question as an input box that judges while it is typed into. Shown as soon as it is made. */
export class ImageBox {
  readonly #box = vscode.window.createInputBox();
  readonly #answered: Promise<Answer<string> | Offered>;
  #answer: (answer: Answer<string> | Offered) => void = () => undefined;
  /** What it held at first. */
  #begun: string;

  /** `offer` is what its button says, null without one; `early` is what was typed before it was there: it takes the place of the selection. */
  constructor(
    private readonly question: TextQuestion,
    place: Place,
    offer: string | null,
    early: string,
  ) {
    const box = this.#box;
    box.title = question.title;
    box.prompt = question.prompt;
    box.ignoreFocusOut = true;
    const list = { iconPath: new vscode.ThemeIcon('list-selection'), tooltip: offer ?? '' };
    box.buttons = [...(place.canGoBack ? [vscode.QuickInputButtons.Back] : []), ...(offer === null ? [] : [list])];
    this.#begun = this.#begin(early);
    this.#answered = new Promise(resolve => (this.#answer = resolve));
    box.onDidChangeValue(() => void this.#judge());
    box.onDidTriggerButton(button => {
      if (button === list) this.choose();
      else this.#answer({ kind: 'back' });
    });
    box.onDidAccept(() => void this.#accept());
    box.onDidHide(() => this.#answer({ kind: 'cancelled' }));
    void this.#answered.then(() => this.#tell(false));
    this.#tell(offer !== null);
    box.show();
    void this.#judge();
  }

  /** What becomes of it. */
  answer(): Promise<Answer<string> | Offered> {
    return this.#answered;
  }

  /** As if the button of the offer had been chosen. */
  choose(): void {
    this.#answer({ kind: 'offer', typed: this.#box.value });
  }

  /** What was typed before it was there is more than was known when it was made. Nothing where it was typed into since. */
  typedBefore(early: string): void {
    if (this.#box.value !== this.#begun || early === '') return;
    this.#begun = this.#begin(early);
    void this.#judge();
  }

  dispose(): void {
    this.#box.dispose();
  }

  #begin(early: string): string {
    const { value, selection } = this.question;
    const [start, end] = selection;
    const cursor = start + early.length;
    this.#box.value = early === '' ? value : `${value.slice(0, start)}${early}${value.slice(end)}`;
    this.#box.valueSelection = early === '' ? selection : [cursor, cursor];
    return this.#box.value;
  }

  async #accept(): Promise<void> {
    const value = this.#box.value;
    const remark = await this.#judge();
    if (remark?.severity !== 'error' && value === this.#box.value) this.#answer({ kind: 'chosen', value });
  }

  /** A late judgement of an earlier text is dropped. */
  async #judge(): Promise<Remark | null> {
    const box = this.#box;
    const value = box.value;
    const remark = await this.question.check(value);
    if (value === box.value)
      box.validationMessage = remark === null ? undefined : { message: remark.message, severity: severities[remark.severity] };
    return remark;
  }

  #tell(offers: boolean): void {
    void vscode.commands.executeCommand('setContext', offeringContext, offers);
  }
}

const severities: Readonly<Record<Remark['severity'], vscode.InputBoxValidationSeverity>> = {
  error: vscode.InputBoxValidationSeverity.Error,
  warning: vscode.InputBoxValidationSeverity.Warning,
  information: vscode.InputBoxValidationSeverity.Info,
};
