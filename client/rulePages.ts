import * as vscode from 'vscode';
import { readPackagedFile } from './workspaceFiles';

/** The scheme of the pages: package.json has VS Code show them as Markdown. */
const scheme = 'rollout-rules';

const contents = 'README';

/** The pages of docs/rules as they are in the package, so that they open without a network. In Chinese, a page begins with its sentence in Chinese. */
export class RulePages implements vscode.TextDocumentContentProvider {
  /** `folder`: docs/rules of the extension; `language`: as `vscode.env.language` has it. */
  constructor(
    private readonly folder: vscode.Uri,
    private readonly language: string,
  ) {}

  register(): vscode.Disposable {
    return vscode.workspace.registerTextDocumentContentProvider(scheme, this);
  }

  async provideTextDocumentContent({ path }: vscode.Uri): Promise<string> {
    const name = path.slice(1, -'.md'.length);
    const list = await this.#read(`${contents}.${this.language}`);
    if (name === contents) return list ?? (await this.#read(contents)) ?? '';
    const page = (await this.#read(name)) ?? '';
    const sentence = list === null ? null : sentenceOf(list, name);
    return sentence === null ? page : page.replace('\n\n', () => `\n\n${sentence}\n\n`);
  }

  async #read(name: string): Promise<string | null> {
    if (!/^[\w.-]+(?:\/[\w-]+)?$/.test(name)) return null;
    return readPackagedFile(vscode.Uri.joinPath(this.folder, `${name}.md`));
  }
}

/** Where the page of a code is; of none, the list of them all. */
export function rulePage(code: string = contents): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${code}.md` });
}

/** A diagnostic whose link leads to the page in the package, rather than to the one on the web that the server names. */
export function withRulePage(diagnostic: vscode.Diagnostic): vscode.Diagnostic {
  const { code } = diagnostic;
  if (typeof code === 'object') diagnostic.code = { value: code.value, target: rulePage(String(code.value)) };
  return diagnostic;
}

/** What a list of the pages says of a code: severity and sentence; null where it isn't in it. */
function sentenceOf(list: string, code: string): string | null {
  const row = list.split('\n').find(line => line.startsWith(`| [${code}](`));
  return row?.split(' | ')[1]?.replace(/ \|$/, '') ?? null;
}
