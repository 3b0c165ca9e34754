/**
 * The words that stand before a value in a ticket, in the languages buyers and helpdesks write in: Polish, English,
 * Portuguese, German. They tell what a number *is*; without one of them a short number is nobody's order.
 */
export const numberWords =
  /(?:zam[oó]wieni\w*|zam\.|order\w*|pedido\w*|compra|bestell\w*|auftrag\w*|transakcj\w*|zakup\w*|numer\w*|nummer|n[uú]mero|num\.?|nr\.?|n[º°o]\.?|no\.|paczk\w*|przesy[lł]k\w*|parcel|package|tracking|shipment|sendung\w*|paket\w*|rastreio|rastreamento|encomenda|zwrot\w*|return|rma|devolu\w*|r[uü]cksendung|reklamacj\w*)/i;

export const phoneWords =
  /(?:tel(?:\.|efon\w*)?|phone|mobile|cell|kom(?:\.|[oó]rk\w*)|celular|telefone|fone|whats ?app|handy|fax|zadzwo\w*|dzwoni\w*|call)/i;

export const loginWords =
  /(?:login|u[zż]ytkownik|user ?name|user|nick|kupuj[aą]cy|usu[aá]rio|comprador|buyer|benutzer\w*|k[aä]ufer)/i;

/** Numbers of companies and bank accounts: never an order, however long. */
export const foreignNumberWords =
  /(?:nip|regon|krs|pesel|vat(?: ?id)?|ust-?id\w*|cpf|cnpj|iban|bic|swift|konto|rachun\w*|conta|ag[eê]ncia|account|bank)/i;

const labels = [numberWords, phoneWords, loginWords, /e-?mail/i];

/** True for a text that names the value after it, such as `Nr zamówienia:`, and holds no value itself. */
export function isLabel(text: string): boolean {
  return text.length <= 40 && !/[\d@]/.test(text) && labels.some((words) => words.test(text));
}
