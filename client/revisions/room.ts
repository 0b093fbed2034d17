/** The editor groups as `vscode.getEditorLayout` tells of them; sizes in pixels. */
export interface EditorLayout {
  /** 0: the groups stand side by side. 1: one below the other. */
  readonly orientation: 0 | 1;
  readonly groups: readonly LayoutGroup[];
}

interface LayoutGroup {
  readonly size?: number;
  /** They lie across the groups that they are part of. */
  readonly groups?: readonly LayoutGroup[];
}

/** Where a wide editor has room. */
export interface Room {
  /** The group, counted from 1. */
  readonly column: number;
  /** The layout that has the group; absent: the present one. */
  readonly layout?: EditorLayout;
}

/** VS Code knows no more groups than these by number. */
const mostGroups = 9;

/**
 * The group for an editor that should have `enough` pixels: the active one or else the first that has them, rather one that holds texts (`holdsText`,
 * in the order of the groups). Where none has, a new one below all others, which goes away with its last editor; where that would not be wide enough
 * either, a group that holds texts.
 */
export function roomFor(layout: EditorLayout, holdsText: readonly boolean[], active: number, enough: number): Room {
  const widths = widthsOf(layout.groups, layout.orientation === 0, widthOf(layout));
  const fallback = holdsText[active] === true ? active : Math.max(holdsText.indexOf(true), 0);
  const wide = widths.flatMap((width, index) => (width >= enough ? [index] : []));
  const texts = wide.filter(index => holdsText[index] === true);
  const found = texts.includes(active) ? active : (texts[0] ?? (wide.includes(fallback) ? fallback : undefined));
  if (found !== undefined) return { column: found + 1 };
  if (widthOf(layout) < enough || widths.length >= mostGroups) return { column: fallback + 1 };
  return { column: widths.length + 1, layout: withRow(layout) };
}

function withRow({ orientation, groups }: EditorLayout): EditorLayout {
  if (orientation === 0) return { orientation: 1, groups: [{ groups, size: 0.5 }, { size: 0.5 }] };
  const height = groups.reduce((sum, { size = 0 }) => sum + size, 0);
  return { orientation, groups: [...groups, { size: height / groups.length }] };
}

/** Of each group in order; `across` is what the parent has. */
function widthsOf(groups: readonly LayoutGroup[], sideBySide: boolean, across: number): readonly number[] {
  return groups.flatMap(({ size, groups: inner }) => {
    const width = sideBySide && groups.length > 1 ? (size ?? across) : across;
    return inner === undefined ? [width] : widthsOf(inner, !sideBySide, width);
  });
}

/** Of all groups together; without end where only one stands in each row, as there is no wider one to be had. */
function widthOf({ orientation, groups }: EditorLayout): number {
  const rows = orientation === 0 ? [groups] : groups.map(group => group.groups ?? []);
  const widths = rows.filter(row => row.length > 1).map(row => row.reduce((sum, { size = 0 }) => sum + size, 0));
  return widths.length === 0 ? Infinity : Math.max(...widths);
}
