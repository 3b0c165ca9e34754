import { setTimeout as wait } from 'node:timers/promises';
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Context } from 'hono';
import type { Attachment, Ticket } from '../shop/ticket.ts';
import { FILTERS, isInFilter, listTickets } from './inbox.ts';
import type { InboxView } from './inbox.ts';
import { readPreferences } from './preferences.ts';
import type { ResponsoSettings } from './preferences.ts';
import type { Agent, Sessions } from './sessions.ts';
import { rowAnswer, ticketAnswer } from './ticket-answer.ts';
import type { Reply } from './ticket-answer.ts';
import { readField } from './read-field.ts';

interface ApiOptions {
  tickets: readonly Ticket[];
  /** Unix ms. */
  now: () => number;
  settings: ResponsoSettings;
  sessions: Sessions;
  /** New replies are added at the end. */
  replies: Reply[];
}

/** Serves the JSON for the stand-in's pages, and the files of the conversations. Signed-out requests get 401. */
export function createApi({ tickets, now, settings, sessions, replies }: ApiOptions) {
  const api = new Hono<{ Variables: { agent: Agent } }>();
  const findTicket = (id: string) => tickets.find((ticket) => ticket.id === id);
  const repliesTo = (id: string) => replies.filter(({ ticketId }) => ticketId === id);

  const requireAgent = createMiddleware<{ Variables: { agent: Agent } }>(async (c, next) => {
    const agent = sessions.agentOf(c);
    if (!agent) return c.json({ error: 'unauthenticated' }, 401);
    c.set('agent', agent);
    await next();
  });
  api.use('/api/*', requireAgent);
  api.use('/files/*', requireAgent);

  api.get('/api/tickets', (c) => {
    const { name } = c.get('agent');
    const counts = FILTERS.map((filter): [string, number] => [
      filter,
      tickets.filter((t) => isInFilter(t, filter, name)).length,
    ]);
    return c.json({
      tickets: listTickets(tickets, readView(c), name).map(rowAnswer),
      counts: Object.fromEntries(counts),
      now: Math.floor(now() / 1000),
    });
  });

  api.get('/api/tickets/:id', async (c) => {
    await wait(readPreferences(c, settings).delay);
    const ticket = findTicket(c.req.param('id'));
    if (!ticket) return c.json({ error: 'not_found' }, 404);
    const list = listTickets(tickets, readView(c), c.get('agent').name);
    return c.json(ticketAnswer(ticket, repliesTo(ticket.id), list));
  });

  api.post('/api/tickets/:id/replies', async (c) => {
    const ticket = findTicket(c.req.param('id'));
    if (!ticket) return c.json({ error: 'not_found' }, 404);
    const form = await c.req.formData();
    const files = form.getAll('attachments').filter((value) => typeof value !== 'string');
    const reply: Reply = {
      id: `reply-${replies.length + 1}`,
      ticketId: ticket.id,
      author: c.get('agent').name,
      at: Math.floor(now() / 1000),
      text: readField(form, 'text'),
      attachments: await Promise.all(files.map(readFile)),
    };
    if (!reply.text.trim() && files.length === 0) return c.json({ error: 'empty' }, 422);
    replies.push(reply);
    return c.json({ id: reply.id }, 201);
  });

  api.get('/files/:ticketId/:messageId/:index/:name', (c) => {
    const { ticketId, messageId, index } = c.req.param();
    const messages = [...(findTicket(ticketId)?.messages ?? []), ...repliesTo(ticketId)];
    const file = messages.find(({ id }) => id === messageId)?.attachments[Number(index)];
    if (!file) return c.notFound();
    return c.body(new Uint8Array(file.bytes), 200, {
      'Content-Type': file.type || 'application/octet-stream',
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    });
  });

  return api;
}

function readView(c: Context): InboxView {
  const wanted = c.req.query('filter');
  return { filter: FILTERS.find((name) => name === wanted) ?? 'all', query: c.req.query('q')?.trim() ?? '' };
}

async function readFile(file: File): Promise<Attachment> {
  return { name: file.name, type: file.type, bytes: new Uint8Array(await file.arrayBuffer()) };
}
