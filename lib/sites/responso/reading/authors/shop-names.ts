/** Words for a firm's mailbox, in the languages of helpdesks: `kontakt@…`, `reklamacje.allegro@…`. */
const mailboxWords = new Set(
  (
    'kontakt contact contato info biuro office bok shop store sklep loja eshop obchod help helpdesk pomoc ajuda hilfe ' +
    'support suporte podpora service serwis servis kundenservice obsluga sales sprzedaz vendas zamowienia zamowienie ' +
    'order orders bestellung pedidos reklamacje reklamacja reklamace zwroty returns rma hello hallo hej hi care team ' +
    'zespol customer customercare klient atendimento sac allegro amazon ebay mail poczta sekretariat admin'
  ).split(' '),
);
const robot = /^(?:(?:do[._-]?)?not?[._-]?(?:reply|response)|mailer-daemon|postmaster|nie-?odpowiadaj)/i;

/** True for an address that a firm's mailbox may have: `kontakt@shop.example`, `kubki@kubki.example`. */
export function isShopsName(address: string): boolean {
  const [local = '', domain = ''] = address.toLowerCase().split('@');
  return domain.startsWith(`${local}.`) || local.split(/[._+-]/).some((word) => mailboxWords.has(word));
}

/** True for an address that only sends, and so is never a buyer's: `no-reply@shop.example`. */
export function isRobot(address: string): boolean {
  return robot.test(address);
}
