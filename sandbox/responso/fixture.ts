import type { Ticket } from '../shop/ticket.ts';

/** Unix seconds: 22 November 2026, 12:00 UTC. */
export const NOW = 1795348800;
const HOUR = 3600;
const nothing: Ticket['truth'] = { orderIds: [], by: 'nothing' };

/**
 * A few handwritten tickets for the stand-in's own tests: one of each type; two agents, and one ticket without an
 * agent.
 */
export function makeTickets(): Ticket[] {
  return [
    {
      id: '1001',
      type: 'ticket',
      subject: 'Gdzie jest moja paczka?',
      source: { channel: 'Allegro', account: 'DomowyKubek' },
      status: 'open',
      agent: null,
      requester: {
        name: 'Ala Kot',
        email: 'ala+x7@allegromail.pl',
        login: 'ala_kot',
        phone: '+48 600 100 200',
      },
      orderNumber: '7c1f1d60-51c2-11f0-9f0a-0f1e2d3c4b5a',
      language: 'pl',
      messages: [
        message('m1', 'buyer', 'Ala Kot', 5, 'Dzień dobry,\n\nzamówiłam dwa kubki i nadal nic. Kiedy dojdą?'),
        message('m2', 'system', 'Responso', 5, 'Wysłano autoresponder'),
        message('m3', 'agent', 'Łucja Zielińska', 3, 'Dzień dobry Pani Alu, już sprawdzam.'),
        message(
          'm4',
          'buyer',
          'Ala Kot',
          2,
          'Dziękuję!\n\n> już sprawdzam\n> pozdrawiam\n\nCzekam <b>cierpliwie</b>.',
        ),
      ],
      truth: nothing,
    },
    {
      id: '1002',
      type: 'return',
      subject: 'Zwrot: talerz <script>alert(1)</script> "pęknięty"',
      source: { channel: 'E-mail', account: 'bok@domowykubek.example' },
      status: 'open',
      agent: 'Łucja Zielińska',
      requester: { name: 'Jan Nowak', email: 'jan.nowak@example.com' },
      language: 'pl',
      messages: [
        {
          ...message('m5', 'buyer', 'Jan Nowak', 30, 'Talerz przyszedł pęknięty, chcę go zwrócić.'),
          attachments: [{ name: 'talerz.png', type: 'image/png', bytes: new Uint8Array([137, 80, 78, 71]) }],
        },
      ],
      truth: nothing,
    },
    {
      id: '1003',
      type: 'review',
      subject: 'Loja excelente, mas a entrega demorou',
      source: { channel: 'Shopee', account: 'CasaCaneca' },
      status: 'solved',
      agent: 'Paulo Lima',
      requester: { name: 'João Silva', login: 'joaosilva88' },
      orderNumber: '2411208XKQ2M1P',
      language: 'pt',
      messages: [message('m6', 'buyer', 'João Silva', 80, 'Produto ótimo. Entrega lenta.')],
      truth: nothing,
    },
    {
      id: '1004',
      type: 'ticket',
      subject: 'Faktura do zamówienia',
      source: { channel: 'E-mail', account: 'bok@domowykubek.example' },
      status: 'open',
      agent: 'Paulo Lima',
      requester: { name: 'Ewa Wójcik', email: 'ewa@example.com', phone: '600 300 400' },
      language: 'pl',
      messages: [message('m7', 'buyer', 'Ewa Wójcik', 9, 'Proszę o fakturę do zamówienia 900000004.')],
      truth: nothing,
    },
  ];
}

function message(
  id: string,
  from: 'buyer' | 'agent' | 'system',
  author: string,
  hoursAgo: number,
  text: string,
): Ticket['messages'][number] {
  return { id, from, author, at: NOW - hoursAgo * HOUR, text, attachments: [] };
}
