import type { Random } from './random.ts';
import type { Attachment, Message, Ticket } from './ticket.ts';
import { englishAnswers, signature, texts } from './ticket-texts.ts';

interface ConversationWish {
  type: Ticket['type'];
  language: Ticket['language'];
  buyerName: string;
  /** How the buyer names the order; empty if the text names none. */
  quote: string;
  agent: string | null;
  /** A phone number as written that belongs to nobody in the shop. */
  unusedPhone: string;
  /** Unix seconds: no message is older. */
  since: number;
  /** Unix seconds. */
  now: number;
  random: Random;
}

/** Writes a ticket's subject and messages, oldest first: the buyer's opening, then perhaps an answer and more. */
export function makeConversation(wish: ConversationWish): Pick<Ticket, 'subject' | 'messages'> {
  const { type, language, buyerName, quote, agent, random, now } = wish;
  const words = texts[language];
  const opening = random.pick(
    type === 'return' ? words.returns : type === 'review' ? words.reviews : words.questions,
  );
  const noise = random
    .pick(words.noise)
    .replace('{phone}', wish.unusedPhone)
    .replace('{date}', new Date(wish.since * 1000).toISOString().slice(0, 10).split('-').reverse().join('.'));

  const messages: Message[] = [];
  let at = random.integer(wish.since, now);
  const say = (from: Message['from'], author: string, text: string, attachments: Attachment[] = []) => {
    messages.push({ id: `m${String(messages.length + 1)}`, from, author, at, text, attachments });
    at = Math.min(now, at + random.integer(120, 14_400));
  };

  const body = [
    random.pick(words.greetings),
    opening.text.replace('{quote}', quote).trim(),
    ...(random.chance(0.7) ? [noise] : []),
    `${random.pick(words.closings)}\n${buyerName}`,
  ];
  say('buyer', buyerName, body.join('\n\n'));
  if (random.chance(0.3)) say('system', '', random.pick(words.events));
  if (agent !== null && random.chance(0.6)) {
    const answer = random.pick(agent === 'Oliver' ? englishAnswers : words.answers);
    say('agent', agent, `${answer}\n\n${signature}`);
    if (random.chance(0.4)) {
      const attachments = random.chance(0.3) ? [photo] : [];
      say('buyer', buyerName, random.pick(words.followUps), attachments);
    }
  }
  return { subject: opening.subject, messages };
}

/** One grey pixel. */
const photo: Attachment = {
  name: 'foto.png',
  type: 'image/png',
  bytes: Uint8Array.from(
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
      'base64',
    ),
  ),
};
