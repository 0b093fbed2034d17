// What the programs that ship are made of beside the project's own code: the notices that its licenses ask for, and a bill of materials.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * @typedef {object} Supply a package of which something is in a program
 * @property {string} name
 * @property {string} version
 * @property {string} license its SPDX expression
 * @property {readonly string[]} notices the texts of its license files
 * @property {string | undefined} integrity of its tarball, as package-lock.json has it
 */

/**
 * The packages that are in bundles, by name.
 * @param {string} root the project's folder
 * @param {readonly import('esbuild').Metafile[]} metafiles
 * @returns {readonly Supply[]}
 */
export function suppliesOf(root, metafiles) {
  const outputs = metafiles.flatMap(({ outputs: all }) => Object.values(all));
  const inputs = outputs.flatMap(({ inputs: all }) =>
    Object.entries(all).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
  );
  const folders = new Set(inputs.flatMap(file => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file.replaceAll('\\', '/'))?.[0] ?? []));
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  return [...folders]
    .map(folder => supply(root, folder, packages[folder]?.integrity))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

function supply(root, folder, integrity) {
  const { name, version, license, author } = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
  const files = readdirSync(path.join(root, folder)).filter(file =>
    /^(?:licen[cs]e|copying|notice|thirdpartynotices)(?:[.-].*)?$/i.test(file),
  );
  const notices = files.map(file =>
    readFileSync(path.join(root, folder, file), 'utf8')
      .replaceAll('\r\n', '\n')
      .trim(),
  );
  if (notices.length === 0 && license === 'MIT' && author !== undefined) notices.push(mitOf(root, author.name ?? author));
  if (typeof license !== 'string' || notices.length === 0) throw new Error(`${name} ${version} has no license that could be passed on`);
  return { name, version, license, notices, integrity };
}

/** The license that the project has, too, of a package that only names it. */
function mitOf(root, author) {
  return readFileSync(path.join(root, 'LICENSE'), 'utf8')
    .replace(/^Copyright .*$/m, `Copyright (c) ${author}`)
    .trim();
}

/** @param {readonly Supply[]} supplies */
export function noticesText(supplies) {
  const parts = supplies.map(({ name, version, license, notices }) => [`${name} ${version} (${license})`, ...notices].join('\n\n'));
  return `Kubernetes Rollout Preview contains code of these packages.\n\n${parts.map(part => `${'-'.repeat(72)}\n${part}\n`).join('\n')}`;
}

/**
 * The bill of materials as CycloneDX 1.6; the same for the same packages.
 * @param {{ readonly name: string, readonly version: string, readonly license: string }} own the project's manifest
 * @param {readonly Supply[]} supplies
 */
export function billOfMaterials(own, supplies) {
  const purl = ({ name, version }) => `pkg:npm/${name.replace('@', '%40')}@${version}`;
  const component = (type, made) => ({
    type,
    'bom-ref': purl(made),
    name: made.name,
    version: made.version,
    licenses: [{ license: { id: made.license } }],
    purl: purl(made),
    ...(made.integrity === undefined ? {} : { hashes: [hashOf(made.integrity)] }),
  });
  const bill = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: component('application', own) },
    components: supplies.map(made => component('library', made)),
    dependencies: [{ ref: purl(own), dependsOn: supplies.map(purl) }],
  };
  return `${JSON.stringify(bill, null, 2)}\n`;
}

/** `sha512-BASE64` as CycloneDX has it. */
function hashOf(integrity) {
  const dash = integrity.indexOf('-');
  return {
    alg: integrity.slice(0, dash).toUpperCase().replace('SHA', 'SHA-'),
    content: Buffer.from(integrity.slice(dash + 1), 'base64').toString('hex'),
  };
}
