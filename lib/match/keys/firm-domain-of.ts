/**
 * Domains where anybody can have an address, so an address tells nothing about a firm: the common providers of the
 * countries that Base serves, and the masked domains of marketplaces.
 */
const domains = new Set(
  (
    'gmail.com googlemail.com outlook.com hotmail.com live.com msn.com icloud.com me.com mac.com yahoo.com ymail.com ' +
    'aol.com gmx.com gmx.net gmx.de web.de t-online.de freenet.de mail.com proton.me protonmail.com pm.me zoho.com ' +
    'tutanota.com fastmail.com mail.ru yandex.com yandex.ru ' +
    'wp.pl o2.pl onet.pl onet.eu op.pl poczta.onet.pl poczta.fm interia.pl interia.eu interia.com tlen.pl gazeta.pl ' +
    'vp.pl autograf.pl spoko.pl buziaczek.pl go2.pl poczta.pl neostrada.pl ' +
    'uol.com.br bol.com.br terra.com.br ig.com.br globo.com globomail.com r7.com oi.com.br ' +
    'outlook.com.br hotmail.com.br yahoo.com.br sapo.pt ' +
    'seznam.cz centrum.cz email.cz post.cz atlas.cz azet.sk zoznam.sk freemail.hu citromail.hu indamail.hu ' +
    'orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it virgilio.it tiscali.it alice.it telefonica.net ' +
    'ukr.net i.ua abv.bg mail.bg ' +
    'allegromail.pl user.allegrogroup.pl marketplace.amazon.pl marketplace.amazon.de marketplace.amazon.com ' +
    'members.ebay.com erli.pl kaufland-marktplatz.de'
  ).split(' '),
);
/** The same providers under many country domains, and marketplaces' masked domains. */
const family =
  /^(?:yahoo|hotmail|outlook|live|gmx|yandex|marketplace\.amazon|members\.ebay)(?:\.[a-z]{2,3}){1,2}$/;

/** Reserved for examples, so they belong to no firm (RFC 2606). */
const reserved = new Set(['example.com', 'example.net', 'example.org']);

/** The firm's domain of an address; '' for a public provider and for a text that is no address. */
export function firmDomainOf(address: string): string {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return !address.includes('@') || domains.has(domain) || reserved.has(domain) || family.test(domain)
    ? ''
    : domain;
}
