/** `12.11.2026, Anna Nowak napisała:` */
export const attribution =
  /(?:wrote|napisa[lł]\(?a?\)?|escreveu|schrieb|a écrit|escribi[oó]|ha scritto|napsala?|schreef|skrev|írta|a scris|написа\p{L}+)\s*(?::\s*)?$|^-{2,}\s*(?:original message|wiadomość oryginalna|mensagem original)/iu;
