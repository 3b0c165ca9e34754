/**
 * Words for a shop's mailbox, in the languages of helpdesks: `kontakt@…`, `reklamacje.allegro@…`. An office is also that
 * of a firm that buys.
 */
const mailboxWords = new Set(
  (
    'kontakt contact contato info bok shop store sklep loja eshop obchod help helpdesk pomoc ajuda hilfe ' +
    'support suporte podpora service serwis servis kundenservice obsluga sales sprzedaz vendas zamowienia zamowienie ' +
    'order orders bestellung pedidos reklamacje reklamacja reklamace zwroty returns rma hello hallo customercare ' +
    'atendimento sac'
  ).split(' '),
);
const robot =
  /^(?:(?:do[._-]?)?not?[._-]?(?:reply|response)|mailer-daemon|postmaster|nie-?odpowiadaj|wordpress@|web-?form|kontaktformular|formular[zy]?@|formulari?o@|notifications?@|powiadomienia@)/i;

/** True for an address that a firm's mailbox may have, and hardly a person. */
export function isShopsName(address: string): boolean {
  const [local = ''] = address.toLowerCase().split('@');
  return local.split(/[._+-]/).some((word) => mailboxWords.has(word));
}

/** True for an address that only sends, and so is never a buyer's: `no-reply@shop.example`. */
export function isRobot(address: string): boolean {
  return robot.test(address);
}
