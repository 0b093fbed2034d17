/** The colours of a saved picture: those on screen, or those of VS Code's default light and dark themes. */

export const pictureThemes = ['here', 'light', 'dark'] as const;
export type PictureTheme = (typeof pictureThemes)[number];

/** The editor's variables in that theme; none for those on screen. */
export function pictureColours(theme: PictureTheme): Readonly<Record<string, string>> {
  switch (theme) {
    case 'here':
      return {};
    case 'light':
      return { ...light, ...plain };
    case 'dark':
      return { ...dark, ...plain };
  }
}

const plain = { '--vscode-contrastBorder': 'initial' };
const light = {
  '--vscode-foreground': '#3b3b3b',
  '--vscode-editor-background': '#ffffff',
  '--vscode-widget-border': '#e5e5e5',
  '--vscode-charts-blue': '#0063d3',
  '--vscode-charts-red': '#e51400',
  '--vscode-charts-green': '#388a34',
  '--vscode-charts-yellow': '#bf8803',
  '--vscode-charts-purple': '#652d90',
};
const dark = {
  '--vscode-foreground': '#cccccc',
  '--vscode-editor-background': '#1f1f1f',
  '--vscode-widget-border': '#313131',
  '--vscode-charts-blue': '#3794ff',
  '--vscode-charts-red': '#f14c4c',
  '--vscode-charts-green': '#89d185',
  '--vscode-charts-yellow': '#cca700',
  '--vscode-charts-purple': '#b180d7',
};

/** What a saved picture has beside the chart, and whose colours. */
export interface PictureOptions {
  readonly theme: PictureTheme | 'both';
  readonly title: boolean;
  readonly legend: boolean;
}
