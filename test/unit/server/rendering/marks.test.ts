import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withMarks, type MarkedKind } from '../../../../server/rendering/marks';

/** A text with a bar where the marks begin: ` |` of a line, ` |+` of an action that writes several. */
function check(name: string, kind: MarkedKind, marked: string): void {
  test(name, () => {
    const plain = marked.replace(/ \|\+?$/gm, '');
    const shown = withMarks(plain, 0, kind).replace(/ #@0:\d+(\+?)$/gm, ' |$1');
    assert.equal(shown, marked);
  });
}

check('a template', 'template', 'kind: Deployment |\nspec: |\n  {{- toYaml .Values.spec | nindent 2 }} |+\n{{ toYaml . }} |+\n');
check(
  'a helper’s lines, and what it is certain to write in lines of their own',
  'helper',
  '{{- define "pod" }}\nspec: |\n  securityContext: |\n    {{- toYaml . | nindent 4 }} |+\n{{ toYaml . | indent 2 }} |+\n{{- end }}\n',
);
check(
  'a helper that yields a name',
  'helper',
  '{{- define "name" }}\n{{ .Values.name | default .Chart.Name }}\n{{ toYaml .Values.name }}\n{{- end }}\n',
);
check(
  'a list in brackets over several lines',
  'template',
  `command: [ |\n  "--a, 'b'", |\n  '--level={{ .Values.level }}', |\n  "--last"\n]\n`,
);
check('a text over several lines', 'template', 'text: "one,\n  two",\nblock: | |\n  "quoted",\n');
