import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readKustomization } from '../../../../server/kustomize/kustomization';
import { manifestOf } from '../../../../server/past/pastManifest';
import { deploymentWith, workloadIn } from '../past/manifests';

/** The images (with their pull policies, where they aren't the usual one) that a kustomization makes of others. */
function checkImages(containers: string, kustomization: string, expected: string): void {
  const { spec } = manifestOf(
    workloadIn(deploymentWith(containers)),
    readKustomization(kustomization).images.map(({ image }) => image),
  ).template;
  const images = [...spec.containers, ...(spec.initContainers ?? [])].map(container =>
    container['imagePullPolicy'] === 'IfNotPresent' ? container.image : `${container.image} ${String(container['imagePullPolicy'])}`,
  );
  assert.equal(images.join(', '), expected);
}

const one = (image: string, more = ''): string => `containers: [{name: a, image: "${image}"${more}}]`;

test('a tag', () => checkImages(one('nginx:1.26'), 'images: [{name: nginx, newTag: "1.27"}]', 'nginx:1.27'));
test('a name, with the present tag', () =>
  checkImages(one('nginx:1.26'), 'images: [{name: nginx, newName: mirror.example/nginx}]', 'mirror.example/nginx:1.26'));
test('a digest in place of a tag', () => checkImages(one('nginx:1.26'), 'images: [{name: nginx, digest: "sha256:ab"}]', 'nginx@sha256:ab'));
test('a tag in place of a digest', () => checkImages(one('nginx@sha256:ab'), 'images: [{name: nginx, newTag: "2"}]', 'nginx:2'));
test('both', () => checkImages(one('nginx'), 'images: [{name: nginx, newTag: "2", digest: "sha256:ab"}]', 'nginx:2@sha256:ab'));
test('a suffix comes twice, as kustomize has it', () =>
  checkImages(one('nginx:1.26'), 'images: [{name: nginx, tagSuffix: -alpine}]', 'nginx:1.26-alpine-alpine'));
test('but once behind a new name', () =>
  checkImages(one('nginx:1.26'), 'images: [{name: nginx, newName: a/nginx, tagSuffix: -alpine}]', 'a/nginx:1.26-alpine'));
test('a name with its tag', () => checkImages(one('nginx:1.26'), 'images: [{name: "nginx:1.26", newTag: "2"}]', 'nginx:2'));
test('every image', () => checkImages(one('nginx:1.26'), 'images: [{name: "*", newTag: "2"}]', 'nginx:2'));
test('older kustomizations call them imageTags, which come last', () =>
  checkImages(one('nginx:1'), 'imageTags: [{name: nginx, newTag: "3"}]\nimages: [{name: nginx, newTag: "2"}]', 'nginx:3'));
test('an empty tag is none', () => checkImages(one('nginx:'), 'images: [{name: nginx, newName: a}]', 'a Always'));
test('an empty value is none', () => checkImages(one('nginx:1'), 'images: [{name: nginx, newTag: "", newName: a}]', 'a:1'));
test('a digest of another sort than sha256 isn’t matched', () =>
  checkImages(one('nginx@sha512:ab'), 'images: [{name: nginx, newTag: "2"}]', 'nginx@sha512:ab'));
test('but is put in', () => checkImages(one('nginx:1'), 'images: [{name: nginx, digest: "sha512:ab"}]', 'nginx@sha512:ab'));
test('a tag of braces, as some tools leave it', () => checkImages(one('web:{TAG}'), 'images: [{name: web, newTag: "2"}]', 'web:2'));

/** The images that one entry with this name and a new tag `9` makes of others. */
function checkName(name: string, images: string, expected: string): void {
  const containers = images.split(' ').map((image, index) => `{name: c${index}, image: "${image}"}`);
  test(`the name ${name}`, () =>
    checkImages(`containers: [${containers.join(', ')}]`, `images: [{name: '${name}', newTag: "9"}]`, expected.replaceAll(' ', ', ')));
}
checkName('(.*/)?alpine', 'alpine:1 my/alpine:1 alpinex:1', 'alpine:9 my/alpine:9 alpinex:1');
checkName('.*', 'a:1 b/c:1', 'a:9 b/c:9');
checkName('al.ine', 'alpine:1 alxine:1 aline:1', 'alpine:9 alxine:9 aline:1');
checkName('a|b', 'ab:1 xb:1 xbx:1', 'ab:9 xb:9 xbx:1');
checkName('[a-z]+', 'a:1 A:1', 'a:9 A:1');
checkName('c\\+', 'c+:1 cc:1', 'c+:9 cc:1');
checkName('(?i)nginx', 'NGINX:1', 'NGINX:9');
checkName('', 'nginx:1', 'nginx:1');
checkName('nginx:1.26', 'nginx:1.26 nginx:1', 'nginx:9 nginx:1');

test('an image of a registry with a port', () =>
  checkImages(one('localhost:5000/web'), 'images: [{name: "localhost:5000/web", newTag: "3"}]', 'localhost:5000/web:3'));
test('only images of that name, init containers too', () =>
  checkImages(
    'containers: [{name: a, image: "nginx:1"}, {name: b, image: "nginx-exporter:1"}]\ninitContainers: [{name: c, image: "nginx:1"}]',
    'images:\n- name: nginx\n  newTag: "2"\n',
    'nginx:2, nginx-exporter:1, nginx:2',
  ));
test('the pull policy follows the image', () =>
  checkImages(one('nginx'), 'images: [{name: nginx, newTag: latest}]', 'nginx:latest Always'));
test('a pull policy that is written stays', () =>
  checkImages(one('nginx:1', ', imagePullPolicy: Never'), 'images: [{name: nginx, newTag: "2"}]', 'nginx:2 Never'));
for (const text of ['', 'images: nginx', 'images: [nginx, {newTag: a}, null]', '- [', 'resources: [a.yaml]']) {
  test(`nothing to replace in ${JSON.stringify(text)}`, () => checkImages(one('nginx:1'), text, 'nginx:1'));
}
