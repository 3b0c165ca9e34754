import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { account } from '@/tests/fixtures/account';
import { wireOrder } from '@/tests/fixtures/wire-order';
import { FailureError } from '@/lib/model/failure';
import type { OrderEdit } from '@/lib/model/change';
import type { OrderFields } from '@/lib/edit/order-fields';
import { wireOrderSchema } from '@/lib/background/base-api/schemas';
import { toOrder } from '@/lib/background/base-api/to-order';
import { closeDatabase, database } from '@/lib/background/storage/db';
import { makeEdit } from './edit-fields';
import { cancelChange, confirmAgain, putChange, putEdit, readChange, undoChange } from './outbox';
import { settleChange } from './settle-change';
import type { OutboxWorld } from './outbox-world';

const start = 1_763_480_000_000;
const id = '48213377';
const target = { accountId: 'a', subject: 'fields', id } as const;

/** Base with one order, whose fields a test changes as people in Base would. */
function makeBase(fields: Record<string, string> = {}) {
  const told: unknown[] = [];
  const base = {
    fields: { phone: '600', email: 'a@b.example', admin_comments: 'Fragile', ...fields },
    isThere: true,
    told,
    /** Called before Base does anything: may throw what the way to Base throws. */
    onAsk: (_method: string): void => undefined,
    onAnswer: (_method: string): void => undefined,
    now: start,
  };
  const world: OutboxWorld = {
    ask: async (_accountId, method, { order_id: _, ...parameters }, schema) => {
      base.onAsk(method);
      if (method === 'setOrderFields') {
        base.told.push(parameters);
        base.fields = { ...base.fields, ...parameters };
      }
      base.onAnswer(method);
      return Promise.resolve(
        schema.parse({ orders: base.isThere ? [{ ...wireOrder, ...base.fields }] : [] }),
      );
    },
    now: () => base.now,
  };
  return { base, world };
}

const lose = (): never => {
  throw new FailureError({ kind: 'offline' });
};

function onSet(act: () => void): (method: string) => void {
  return (method) => {
    if (method === 'setOrderFields') act();
  };
}

async function put(from: OrderFields, to: OrderFields, addedNote = ''): Promise<OrderEdit> {
  const content = makeEdit(from, to, addedNote ? { does: 'add', text: addedNote } : null);
  const edit = await putEdit({ accountId: 'a', id, ...content }, start);
  if (!edit) throw new Error('not put');
  return edit;
}

const putPhone = () => put({ phone: '600' }, { phone: '700' });
const putNote = (seen = 'Fragile') => put({ sellerComments: seen }, {}, 'Called');
const logNow = async () => (await (await database()).getAll('activity')).map(({ result }) => result);
const keptNow = async () => (await database()).get('orders', ['a', id]);

beforeEach(async () => {
  await closeDatabase();
  indexedDB.deleteDatabase('sidecar');
  const db = await database();
  await db.put('accounts', account);
  await db.put('orders', toOrder(wireOrderSchema.parse(wireOrder), 'a', 0, 1));
});

