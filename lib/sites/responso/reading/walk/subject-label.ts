const label =
  /^(?:(?:ticket |conversation )?subject|temat(?: zg[lł]oszenia| wiadomo[sś]ci)?|tytu[lł]|assunto|t[ií]tulo|betreff|p[rř]edm[eě]t|asunto|objet|oggetto)\s*:?$/i;

/** True for a text that labels a ticket's subject. */
export function isSubjectLabel(text: string): boolean {
  return text.length <= 30 && label.test(text.trim());
}
