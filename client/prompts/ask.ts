import * as vscode from 'vscode';
import type { Answer, Choice, Question, Remark, TextQuestion } from './question';
import type { Place } from './steps';

/** More of a list that is shown already: calls `update` as it grows. Answers the choice where there is only one after all. */
export type Growing<T> = (update: (question: Question<T>) => void) => Promise<T | undefined>;

type Item<T> = vscode.QuickPickItem & { readonly choice?: Choice<T> };

/** Shows a question as a quick pick; typed text filters label, description and detail. A list that still grows shows that it is busy. */
export function askChoice<T>(question: Question<T>, place: Place, growing?: Growing<T>): Promise<Answer<T>> {
  const pick = vscode.window.createQuickPick<Item<T>>();
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.keepScrollPosition = true;
  pick.buttons = backButton(place);
  fill(pick, question);
  return answerOf<Answer<T>>(pick, answer => {
    pick.onDidAccept(() => {
      const chosen = pick.selectedItems[0]?.choice;
      if (chosen !== undefined) answer({ kind: 'chosen', value: chosen.value });
    });
    if (growing === undefined) return;
    pick.busy = true;
    void growing(grown => fill(pick, grown)).then(only => {
      pick.busy = false;
      if (only !== undefined) answer({ kind: 'chosen', value: only });
    });
  });
}

/** What was active stays active, by its key; at first that is what the question preselects. */
function fill<T>(pick: vscode.QuickPick<Item<T>>, question: Question<T>): void {
  const active = pick.activeItems[0]?.choice?.key;
  pick.title = question.title;
  pick.placeholder = question.placeholder;
  const items = question.choices.map((choice): Item<T> => ({
    choice,
    label: choice.label,
    ...(choice.description === undefined ? {} : { description: choice.description }),
    ...(choice.detail === undefined ? {} : { detail: choice.detail }),
    ...(choice.icon === undefined ? {} : { iconPath: new vscode.ThemeIcon(choice.icon) }),
  }));
  // Not separators, as VS Code draws none behind the last item. Enter on a note chooses nothing.
  const notes = (question.notes ?? []).map((label): Item<T> => ({ label, iconPath: new vscode.ThemeIcon('info'), alwaysShow: true }));
  pick.items = [...items, ...notes];
  const kept = items.filter(({ choice }) => (active === undefined ? choice?.value === question.preselected : choice?.key === active));
  if (kept.length > 0) pick.activeItems = kept;
}

/** Values to choose from, behind a button of an input box. */
export interface Offer {
  readonly tooltip: string;
  /** As far as they are known. */
  readonly question: () => Question<string>;
  readonly growing: Growing<string>;
}

/**
 * Shows a question as an input box that judges while it is typed into. What is chosen of the offer comes into the box, to be judged, and changed, like
 * anything else there.
 */
export async function askText(question: TextQuestion, place: Place, offer?: Offer): Promise<Answer<string>> {
  for (let shown = question; ;) {
    const answer = await askTyped(shown, place, offer);
    if (answer.kind !== 'offer') return answer;
    const { question: offered, growing, typed } = answer;
    const chosen = await askChoice(offered(), { canGoBack: true }, growing);
    if (chosen.kind === 'cancelled') return chosen;
    const value = chosen.kind === 'chosen' ? chosen.value : typed;
    shown = { ...question, value, selection: [value.length, value.length] };
  }
}

/** A late judgement of an earlier text is dropped. */
function askTyped(question: TextQuestion, place: Place, offer: Offer | undefined): Promise<Answer<string> | Offered> {
  const box = vscode.window.createInputBox();
  box.title = question.title;
  box.prompt = question.prompt;
  box.value = question.value;
  box.valueSelection = question.selection;
  box.ignoreFocusOut = true;
  const list = { iconPath: new vscode.ThemeIcon('list-selection'), tooltip: offer?.tooltip ?? '' };
  box.buttons = [...backButton(place), ...(offer === undefined ? [] : [list])];
  const judge = async (): Promise<Remark | null> => {
    const value = box.value;
    const remark = await question.check(value);
    if (value === box.value)
      box.validationMessage = remark === null ? undefined : { message: remark.message, severity: severities[remark.severity] };
    return remark;
  };
  return answerOf<Answer<string> | Offered>(box, answer => {
    box.onDidChangeValue(() => void judge());
    box.onDidTriggerButton(button => {
      if (button === list && offer !== undefined) answer({ kind: 'offer', typed: box.value, ...offer });
    });
    box.onDidAccept(async () => {
      const value = box.value;
      const remark = await judge();
      if (remark?.severity !== 'error' && value === box.value) answer({ kind: 'chosen', value });
    });
    void judge();
  });
}

/** The button of the offer was chosen; `typed` is what the box held. */
interface Offered extends Offer {
  readonly kind: 'offer';
  readonly typed: string;
}

const severities: Readonly<Record<Remark['severity'], vscode.InputBoxValidationSeverity>> = {
  error: vscode.InputBoxValidationSeverity.Error,
  warning: vscode.InputBoxValidationSeverity.Warning,
  information: vscode.InputBoxValidationSeverity.Info,
};

function backButton(place: Place): vscode.QuickInputButton[] {
  return place.canGoBack ? [vscode.QuickInputButtons.Back] : [];
}

/** Shows the widget until it is answered, left by its back button or hidden. */
function answerOf<A>(
  widget: vscode.QuickPick<vscode.QuickPickItem> | vscode.InputBox,
  listen: (answer: (value: A | Answer<never>) => void) => void,
): Promise<A | Answer<never>> {
  return new Promise<A | Answer<never>>(resolve => {
    const answer = (value: A | Answer<never>): void => {
      resolve(value);
      widget.dispose();
    };
    widget.onDidTriggerButton(button => {
      if (button === vscode.QuickInputButtons.Back) answer({ kind: 'back' });
    });
    widget.onDidHide(() => answer({ kind: 'cancelled' }));
    listen(answer);
    widget.show();
  });
}
