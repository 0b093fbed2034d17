/** What FailedScheduling says where it isn't the same in all versions. */
import type { KubernetesVersion } from '../../kubernetes/kubernetesVersion';
import type { Taint } from '../../kubernetes/node';
import { fitError, type NodeCount, notHelpful } from './fitError';

/** Since 1.34 the plug-in for devices is asked too, and finds nothing. */
const sinceDevices = 34;
/** Since 1.35 taints aren't named any more. */
const sinceUnnamedTaints = 35;

/** Since 1.34 another sentence says that a claim is one pod's. */
const sinceInUse = 34;
/** Since 1.32 nodes that weren't looked at count among the reasons. */
const sinceAbsentNodes = 32;

/** Behind the reasons of the nodes, what preemption says. */
export function withPreemption(server: KubernetesVersion, reasons: string, preemption: string): string {
  return `${reasons} ${server < sinceDevices ? '' : 'no new claims to deallocate, '}preemption: ${preemption}`;
}

/** Where no node was looked at. */
export function withoutNodes(server: KubernetesVersion, nodes: NodeCount, reason: string): string {
  const words = `0/${nodes} nodes are available: ${reason}.`;
  if (server >= sinceDevices) return `${words} not found`;
  return withPreemption(server, words, fitError(nodes, [], notHelpful));
}

export function taintWords(server: KubernetesVersion, { key, value }: Taint): string {
  return server < sinceUnnamedTaints ? `node(s) had untolerated taint {${key}: ${value}}` : 'node(s) had untolerated taint(s)';
}

export function inUseWords(server: KubernetesVersion): string {
  return server < sinceInUse
    ? 'node has pod using PersistentVolumeClaim with the same name and ReadWriteOncePod access mode'
    : 'node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod';
}

/** Of nodes that the pod doesn't name, where it names some. */
export function absentReasons(server: KubernetesVersion): readonly string[] {
  return server < sinceAbsentNodes ? [] : ["node(s) didn't satisfy plugin(s) [NodeAffinity]"];
}

/** Of a pod that may go to one node only, whose port isn't free, where nobody knows how many nodes there are. */
export function noPortWords(server: KubernetesVersion): string {
  const reasons = ["1 node(s) didn't have free ports for the requested pod ports", ...absentReasons(server).map(reason => `… ${reason}`)];
  const preemption = '0/… nodes are available: 1 No preemption victims found for incoming pod, … Preemption is not helpful for scheduling.';
  return withPreemption(server, `0/… nodes are available: ${reasons.join(', ')}.`, preemption);
}
