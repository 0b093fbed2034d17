import { nodeOf } from '../kubernetes/node';
import { classesOf } from '../kubernetes/nodeClass';
import { objectsOf } from '../kubernetes/objectsOf';
import { plainObject } from '../kubernetes/surroundings/plainObject';
import type { NodeClass } from '../protocol/nodes';
import { parseDocument } from '../yaml/parse';
import { splitDocuments } from '../yaml/splitDocuments';

/** The nodes of a text such as `kubectl get nodes -o yaml` prints, those that are alike together; none of what can't be read. */
export function nodesIn(text: string): readonly NodeClass[] {
  const found = splitDocuments(text).flatMap(({ start, end, format }) =>
    objectsOf(parseDocument(text.slice(start, end), 0, format).root).flatMap(({ node, type }) =>
      type === 'v1/Node' ? nodeOf(plainObject(node)) : [],
    ),
  );
  return classesOf(found);
}
