/** Every machine of the house by the name that the journal uses, and its definition as a graph to draw. */
import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { agentCharts } from '../agents/charts.ts';
import { labelOf } from '../protocols/step.ts';
import { tlsClientMachine, tlsServerMachine } from '../protocols/tls/handshake.machine.ts';
import { dnsClient } from '../protocols/dns/client.machine.ts';
import { dnsSession } from '../protocols/dns/session.machine.ts';
import { httpClient } from '../protocols/http/client.machine.ts';
import { httpSession } from '../protocols/http/session.machine.ts';
import { imapClient } from '../protocols/imap/client.machine.ts';
import { imapSession } from '../protocols/imap/session.machine.ts';
import { pop3Client } from '../protocols/pop3/client.machine.ts';
import { pop3Session } from '../protocols/pop3/session.machine.ts';
import { smtpClient } from '../protocols/smtp/client.machine.ts';
import { smtpSession } from '../protocols/smtp/session.machine.ts';
import type { Chart, ChartEdge, ChartNode } from './api.ts';

const machines = new Map<string, AnyStateMachine>(
  Object.entries({
    'smtp.session': smtpSession,
    'smtp.client': smtpClient,
    'pop3.session': pop3Session,
    'pop3.client': pop3Client,
    'imap.session': imapSession,
    'imap.client': imapClient,
    'tls.client': tlsClientMachine,
    'tls.server': tlsServerMachine,
    'dns.session': dnsSession,
    'dns.client': dnsClient,
    'http.session': httpSession,
    'http.client': httpClient,
  }),
);
for (const [name, { machine }] of Object.entries(agentCharts)) machines.set(name, machine);

/** Names of all machines of the house. */
export const CHARTS: readonly string[] = [...machines.keys()];

/** The graph of a machine; empty for a name that is none. */
export function chartOf(name: string): Chart {
  const machine = machines.get(name);
  const nodes = machine ? nodesBelow(machine.root) : [];
  return { name, nodes: nodes.map(nodeOf), edges: nodes.concat(machine ? [machine.root] : []).flatMap(edgesOf) };
}

function nodesBelow(node: AnyStateNode): AnyStateNode[] {
  return Object.values(node.states).flatMap((child) => [child, ...nodesBelow(child)]);
}

function pathOf(node: AnyStateNode): string {
  return node.path.join('.');
}

function nodeOf(node: AnyStateNode): ChartNode {
  const initial = node.parent?.initial.target?.includes(node) ?? false;
  return { id: pathOf(node), parent: node.parent ? pathOf(node.parent) : '', initial, final: node.type === 'final' };
}

/** An edge without a target stays where it is. The root's edges leave from '': from every state. */
function edgesOf(node: AnyStateNode): ChartEdge[] {
  const edges = [...node.transitions.values()].flat();
  return edges.map((edge) => ({
    source: pathOf(node),
    target: edge.target?.[0] ? pathOf(edge.target[0]) : pathOf(node),
    label: labelOf(edge, edge.eventType),
  }));
}
