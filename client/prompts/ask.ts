import * as vscode from 'vscode';
import type { Answer, Choice, Question, Remark, TextQuestion } from './question';
import type { Place } from './steps';

/** Shows a question as a quick pick; typed text filters label, description and detail. */
export function askChoice<T>(question: Question<T>, place: Place): Promise<Answer<T>> {
  const pick = vscode.window.createQuickPick<vscode.QuickPickItem & { readonly choice: Choice<T> }>();
  pick.title = question.title;
  pick.placeholder = question.placeholder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.buttons = backButton(place);
  pick.items = question.choices.map(choice => ({
    choice,
    label: choice.label,
    ...(choice.description === undefined ? {} : { description: choice.description }),
    ...(choice.detail === undefined ? {} : { detail: choice.detail }),
    ...(choice.icon === undefined ? {} : { iconPath: new vscode.ThemeIcon(choice.icon) }),
  }));
  pick.activeItems = pick.items.filter(item => item.choice.value === question.preselected);
  return answerOf(pick, answer => {
    pick.onDidAccept(() => {
      const chosen = pick.selectedItems[0];
      if (chosen !== undefined) answer({ kind: 'chosen', value: chosen.choice.value });
    });
  });
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