describe('a confirmed edit', () => {
  it('is told to Base once, with nothing but the fields that change; the order and the log have it', async () => {
    const { base, world } = makeBase();
    await put({ phone: '600', country: 'PL' }, { phone: '700', country: 'DE' });
    base.fields = { ...base.fields, ...{ delivery_country_code: 'pl' } };
    expect(await logNow()).toEqual(['pending']);
    await settleChange(world, target);
    await settleChange(world, target);
    expect(base.told).toEqual([{ phone: '700', delivery_country_code: 'DE' }]);
    expect(await readChange(target)).toMatchObject({ state: 'done', found: { phone: '700', country: 'DE' } });
    expect(await keptNow()).toMatchObject({ phone: '700', readAt: start });
    const [line] = await (await database()).getAll('activity');
    expect(line).toMatchObject({ subject: 'fields', id, fields: ['country', 'phone'], result: 'done' });
    // The log names the fields only.
    expect(JSON.stringify(line)).not.toContain('700');
  });

  it('is not sent where Base has it already', async () => {
    const { base, world } = makeBase({ phone: ' 700 ' });
    await putPhone();
    await settleChange(world, target);
    expect(base.told).toEqual([]);
    expect(await logNow()).toEqual(['unchanged']);
  });

  it('waits for the agent where somebody changed a field of it meanwhile, and never for another field', async () => {
    const { base, world } = makeBase({ email: 'new@b.example', phone: '650' });
    const edit = await putPhone();
    await settleChange(world, target);
    expect(await readChange(target)).toMatchObject({ state: 'conflict', found: { phone: '650' } });
    expect(base.told).toEqual([]);
    await confirmAgain({ ...edit, from: { phone: '650' } });
    await settleChange(world, target);
    expect(base.told).toEqual([{ phone: '700' }]);
  });

  it('is done when Base said so, also where Base has stored something else', async () => {
    const { base, world } = makeBase();
    base.onAnswer = onSet(() => (base.fields = { ...base.fields, phone: '70' }));
    await putPhone();
    await settleChange(world, target);
    expect(await readChange(target)).toMatchObject({ state: 'done', found: { phone: '70' } });
  });

  it('fails for an order that Base does not list any more', async () => {
    const { base, world } = makeBase();
    base.isThere = false;
    await putPhone();
    await settleChange(world, target);
    expect(await readChange(target)).toMatchObject({ state: 'failed', failure: null, found: null });
  });

  it('is possible for an order of which nothing but what it changes can be read', async () => {
    const { base, world } = makeBase({ payment_done: 'much' });
    await putPhone();
    await settleChange(world, target);
    expect(base.told).toEqual([{ phone: '700' }]);
  });

  it('stays the only one of its order while it is on its way; the status changes apart from it', async () => {
    const first = await putPhone();
    expect(await put({ email: 'a@b.example' }, { email: 'c@d.example' })).toEqual(first);
    const status = {
      accountId: 'a',
      subject: 'order',
      id,
      who: 'agent',
      ruleId: '',
      from: '1',
      to: '2',
    } as const;
    expect(await putChange(status, start)).toMatchObject({ state: 'pending', to: '2' });
  });

  it('can be undone, once, by an edit of its own; not over what somebody has changed since', async () => {
    const { base, world } = makeBase();
    const edit = await putPhone();
    await settleChange(world, target);
    await undoChange(edit, start);
    await settleChange(world, target);
    await undoChange(edit, start);
    await settleChange(world, target);
    expect(base.told).toEqual([{ phone: '700' }, { phone: '600' }]);
    const again = await readChange(target);
    base.fields.phone = '650';
    if (again) await undoChange(again, start);
    await settleChange(world, target);
    expect(await readChange(target)).toMatchObject({ state: 'conflict', found: { phone: '650' } });
  });

  it('that is too long for Base is not taken, and it is said which field and by how much', async () => {
    const long = put({ phone: '600' }, { phone: '7'.repeat(103) });
    await expect(long).rejects.toMatchObject({ failure: { kind: 'fieldTooLong', field: 'phone', by: 3 } });
    expect(await readChange(target)).toBeUndefined();
  });
});

