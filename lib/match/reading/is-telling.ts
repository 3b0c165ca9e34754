/**
 * True for a token that is unlikely to be a word, a year or a size: at least six characters with three digits, or at
 * least seven capitals and digits. Few digits among small letters are a version, `deb12u6`.
 */
export function isTelling(token: string): boolean {
  if (token.length < 6 || token.length > 60) return false;
  const digits = token.replace(/\D/g, '').length;
  return (digits >= 3 && !/^[a-z]+\d{1,3}[a-z]\d{1,3}$/.test(token)) || /^[A-Z\d]{7,}$/.test(token);
}
