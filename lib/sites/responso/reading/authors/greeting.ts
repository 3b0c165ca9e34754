/** Words before the name of somebody who is greeted: `Hello Marco`, `Sehr geehrter Herr Vogt`. */
const greeting =
  /^(?:hello|hi|hey|dear|good (?:morning|afternoon|evening|day)|dzień dobry|witam|witaj|cze[sś][cć]|szanown\p{L}+|hej|drog[ia]|ol[aá]|oi|prezad[oa]|car[oa]|bom dia|boa (?:tarde|noite)|hallo|guten (?:tag|morgen|abend)|moin|liebe[rs]?|sehr geehrte[rs]?|ahoj|dobr[ýy] den|vážen\p{L}+|bonjour|cher|chère|hola|estimad[oa]|ciao|salut|gentile)(?:[ ,]+(?:pan(?:i[ea]?|e|u)?|herrn?|frau|mr|mrs|ms|sr|sra|senhora?|señora?|monsieur|madame|signora?)\.?)?[ ,]+(?=\p{L})/iu;

/** The greeted name's beginning in `Hello Marco, one moment.`; undefined if nobody is greeted by name. */
export function greetedIn(text: string): string | undefined {
  const said = greeting.exec(text)?.[0];
  return said === undefined ? undefined : /^\p{Lu}[\p{L}'’-]+/u.exec(text.slice(said.length))?.[0];
}
