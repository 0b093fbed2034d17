import { version } from '../package.json';

/** As it names itself to other programs. */
export const productName = 'Kubernetes Rollout Preview';
export const productPage = 'https://github.com/kubernetes-rollout-preview/kubernetes-rollout-preview';
/** package.json's. */
export const productVersion = version;
