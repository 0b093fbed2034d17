/**
 * Stands in for VS Code where the client's pieces are tested without it: as much of its API as they use, recording what they do. Events are fired, and
 * what is typed or picked is set, by the test.
 */
import { stat } from 'node:fs/promises';
import { posix } from 'node:path';

type Listener<T> = (event: T) => unknown;

export class EventEmitter<T> {
  readonly #listeners = new Set<Listener<T>>();

  readonly event = (listener: Listener<T>): Disposable => {
    this.#listeners.add(listener);
    return new Disposable(() => this.#listeners.delete(listener));
  };

  fire(event: T): void {
    for (const listener of [...this.#listeners]) listener(event);
  }

  dispose(): void {
    this.#listeners.clear();
  }
}

export class Disposable {
  constructor(private readonly end: () => unknown) {}

  static from(...all: readonly { dispose(): unknown }[]): Disposable {
    return new Disposable(() => {
      for (const one of all) one.dispose();
    });
  }

  dispose(): void {
    this.end();
  }
}

export class Range {
  readonly start: { readonly line: number; readonly character: number };

  constructor(line: number, character: number) {
    this.start = { line, character };
  }
}

export class Uri {
  private constructor(
    readonly scheme: string,
    readonly path: string,
  ) {}

  static parse(text: string): Uri {
    const { protocol, pathname } = new URL(text);
    return new Uri(protocol.slice(0, -1), decodeURIComponent(pathname));
  }

  static file(path: string): Uri {
    return new Uri('file', path);
  }

  static joinPath({ scheme, path }: Uri, ...names: readonly string[]): Uri {
    return new Uri(scheme, posix.join(path, ...names));
  }

  get fsPath(): string {
    return this.path;
  }

  toString(): string {
    if (this.scheme === 'untitled') return `untitled:${this.path}`;
    return `${this.scheme}://${this.path.split('/').map(encodeURIComponent).join('/')}`;
  }
}

export class CodeLens {
  constructor(
    readonly range: Range,
    readonly command: { readonly title: string; readonly tooltip?: string; readonly arguments?: readonly unknown[] },
  ) {}
}

export class ThemeIcon {
  constructor(readonly id: string) {}
}

export const FileType = { File: 1, Directory: 2 } as const;

export const QuickInputButtons = { Back: 'back' } as const;

export interface Item {
  readonly label: string;
}

/** What the list and the box have in common. What the extension puts into `value` fires nothing, as in VS Code. */
class QuickInput {
  readonly changed = new EventEmitter<string>();
  readonly accepted = new EventEmitter<undefined>();
  readonly pressed = new EventEmitter<unknown>();
  readonly hidden = new EventEmitter<undefined>();
  readonly onDidChangeValue = this.changed.event;
  readonly onDidAccept = this.accepted.event;
  readonly onDidTriggerButton = this.pressed.event;
  readonly onDidHide = this.hidden.event;
  title = '';
  value = '';
  ignoreFocusOut = false;
  buttons: readonly unknown[] = [];
  isShown = false;

  show(): void {
    this.isShown = true;
  }

  dispose(): void {
    this.isShown = false;
  }
}

/** A list of choices that a test types into and picks from. */
export class QuickPick extends QuickInput {
  readonly moved = new EventEmitter<readonly Item[]>();
  readonly onDidChangeActive = this.moved.event;
  placeholder = '';
  busy = false;
  items: readonly Item[] = [];
  activeItems: readonly Item[] = [];
  selectedItems: readonly Item[] = [];

  /** As VS Code does once it has drawn a list. */
  draw(): void {
    this.activeItems = this.activeItems.length > 0 ? this.activeItems : this.items.slice(0, 1);
    this.moved.fire(this.activeItems);
  }

  type(text: string): void {
    this.value = text;
    this.changed.fire(text);
  }

  pick(label: string): void {
    this.draw();
    this.selectedItems = this.items.filter(item => item.label === label);
    this.accepted.fire(undefined);
  }
}

/** A box that holds a text. */
export class InputBox extends QuickInput {
  prompt = '';
  valueSelection: readonly [number, number] | undefined;
  validationMessage: { readonly message: string } | undefined;
}

/** What no test looks into. */
export class RelativePattern extends Object {}
export class WorkspaceEdit extends Object {}
export class Location extends Object {}
export class FileSystemError extends Error {}

export class TreeItem {
  description?: string;
  tooltip?: string;
  contextValue?: string;
  command?: { readonly command: string };

  constructor(
    readonly label: string,
    readonly collapsibleState = 0,
  ) {}
}

export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 } as const;

export const TextEditorRevealType = { InCenterIfOutsideViewport: 2 } as const;

export const ViewColumn = { Beside: -2, One: 1 } as const;

/** A panel with a page: what is posted to it, and what a test has it send. */
export class WebviewPanel {
  readonly sent = new EventEmitter<unknown>();
  readonly disposed = new EventEmitter<undefined>();
  readonly moved = new EventEmitter<undefined>();
  readonly posted: unknown[] = [];
  readonly onDidDispose = this.disposed.event;
  readonly onDidChangeViewState = this.moved.event;
  readonly viewColumn = ViewColumn.One;
  readonly webview = {
    html: '',
    options: {},
    cspSource: 'https://page',
    onDidReceiveMessage: this.sent.event,
    asWebviewUri: (uri: Uri): Uri => uri,
    postMessage: (message: unknown): Promise<boolean> => {
      this.posted.push(message);
      return Promise.resolve(true);
    },
  };
  visible = true;
  active = true;
  reveals = 0;

  constructor(public title = '') {}

  reveal(): void {
    this.reveals++;
  }

  dispose(): void {
    this.disposed.fire(undefined);
  }
}

/** A view that a test shows and hides. */
export class TreeView {
  readonly shown = new EventEmitter<{ readonly visible: boolean }>();
  readonly onDidChangeVisibility = this.shown.event;
  description = '';

  dispose(): void {
    this.shown.dispose();
  }
}

/** The list and the box that were made last; the panels and the views that were made, in their order. */
export const made: { quickPick: QuickPick | null; inputBox: InputBox | null; readonly panels: WebviewPanel[]; readonly views: TreeView[] } =
  {
    quickPick: null,
    inputBox: null,
    panels: [],
    views: [],
  };

/** What happens in the editor. */
export const happens = {
  editorChanged: new EventEmitter<{ readonly document: Document } | undefined>(),
  documentChanged: new EventEmitter<{ readonly document: Document; readonly contentChanges: readonly object[] }>(),
};

/** A document as the client's pieces read it. */
export interface Document {
  readonly uri: Uri;
  readonly languageId: string;
  readonly isDirty: boolean;
  getText(): string;
}

function add<T>(list: T[], item: T): T {
  list.push(item);
  return item;
}

/** Messages with their buttons, and what is in terminals. */
export const dialogs: {
  /** The button that is pressed in each dialog; absent: it is closed. */
  press: string | undefined;
  /** What was shown, and typed into terminals, in its order. */
  seen: string[];
} = { press: undefined, seen: [] };

function showMessage(message: string, options?: { readonly detail?: string }, ...buttons: readonly string[]): Promise<string | undefined> {
  dialogs.seen.push([message, options?.detail ?? '', ...buttons.map(button => `[${button}]`)].filter(line => line !== '').join('\n'));
  return Promise.resolve(buttons.find(button => button === dialogs.press));
}

/** A tab with a page. */
export class TabInputWebview {
  constructor(readonly viewType: string) {}
}

interface Tab {
  readonly input: unknown;
}

/** The groups of editors, each with the tab in front. */
export const tabGroups: {
  all: readonly {
    readonly viewColumn: number;
    readonly isActive: boolean;
    readonly tabs: readonly Tab[];
    readonly activeTab?: Tab | undefined;
  }[];
} = { all: [] };

export const window = {
  activeTextEditor: undefined,
  tabGroups,
  showInformationMessage: showMessage,
  showWarningMessage: showMessage,
  createTerminal: ({ name, cwd, env }: { readonly name: string; readonly cwd: Uri; readonly env: object }) => ({
    show: () => undefined,
    sendText: (text: string, run: boolean) =>
      dialogs.seen.push(`${name} in ${cwd.fsPath} (${Object.keys(env).join()}): ${text}${run ? '⏎' : ''}`),
  }),
  onDidChangeActiveTextEditor: happens.editorChanged.event,
  createQuickPick: (): QuickPick => (made.quickPick = new QuickPick()),
  createInputBox: (): InputBox => (made.inputBox = new InputBox()),
  createTreeView: (): TreeView => add(made.views, new TreeView()),
  createWebviewPanel: (_type: string, title: string): WebviewPanel => add(made.panels, new WebviewPanel(title)),
  onDidChangeWindowState: new EventEmitter<{ readonly focused: boolean }>().event,
};

/** What `workspace.getConfiguration` answers, by the names of settings. */
export const configured = new Map<string, unknown>();

/** The folders of the workspace, and its open documents. */
export const opened: { folders: readonly { readonly uri: Uri }[]; documents: readonly Document[]; isTrusted: boolean } = {
  folders: [],
  documents: [],
  isTrusted: true,
};

export const workspace = {
  get workspaceFolders(): readonly { readonly uri: Uri }[] {
    return opened.folders;
  },
  fs: { stat: ({ fsPath }: Uri) => stat(fsPath) },
  getConfiguration: (section: string) => ({ get: (name: string): unknown => configured.get(`${section}.${name}`) }),
  getWorkspaceFolder: ({ path }: Uri) => opened.folders.find(({ uri }) => path.startsWith(`${uri.path}/`)),
  get textDocuments(): readonly Document[] {
    return opened.documents;
  },
  asRelativePath: (file: Uri | string): string => {
    const path = typeof file === 'string' ? file : file.path;
    const folder = opened.folders.find(({ uri }) => path.startsWith(`${uri.path}/`))?.uri.path ?? '';
    return path.slice(folder.length).replace(/^\//, '');
  },
  onDidChangeTextDocument: happens.documentChanged.event,
  /** The files that are open, whatever is looked for. */
  findFiles: (): Promise<readonly Uri[]> => Promise.resolve(opened.documents.map(({ uri }) => uri)),
  createFileSystemWatcher: () => {
    const { event } = new EventEmitter<Uri>();
    return { onDidCreate: event, onDidChange: event, onDidDelete: event, dispose: () => undefined };
  },
  onDidCloseTextDocument: new EventEmitter<Document>().event,
  onDidChangeWorkspaceFolders: new EventEmitter<unknown>().event,
  onDidDeleteFiles: new EventEmitter<unknown>().event,
  get isTrusted(): boolean {
    return opened.isTrusted;
  },
  onDidSaveTextDocument: new EventEmitter<unknown>().event,
  onDidChangeConfiguration: new EventEmitter<unknown>().event,
  onDidGrantWorkspaceTrust: new EventEmitter<unknown>().event,
};

/** The servers that the host of agents is told of. */
export const served: { provider: { readonly provideMcpServerDefinitions: () => readonly unknown[] } | null } = { provider: null };

export const lm = {
  registerMcpServerDefinitionProvider: (_: string, provider: NonNullable<(typeof served)['provider']>): Disposable => {
    served.provider = provider;
    return new Disposable(() => (served.provider = null));
  },
};

export class McpStdioServerDefinition {
  constructor(
    readonly label: string,
    readonly command: string,
    readonly args: readonly string[],
  ) {}
}

export const extensions = { getExtension: (): undefined => undefined };

export const languages = { registerCodeLensProvider: (): Disposable => new Disposable(() => undefined) };

export const l10n = {
  t: (text: string, ...values: readonly unknown[]): string =>
    text.replace(/\{(\d+)\}/g, (_, index: string) => String(values[Number(index)])),
};

export const InputBoxValidationSeverity = { Info: 1, Warning: 2, Error: 3 } as const;

/** The commands that were run, each with its arguments. */
export const ran: (readonly unknown[])[] = [];

export const commands = {
  executeCommand: (...command: readonly unknown[]): Promise<void> => {
    ran.push(command);
    return Promise.resolve();
  },
};

export const env = { language: 'en' };