describe("a text for the seller's note", () => {
  it('is added below what the note says', async () => {
    const { base, world } = makeBase();
    await putNote();
    await settleChange(world, target);
    expect(base.told).toEqual([{ admin_comments: 'Fragile\nCalled' }]);
  });

  it('is the whole note where there was none', async () => {
    const { base, world } = makeBase({ admin_comments: '' });
    await putNote('');
    await settleChange(world, target);
    expect(base.told).toEqual([{ admin_comments: 'Called' }]);
  });

  it('is added below what a colleague has written meanwhile, once the agent has seen that', async () => {
    const { base, world } = makeBase();
    const edit = await putNote();
    base.fields.admin_comments = 'Fragile\nPaid twice';
    await settleChange(world, target);
    expect(await readChange(target)).toMatchObject({ state: 'conflict' });
    await confirmAgain({ ...edit, from: { sellerComments: 'Fragile\nPaid twice' } });
    await settleChange(world, target);
    expect(base.told).toEqual([{ admin_comments: 'Fragile\nPaid twice\nCalled' }]);
  });

  it('is removed by Undo from whatever the note says by then', async () => {
    const { base, world } = makeBase();
    const edit = await putNote();
    await settleChange(world, target);
    base.fields.admin_comments = 'Fragile\nCalled\nPaid twice';
    const undo = await undoChange(edit, start);
    await settleChange(world, target);
    expect(await readChange(target)).toMatchObject({ state: 'conflict' });
    const from = { sellerComments: base.fields.admin_comments };
    await confirmAgain({ ...target, changeId: undo?.changeId ?? '', from });
    await settleChange(world, target);
    expect(base.fields.admin_comments).toBe('Fragile\nPaid twice');
  });

  it('is not added twice when its answer was lost and a colleague wrote below it', async () => {
    const { base, world } = makeBase();
    base.onAnswer = onSet(() => {
      base.fields.admin_comments += '\nPaid twice';
      lose();
    });
    await putNote();
    await settleChange(world, target);
    expect(await readChange(target)).toMatchObject({ state: 'done' });
    expect(base.fields.admin_comments).toBe('Fragile\nCalled\nPaid twice');
  });

  it('never overwrites the text of a colleague where another field of the edit is still to be sent', async () => {
    const { base, world } = makeBase();
    const edit = await put({ phone: '600', sellerComments: 'Fragile' }, { phone: '700' }, 'Called');
    base.fields.admin_comments = 'Fragile\nCalled\nPaid twice';
    await settleChange(world, target);
    expect(await readChange(target)).toMatchObject({ state: 'conflict' });
    await confirmAgain({ ...edit, from: { phone: '600', sellerComments: base.fields.admin_comments } });
    await settleChange(world, target);
    expect(base.fields).toMatchObject({ phone: '700', admin_comments: 'Fragile\nCalled\nPaid twice' });
  });

  it('that does not fit any more is not sent', async () => {
    const { base, world } = makeBase();
    const edit = await putNote();
    base.fields.admin_comments = 'x'.repeat(195);
    await settleChange(world, target);
    const again = confirmAgain({ ...edit, from: { sellerComments: base.fields.admin_comments } });
    await expect(again).rejects.toMatchObject({
      failure: { kind: 'fieldTooLong', field: 'sellerComments', by: 2 },
    });
    expect(await readChange(target)).toMatchObject({ state: 'conflict' });
    expect(base.told).toEqual([]);
  });
});

describe('an edit whose answer was lost', () => {
  it('is done where the order has it', async () => {
    const { base, world } = makeBase();
    base.onAnswer = onSet(lose);
    await putPhone();
    await settleChange(world, target);
    expect(await readChange(target)).toMatchObject({ state: 'done' });
    expect(base.told).toHaveLength(1);
  });

  it('is never sent again by itself: after a while the agent is asked', async () => {
    const { base, world } = makeBase();
    base.onAsk = onSet(lose);
    const edit = await putPhone();
    expect(await settleChange(world, target)).toBe(start + 10_000);
    base.onAsk = () => undefined;
    base.now = start + 10_000;
    await settleChange(world, target);
    expect(await readChange(target)).toMatchObject({ state: 'unknown', found: { phone: '600' } });
    expect(base.told).toEqual([]);
    await confirmAgain({ ...edit, from: { phone: '600' } });
    await settleChange(world, target);
    expect(base.told).toEqual([{ phone: '700' }]);
  });
});

it('an edit that is cancelled leaves the one before it the last', async () => {
  const { base, world } = makeBase();
  const done = await putPhone();
  await settleChange(world, target);
  base.onAsk = lose;
  const waiting = await put({ phone: '700' }, { phone: '800' });
  await settleChange(world, target);
  expect(await readChange(target)).toMatchObject({ state: 'pending', failure: { kind: 'offline' } });
  await cancelChange(waiting);
  expect(await readChange(target)).toMatchObject({ changeId: done.changeId, state: 'done', replaced: null });
});
