/** Words before the name of somebody who is greeted: `Hello Marco`, `Sehr geehrter Herr Vogt`. */
const greeting =
  /^(?:h(?:ello|i|ey|ej|allo|ola)|dear|good \p{L}+|dzień dobry|witam|cześć|szanown\p{L}+|ol[aá]|oi|prezad[oa]|bo[am] \p{L}+|guten \p{L}+|liebe[rs]?|sehr geehrte[rs]?|ahoj|dobrý den|bonjour)(?:[ ,]+(?:pani?[ae]?|herrn?|frau|mrs?|sra?|senhora?)\.?)?[ ,]+(?=\p{L})/iu;

/** The greeted name's beginning in `Hello Marco, one moment.`; undefined if nobody is greeted by name. */
export function greetedIn(text: string): string | undefined {
  const said = greeting.exec(text)?.[0];
  return said === undefined ? undefined : /^\p{Lu}[\p{L}'’-]+/u.exec(text.slice(said.length))?.[0];
}
