import path from 'node:path';
import { kindOf } from '../../workspace/files';
import type { Found } from './source';
import { liesIn, pathFrom } from '../../workspace/paths';

/** The chart that a file is part of: the outermost one of those whose folders hold it. Null for a file that nothing is rendered from. */
export async function chartOf(file: string, folder: string): Promise<Found | null> {
  const nearest = await nearestChart(path.dirname(file), folder);
  if (nearest === null) return null;
  const own = pathFrom(nearest, file);
  const role = roleOf(own);
  if (role === null) return null;
  const root = await outermost(nearest, folder);
  const isDefault = own === 'values.yaml' || own === 'values.yml';
  return {
    sources: [{ kind: 'chart', root, folder }],
    role,
    file: isDefault || role === 'values' ? file : pathFrom(root, file),
  };
}

/** By the path from the chart's folder. */
function roleOf(own: string): Found['role'] | null {
  if (own.startsWith('templates/')) return /\.(?:ya?ml|tpl|tmpl|txt)$/.test(own) && !/(?:^|\/)NOTES\.txt$/.test(own) ? 'template' : null;
  if (own === 'Chart.yaml') return 'parts';
  if (/^(?:crds|charts)\//.test(own)) return null;
  const { name, ext } = path.parse(own);
  const isValues = name.toLowerCase().includes('values') || /^(?:env[^/]*|values|config|ci)\//.test(own);
  return isValues && ['.yaml', '.yml'].includes(ext) ? 'values' : null;
}

async function nearestChart(directory: string, folder: string): Promise<string | null> {
  for (let at = directory; liesIn(at, folder); at = path.dirname(at)) {
    if ((await kindOf(path.join(at, 'Chart.yaml'))) === 'file') return at;
    if (at === path.dirname(at)) return null;
  }
  return null;
}

/** A chart in `charts/X` of another one is rendered by that: only there it has its values. */
async function outermost(chart: string, folder: string): Promise<string> {
  let root = chart;
  while (path.basename(path.dirname(root)) === 'charts') {
    const above = path.dirname(path.dirname(root));
    if (!liesIn(above, folder) || (await kindOf(path.join(above, 'Chart.yaml'))) !== 'file') return root;
    root = above;
  }
  return root;
}
