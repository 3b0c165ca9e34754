import type { Activity } from '../../lib/activity';
import type { StatusChange } from '../../lib/status-change';

/** A status that an agent has confirmed for an order or return. Times in Unix ms of Base's clock. */
export interface Confirmation {
  name: string;
  to: number;
  at: number;
  /** Of the change that it became; '' when the worker died before it could say. */
  changeId: string;
  /** Base had the status already then, or was given it by somebody else since. */
  wasThere: boolean;
  givenUpAt: number;
  giveUp: (at: number) => void;
}

/** A change that reached Base through its API. */
interface Call {
  name: string;
  to: number;
  at: number;
}

export interface Verdict {
  /** Changes that are said to be done and never were, or that nothing is said of in the end. */
  lost: string[];
  /** Confirmations that Base was told of more than once. */
  repeated: string[];
  /** What Base was told and nobody had confirmed, or had given up. */
  unconfirmed: string[];
}

/** Compares what agents confirmed, what Base was told, and what Sidecar says of it. */
export function judge({
  confirmations,
  calls,
  ended,
  log,
}: {
  confirmations: readonly Confirmation[];
  calls: readonly Call[];
  ended: readonly StatusChange[];
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
    else unconfirmed.push(`${call.name} to ${String(call.to)}`);
  }
  const repeated = [...told]
    .filter(([, count]) => count > 1)
    .map(([{ name, to }, count]) => `${name} to ${String(to)}: ${String(count)} times`);
  const isFalse = ({ state, changeId }: StatusChange) => {
    const its = confirmations.filter((confirmation) => confirmation.changeId === changeId);
    return state === 'done' && its.length > 0 && !its.some((one) => one.wasThere || (told.get(one) ?? 0) > 0);
  };
  const isSaid = new Set(
    log.filter(({ result }) => result !== 'pending' && result !== 'sending').map(({ changeId }) => changeId),
  );
  const forgotten = confirmations.filter(({ changeId }) => changeId !== '' && !isSaid.has(changeId));
  const lost = [
    ...forgotten.map(({ name, to }) => `${name} to ${String(to)}: forgotten`),
    ...ended.filter(isFalse).map(({ subject, id, to }) => `${subject} ${id} to ${to}: not done`),
  ];
  return { lost, repeated, unconfirmed };
}
