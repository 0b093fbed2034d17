/** The colours that VS Code's four default themes give a web view, as far as the page uses them. Facts of VS Code; only the tests need them. */

export type ThemeName = 'dark' | 'light' | 'high-contrast-dark' | 'high-contrast-light';

export interface Theme {
  /** What VS Code puts on the body. */
  readonly bodyClass: string;
  /** `--vscode-` variables, without the prefix. */
  readonly colours: Readonly<Record<string, string>>;
}

/** `name value` pairs, as they are easiest to read. */
function colours(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    text
      .trim()
      .split(/\s*[\n;]\s*/)
      .map(pair => pair.split(' ') as [string, string]),
  );
}

export const themes: Readonly<Record<ThemeName, Theme>> = {
  dark: {
    bodyClass: 'vscode-dark',
    colours: colours(`
      foreground #cccccc; icon-foreground #cccccc; focusBorder #0078d4; widget-border #313131; textLink-foreground #4daafc
      editor-background #1f1f1f; editorWidget-background #202020; textCodeBlock-background #2b2b2b; scrollbarSlider-background #79797966
      input-background #313131; input-foreground #cccccc; input-border #3c3c3c; inputValidation-errorBorder #be1100
      dropdown-background #313131; dropdown-foreground #cccccc; dropdown-border #3c3c3c; settings-modifiedItemIndicator #bb800966
      button-background #0078d4; button-foreground #ffffff; button-hoverBackground #026ec1; button-border #ffffff1a
      button-secondaryBackground #313131; button-secondaryForeground #cccccc; button-secondaryHoverBackground #3c3c3c
      list-hoverBackground #2a2d2e; list-activeSelectionBackground #04395e; list-activeSelectionForeground #ffffff
      toolbar-hoverBackground #5a5d5e50; toolbar-activeBackground #63666750
      charts-blue #3794ff; charts-red #f14c4c; charts-green #89d185; charts-yellow #cca700; charts-purple #b180d7
      editorWarning-foreground #cca700; editorError-foreground #f14c4c; editorInfo-foreground #3794ff`),
  },
  light: {
    bodyClass: 'vscode-light',
    colours: colours(`
      foreground #3b3b3b; icon-foreground #3b3b3b; focusBorder #005fb8; widget-border #e5e5e5; textLink-foreground #005fb8
      editor-background #ffffff; editorWidget-background #f8f8f8; textCodeBlock-background #f8f8f8; scrollbarSlider-background #64646466
      input-background #ffffff; input-foreground #3b3b3b; input-border #cecece; inputValidation-errorBorder #be1100
      dropdown-background #ffffff; dropdown-foreground #3b3b3b; dropdown-border #cecece; settings-modifiedItemIndicator #bb800966
      button-background #005fb8; button-foreground #ffffff; button-hoverBackground #0258a8; button-border #0000001a
      button-secondaryBackground #e5e5e5; button-secondaryForeground #3b3b3b; button-secondaryHoverBackground #cccccc
      list-hoverBackground #f2f2f2; list-activeSelectionBackground #e8e8e8; list-activeSelectionForeground #000000
      toolbar-hoverBackground #b8b8b850; toolbar-activeBackground #a6a6a650
      charts-blue #0063d3; charts-red #e51400; charts-green #388a34; charts-yellow #bf8803; charts-purple #652d90
      editorWarning-foreground #bf8803; editorError-foreground #e51400; editorInfo-foreground #0063d3`),
  },
  'high-contrast-dark': {
    bodyClass: 'vscode-high-contrast',
    colours: colours(`
      contrastBorder #6fc3df; contrastActiveBorder #f38518
      foreground #ffffff; icon-foreground #ffffff; focusBorder #f38518; widget-border #6fc3df; textLink-foreground #21a6ff
      editor-background #000000; editorWidget-background #0c141f; textCodeBlock-background #000000; scrollbarSlider-background #6fc3df99
      input-background #000000; input-foreground #ffffff; input-border #6fc3df; inputValidation-errorBorder #be1100
      dropdown-background #000000; dropdown-foreground #ffffff; dropdown-border #6fc3df; settings-modifiedItemIndicator #d38b00
      button-background #000000; button-foreground #ffffff; button-border #6fc3df; button-secondaryForeground #ffffff
      list-activeSelectionForeground #ffffff
      charts-blue #3794ff; charts-red #f48771; charts-green #89d185; charts-yellow #ffd370; charts-purple #b180d7
      editorWarning-foreground #ffd370; editorError-foreground #f48771; editorInfo-foreground #3794ff`),
  },
  'high-contrast-light': {
    bodyClass: 'vscode-high-contrast-light',
    colours: colours(`
      contrastBorder #0f4a85; contrastActiveBorder #006bbd
      foreground #292929; icon-foreground #292929; focusBorder #006bbd; widget-border #0f4a85; textLink-foreground #0f4a85
      editor-background #ffffff; editorWidget-background #ffffff; textCodeBlock-background #f2f2f2; scrollbarSlider-background #0f4a8566
      input-background #ffffff; input-foreground #292929; input-border #0f4a85; inputValidation-errorBorder #b5200d
      dropdown-background #ffffff; dropdown-foreground #292929; dropdown-border #0f4a85; settings-modifiedItemIndicator #0f4a85
      button-background #0f4a85; button-foreground #ffffff; button-hoverBackground #0f4a85; button-border #0f4a85
      button-secondaryBackground #ffffff; button-secondaryForeground #292929; button-secondaryHoverBackground #ffffff
      list-hoverBackground #0f4a851a; list-activeSelectionBackground #0f4a851a; list-activeSelectionForeground #292929
      charts-blue #0063d3; charts-red #b5200d; charts-green #374e06; charts-yellow #895503; charts-purple #652d90
      editorWarning-foreground #895503; editorError-foreground #b5200d; editorInfo-foreground #0063d3`),
  },
};
