import { wireOrderSchema } from '../../lib/background/base-api/schemas';
import { toOrder } from '../../lib/background/base-api/to-order';
import { editAgain, makeEdit } from '../../lib/background/changes/edit-fields';
import { confirmAgain, putEdit, undoChange, type Target } from '../../lib/background/changes/outbox';
import { nameOf, type OrderEdit } from '../../lib/model/change';
import { fieldsOf } from '../../lib/model/order';
import { FailureError } from '../../lib/model/failure';
import { pickFields, type OrderField, type OrderFields } from '../../lib/edit/order-fields';
import { stateOf, type Place, type Work } from './work.ts';

/** A request may be on its way for this long after the order was read (ms): what comes in between can be overwritten. */
const blind = 120_000;
const wireNames = { phone: 'phone', street: 'delivery_address', sellerComments: 'admin_comments' } as const;
const names = ['phone', 'street', 'sellerComments'] as const;

/** An agent edits orders: a phone, a street, and a text that is added to the seller's note. */
export function workOnEdits({ accountId, account, shop, random, now }: Place): Work {
  const targetOf = (id: unknown): Target => ({ accountId, subject: 'fields', id: String(id) });
  const [first, ...others] = shop.orders.slice(-4).map(({ order_id }) => targetOf(order_id));
  if (!first) throw new Error('The shop has no orders');
  const added: string[] = [];
  const byColleagues: { text: string; at: number }[] = [];

  const fieldsNow = ({ id }: Pick<Target, 'id'>) =>
    fieldsOf(toOrder(wireOrderSchema.parse(account.findOrder(Number(id))), accountId, 0, 0));
  const otherValue = (name: OrderField) => `${name} ${String(random.integer(1, 3))}`;
  const linesOf = (note = '') => note.split('\n');
  const newText = (by: string, list: { length: number }) => `${by}${String(list.length)}`;
  const unlessTooLong = <T>(act: () => T): T | undefined => {
    try {
      return act();
    } catch (thrown) {
      if (thrown instanceof FailureError && thrown.failure.kind === 'fieldTooLong') return undefined;
      throw thrown;
    }
  };

  return {
    targets: [first, ...others],
    begin: (target) => {
      const seen: OrderFields = { ...fieldsNow(target) };
      // Sometimes the panel shows another value than Base.
      if (random.chance(0.15)) seen.phone = otherValue('phone');
      const changed = (['phone', 'street'] as const).filter(() => random.chance(0.6));
      const withNote = changed.length === 0 || random.chance(0.5);
      const note = withNote ? { does: 'add' as const, text: newText('agent', added) } : null;
      if (note) added.push(note.text);
      const from = pickFields(seen, withNote ? [...changed, 'sellerComments'] : changed);
      const to = Object.fromEntries(changed.map((name) => [name, otherValue(name)]));
      const content = unlessTooLong(() => makeEdit(from, to, note));
      return (
        content && {
          to: stateOf(content.to),
          put: () => putEdit({ accountId, id: target.id, ...content }, now()),
        }
      );
    },
    again: (change) => {
      if (change.subject !== 'fields') return undefined;
      const seen = change.found ?? change.from;
      const content = unlessTooLong(() => editAgain(change, seen));
      return content && { to: stateOf(content.to), put: () => confirmAgain({ ...change, from: seen }) };
    },
    undo: (change) => ({ to: stateOf(change.from), put: () => undoChange(change, now()) }),
    has: (target, to) => {
      const fields = fieldsNow(target);
      return to === stateOf(pickFields(fields, namesOfState(to)));
    },
    meddle: ({ id }) => {
      const name = random.pick(names);
      if (name !== 'sellerComments') {
        account.changeOrder(Number(id), { [wireNames[name]]: otherValue(name) });
        return;
      }
      const text = newText('colleague', byColleagues);
      byColleagues.push({ text, at: now() });
      const note = [fieldsNow({ id }).sellerComments, text].filter(Boolean).join('\n');
      account.changeOrder(Number(id), { admin_comments: note });
    },
    calls: () =>
      account.fieldCalls.map(({ orderId, fields, at }) => ({
        name: nameOf(targetOf(orderId)),
        to: stateOf(fromWire(fields)),
        at,
      })),
    faults: () => [...findDoubled(), ...findOverwritten()],
  };

  /** Texts of the agent that are twice in a note. */
  function findDoubled(): string[] {
    return [first, ...others].flatMap((target) => {
      const lines = target ? linesOf(fieldsNow(target).sellerComments) : [];
      return added.filter((text) => lines.filter((line) => line === text).length > 1);
    });
  }

  /** Texts of colleagues that an edit has overwritten although it must have read them. */
  function findOverwritten(): string[] {
    return account.fieldCalls.flatMap(({ before, fields, at }) => {
      const [had, has] = [linesOf(before['admin_comments']), linesOf(fields['admin_comments'])];
      if (fields['admin_comments'] === undefined) return [];
      return byColleagues
        .filter((theirs) => theirs.at < at - blind && had.includes(theirs.text) && !has.includes(theirs.text))
        .map(({ text }) => `${text} was overwritten`);
    });
  }
}

function fromWire(fields: Record<string, string>): OrderEdit['to'] {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = fields[wireNames[name]];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

function namesOfState(to: string): OrderField[] {
  return names.filter((name) => to.includes(`["${name}",`));
}
