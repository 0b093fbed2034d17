import { TextDocument } from 'vscode-languageserver-textdocument';
import type { KubernetesVersion } from '../../server/kubernetes/kubernetesVersion';
import { openFile, type OpenFile } from '../../server/lsp/openFile';
import { defaultSettings, type Settings } from '../../server/lsp/settings';
import { fileSays } from '../../server/preview/fileSays';
import { Surroundings } from '../../server/preview/surroundings';

/** A text with `$0` where the cursor is, as the server has it open. */
export function openAtCursor(
  marked: string,
  server?: KubernetesVersion,
): {
  readonly file: OpenFile;
  readonly position: { readonly line: number; readonly character: number };
} {
  const offset = Math.max(0, marked.indexOf('$0'));
  const file = open(marked.replace('$0', ''), server);
  return { file, position: file.document.positionAt(offset) };
}

/** A text as the server answers from it, beside other files by their URIs. */
export function open(text: string, server?: KubernetesVersion, beside: Readonly<Record<string, string>> = {}): OpenFile {
  const file = openFile(TextDocument.create('file:///manifest.yaml', 'yaml', 1, text), undefined, server);
  const others = Object.entries(beside).map(([uri, own]) => fileSays({ uri, text: own }));
  return new Surroundings([file.says, ...others]).around(file);
}

/** The defaults, and what is assumed in the tests: ready after 5 s, shut down in 3 s. */
export const settings: Settings = { ...defaultSettings, assume: { readySeconds: 5, shutdownSeconds: 3 } };

/** A Deployment of ten pods with these lines in its spec and in its container. */
export function deployment(spec: readonly string[] = [], container: readonly string[] = []): string {
  const lines = (indent: string, added: readonly string[]): string => added.map(line => `${indent}${line}\n`).join('');
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 10
${lines('  ', spec)}  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
        - name: web
          image: web:1
${lines('          ', container)}`;
}

/** A HorizontalPodAutoscaler of a Deployment, both called `web` where nothing else is said. */
export function autoscaler({ name = 'web', target = 'web', minReplicas = 3 } = {}): string {
  return `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: ${name}
spec:
  scaleTargetRef:
    apiVersion: apps/v1
    kind: Deployment
    name: ${target}
  minReplicas: ${minReplicas}
  maxReplicas: 20
`;
}
