import type { Activity } from '../../lib/model/activity';
import type { Change } from '../../lib/model/change';
import { stateOf, type Call } from './work.ts';

/** A change that an agent has confirmed. Times are Unix ms of Base's clock. */
export interface Confirmation {
  name: string;
  to: string;
  at: number;
  /** The id of the resulting change; '' if the worker died before it answered. */
  changeId: string;
  /** True if Base already had it, or if somebody else has set it since. */
  wasThere: boolean;
  givenUpAt: number;
  giveUp: (at: number) => void;
}

/** A change that has ended, and its last confirmation before that. */
export interface Ended {
  change: Change;
  confirmation: Confirmation | undefined;
}

export interface Verdict {
  /** Changes that Sidecar reports as done although they are not, or that it never reports on. */
  lost: string[];
  /** Changes that reached Base although Sidecar reports that they were not made. */
  denied: string[];
  /** Confirmations that were sent to Base more than once. */
  repeated: string[];
  /** Changes that were sent to Base although nobody had confirmed them, or the agent had cancelled them. */
  unconfirmed: string[];
}

/** Compares what agents confirmed, what was sent to Base, and what Sidecar reports. */
export function judge({
  confirmations,
  calls,
  ended,
  log,
}: {
  confirmations: readonly Confirmation[];
  calls: readonly Call[];
  ended: readonly Ended[];
  log: readonly Activity[];
}): Verdict {
  const told = new Map<Confirmation, number>();
  const unconfirmed: string[] = [];
  for (const call of calls) {
    const meant = confirmations.findLast(
      ({ name, to, at, givenUpAt }) =>
        name === call.name && to === call.to && at <= call.at && call.at <= givenUpAt,
    );
    if (meant) told.set(meant, (told.get(meant) ?? 0) + 1);
    else unconfirmed.push(`${call.name} to ${call.to}`);
  }
  const repeated = [...told]
    .filter(([, count]) => count > 1)
    .map(([{ name, to }, count]) => `${name} to ${to}: ${String(count)} times`);
  const isFalse = ({ change: { state, changeId } }: Ended) => {
    const its = confirmations.filter((confirmation) => confirmation.changeId === changeId);
    return state === 'done' && its.length > 0 && !its.some((one) => one.wasThere || (told.get(one) ?? 0) > 0);
  };
  const isSaid = new Set(
    log.filter(({ result }) => result !== 'pending' && result !== 'sending').map(({ changeId }) => changeId),
  );
  const forgotten = confirmations.filter(({ changeId }) => changeId !== '' && !isSaid.has(changeId));
  const lost = [
    ...forgotten.map(({ name, to }) => `${name} to ${to}: forgotten`),
    ...ended
      .filter(isFalse)
      .map(({ change: { subject, id, to } }) => `${subject} ${id} to ${stateOf(to)}: not done`),
  ];
  const denied = ended
    .filter(({ change: { state }, confirmation }) => {
      const saysNo = state === 'failed' || state === 'conflict';
      return saysNo && confirmation !== undefined && told.has(confirmation);
    })
    .map(
      ({ change: { subject, id, to, state } }) =>
        `${subject} ${id} to ${stateOf(to)}: done, and said to be ${state}`,
    );
  return { lost, denied, repeated, unconfirmed };
}
