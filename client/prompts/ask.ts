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
  return answerOf(pick, answer => {
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

/** Shows a question as an input box that judges while it is typed into; a late judgement of an earlier text is dropped. */
export function askText(question: TextQuestion, place: Place): Promise<Answer<string>> {
  const box = vscode.window.createInputBox();
  box.title = question.title;
  box.prompt = question.prompt;
  box.value = question.value;
  box.valueSelection = question.selection;
  box.ignoreFocusOut = true;
  box.buttons = backButton(place);
  const judge = async (): Promise<Remark | null> => {
    const value = box.value;
    const remark = await question.check(value);
    if (value === box.value)
      box.validationMessage = remark === null ? undefined : { message: remark.message, severity: severities[remark.severity] };
    return remark;
  };
  return answerOf(box, answer => {
    box.onDidChangeValue(() => void judge());
    box.onDidAccept(async () => {
      const value = box.value;
      const remark = await judge();
      if (remark?.severity !== 'error' && value === box.value) answer({ kind: 'chosen', value });
    });
    void judge();
  });
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
function answerOf<T>(
  widget: vscode.QuickPick<vscode.QuickPickItem> | vscode.InputBox,
  listen: (answer: (value: Answer<T>) => void) => void,
): Promise<Answer<T>> {
  return new Promise<Answer<T>>(resolve => {
    const answer = (value: Answer<T>): void => {
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
