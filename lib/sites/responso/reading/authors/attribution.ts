/** `12.11.2026, Anna Nowak napisała:` */
export const attribution =
  /(?:wrote|napisa[lł]\(?a?\)?|escreveu|schrieb|a écrit|escribi[oó])\s*(?::\s*)?$|^-{2,}\s*(?:original message|wiadomość oryginalna|mensagem original)/i;
