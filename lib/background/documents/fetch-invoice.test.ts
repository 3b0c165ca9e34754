import 'fake-indexeddb/auto';
import { beforeEach, expect, it, vi } from 'vitest';
import { account } from '@/tests/fixtures/account';
import { errorPages, labelBytes } from '@/tests/fixtures/labels';
import { FailureError } from '@/lib/model/failure';
import { largestFile } from '@/lib/documents/document';
import { database } from '@/lib/background/storage/db';
import { sealToken } from '@/lib/background/storage/vault';

const place = { accountId: 'a', orderId: '48213377', invoiceId: '9241', number: 'FV 12/11/2026' };
const invoice = {
  invoiceId: '9241',
  type: 'invoice',
  number: 'FV 12/11/2026',
  issuedAt: 1,
  total: 49_995,
  currency: 'PLN',
} as const;
const base64 = labelBytes.pdf.toString('base64');

/** Base as the network shows it, and what it was asked. */
let asked: unknown[] = [];
let answer: () => Response;
vi.stubGlobal('fetch', (_: string, { body }: { body: URLSearchParams }) => {
  asked.push([body.get('method'), JSON.parse(body.get('parameters') ?? '')]);
  return Promise.resolve(answer());
});
const sends = (sent: unknown) => () =>
  Response.json({ status: 'SUCCESS', invoice: sent, invoice_number: 'FV 12/11/2026' });
/** Only after `fetch` was replaced, so that the client takes it. */
const fetching = import('./fetch-invoice');

beforeEach(async () => {
  asked = [];
  answer = sends(`data:${base64}`);
  const db = await database();
  await db.clear('budgets');
  await db.put('accounts', account);
  await db.put('tokens', await sealToken('token'), 'a');
  const invoices = [invoice, { ...invoice, invoiceId: '5', type: 'receipt' as const }];
  await db.put('invoices', { accountId: 'a', orderId: place.orderId, invoices, readAt: 1 });
});

it('is asked for by its id, the accounting system’s own first, and comes with a name', async () => {
  const { fetchInvoice } = await fetching;
  const { file, bytes } = await fetchInvoice(place);
  expect(asked).toEqual([['getInvoiceFile', { invoice_id: 9241, get_external: true }]]);
  expect(file).toEqual({ name: 'invoice-48213377-FV-12-11-2026.pdf', type: 'application/pdf', base64 });
  expect(Buffer.from(bytes).equals(labelBytes.pdf)).toBe(true);
});

it('is named by its id where it has no number', async () => {
  const { fetchInvoice } = await fetching;
  await (
    await database()
  ).put('invoices', {
    accountId: 'a',
    orderId: '48213377',
    invoices: [{ ...invoice, number: '' }],
    readAt: 1,
  });
  expect((await fetchInvoice({ ...place, number: '' })).file.name).toBe('invoice-48213377-9241.pdf');
});

it('is not asked for where invoices are switched off, of a receipt, and of what is not here', async () => {
  const { fetchInvoice } = await fetching;
  const failure = async (wanted: Partial<typeof place>) =>
    fetchInvoice({ ...place, ...wanted }).then(
      () => 'none',
      (thrown: unknown) => (thrown instanceof FailureError ? thrown.failure.kind : 'another'),
    );
  expect(await failure({ invoiceId: '5' })).toBe('invoiceMissing');
  expect(await failure({ invoiceId: '999' })).toBe('invoiceMissing');
  expect(await failure({ orderId: '999' })).toBe('invoiceMissing');
  expect(await failure({ accountId: 'b' })).toBe('notConnected');
  await (await database()).put('accounts', { ...account, showInvoices: false });
  expect(await failure({})).toBe('invoicesHidden');
  expect(asked).toEqual([]);
});

const encoded = (bytes: Buffer) => `data:${bytes.toString('base64')}`;
const refuses = (error_code: string) => () =>
  Response.json({ status: 'ERROR', error_code, error_message: '' });
it.each([
  ['Base refuses', refuses('ERROR_INVOICE_ID'), 'invoiceMissing'],
  ['there is nothing in the answer', () => Response.json({ status: 'SUCCESS' }), 'invoiceMissing'],
  ['it is empty', sends(''), 'invoiceMissing'],
  ['it is nothing but data:', sends('data:'), 'invoiceMissing'],
  ['it is null', sends(null), 'invoiceMissing'],
  ['it is a web page', sends(encoded(errorPages.html)), 'fileUnreadable'],
  ['it is an error in JSON', sends(encoded(errorPages.json)), 'fileUnreadable'],
  ['it is a picture', sends(encoded(labelBytes.png)), 'fileUnreadable'],
  ['it is a web page that is not encoded', sends('<html></html>'), 'fileUnreadable'],
  ['it is of a wrong type', sends({ file: base64 }), 'unexpectedAnswer'],
  [
    'it has more than 20 MB',
    sends(encoded(Buffer.concat([labelBytes.pdf], largestFile + 1))),
    'fileTooLarge',
  ],
  ['the token is wrong', refuses('ERROR_BAD_TOKEN'), 'tokenRejected'],
  ['the gateway answers', () => new Response('<html>', { status: 502 }), 'unexpectedAnswer'],
])('when %s, that is what is said', async (_, given, kind) => {
  const { fetchInvoice } = await fetching;
  answer = given;
  await expect(fetchInvoice(place)).rejects.toMatchObject({ failure: { kind } });
});

it('of 20 MB is fetched', async () => {
  const { fetchInvoice } = await fetching;
  answer = sends(encoded(Buffer.concat([labelBytes.pdf], largestFile)));
  expect((await fetchInvoice(place)).bytes.length).toBe(largestFile);
});
