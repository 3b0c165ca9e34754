/** Texts that pages show when a file is refused, in the languages of helpdesks. */
const words = [
  // English
  "not (?:be )?(?:allowed|supported|accepted|permitted|attached|uploaded|added)|n't (?:allowed|supported|accepted|be)",
  "unsupported|invalid|forbidden|refused|rejected|too (?:large|big|long)|exceed|fail(?:ed|ure)|error|could ?n[o’']t|cannot|unable",
  // Polish
  'niedozwol|nieobsług|nieprawidłow|niepoprawn|odrzuc|nie (?:można|udało|jest|został|dodano)|za (?:duż|dług)|zbyt duż|przekracza|błąd',
  // Portuguese, Spanish
  'não (?:é |foi |pode |suporta|permit|aceit)|inválid|recusad|rejeitad|muito grande|excede|falh(?:a|ou)|\\berro\\b',
  'no (?:se |es |está |permit|admit|compatible)|rechazad|demasiado grande|\\bfalló\\b',
  // German
  'nicht (?:erlaubt|zulässig|zugelassen|unterstützt|möglich|akzeptiert|hochgeladen)|ungültig|abgelehnt|zu groß|fehler|überschreit',
  // French, Italian
  'non (?:autoris|pris|support|accept|valid|consentit|ammess|permess)|refusé|trop (?:grand|gros|volumineux)|erreur|échec|troppo grande|errore',
  // Czech, Slovak
  'není|nie je povolen|nepovolen|nepodporovan|neplatn|zamítnut|příliš velk|príliš veľk|chyba',
  // Hungarian, Romanian
  'nem (?:engedélyezett|támogatott|sikerült)|érvénytelen|túl nagy|\\bhiba|nu (?:este|s-a)|nepermis|prea mare|eroare',
];

const refusal = new RegExp(words.join('|'), 'i');

/** True for a text that refuses something. */
export function isRefusal(text: string): boolean {
  return refusal.test(text);
}
