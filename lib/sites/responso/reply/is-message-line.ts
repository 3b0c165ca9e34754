/** "Message", "reply", "write": what a chat calls its line, in the languages of helpdesks and with its endings. */
const writing =
  /(?<!\p{L})(?:write|type|reply|respond|answer|message|napisz|wpisz|odpowie\p{L}*|odpisz|wiadomoś\p{L}+|schreib\p{L}*|nachricht|antwort\p{L}*|escrev\p{L}+|escrib\p{L}+|digit[ea]|mensage[mn]s?|mensaje|respo(?:nd|st)\p{L}+|respuesta|écri\p{L}+|répon\p{L}+|scriv\p{L}+|messaggio|rispo\p{L}+|nap[ií][sš]\p{L}*|odpov\p{L}+|zpráv\p{L}+|správ\p{L}+|sv(?:ar|ara)|skriv|meddelande|schrijf|typ|bericht|beantwoord\p{L}*|írj\p{L}*|üzenet|válasz\p{L}*|scri[es]\p{L}*|mesaj\p{L}*|răspun\p{L}+|напиш\p{L}*|повідомлення|відпов\p{L}+|сообщени\p{L}+|ответ\p{L}*)(?!\p{L})/iu;
/** What a field is for that takes no reply: a search, a title, an address, a tag, a note. */
const other =
  /search|szuka|wyszuk|such|find(?!\p{L})|busca|buscar|pesquis|procur|cherch|cerca|hled|hľad|sök|zoek|keres|căut|пошук|поиск|filt|tag|label|etykiet|etikett|title|tytuł|titel|título|titre|titolo|subject|temat|betreff|assunto|asunto|objet|oggetto|předmět|e-?mail|@|phone|telefon|name|nazw|imię|number|numer|nummer|número|code|kod|url|link|note|notat|notiz|nota/iu;

/**
 * True for a single-line field that says that it takes a message or a reply. Chats have such a line where other
 * helpdesks have a large box.
 */
export function isMessageLine(field: Element): boolean {
  if (!(field instanceof HTMLInputElement) || field.type !== 'text' || field.readOnly || field.disabled)
    return false;
  const names = [
    ...[field.placeholder, field.ariaLabel, field.getAttribute('aria-placeholder')],
    ...[...(field.labels ?? [])].map((label) => label.textContent),
  ];
  const said = names.filter((name) => name !== null).join(' ');
  return writing.test(said) && !other.test(said);
}
