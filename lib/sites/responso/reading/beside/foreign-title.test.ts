import { describe, expect, it } from 'vitest';
import { foreignKind, isForeignRow } from './foreign-title';

describe('a title tells what is not about this ticket:', () => {
  it.each([
    'Previous Conversations (2)',
    'Recent tickets',
    'Linked issues',
    'Poprzednie zgłoszenia klienta',
    'Zgłoszenia powiązane',
    'Ostatnie zamówienia w sklepie · 3',
    'Podsumowanie AI podobnych spraw',
    'Frühere Tickets',
    'Conversas anteriores',
    'Předchozí tikety',
    'Poslední objednávky',
    'Wyniki wyszukiwania',
    'Macros',
    'Inne zgłoszenia w kolejce',
    'Weitere Tickets in der Warteschlange',
    'Outros tickets na fila',
    'Altri ticket in coda',
    'Související úkoly 1',
  ])('others: %s', (text) => expect(foreignKind(text)).toBe('others'));

  it.each([
    'Customer history',
    'Interaction history:',
    'Historia zakupów',
    'Kundenhistorie',
    'Histórico de pedidos',
  ])('a history: %s', (text) => expect(foreignKind(text)).toBe('history'));

  it.each([
    'AI suggestion',
    'Fin AI suggestion',
    'Szkic AI',
    'Sugerowana odpowiedź',
    'KI-Vorschlag',
    'Rascunho de IA',
    'Návrh odpovědi',
  ])('an offer: %s', (text) => expect(foreignKind(text)).toBe('offer'));

  it.each([
    ['Recent tickets', 'View all'],
    ['Poprzednie rozmowy', '+ Dodaj'],
    ['▾', 'Ähnliche Anfragen', '4'],
  ])('with a button beside it: %s', (...texts) => expect(isForeignRow(texts)).toBe(true));
});

describe('a title may be about this ticket:', () => {
  it.each([
    'Zamówienie',
    'Powiązane zamówienia',
    'Linked orders',
    'Ostatnie zamówienie',
    'Historia zgłoszenia',
    'Historia zamówienia',
    'Histórico da conversa',
    'Previous messages',
    'Poprzednie zgłoszenia: 3',
    'View previous conversations',
    'Next ticket',
    'Podsumowanie AI',
    'Ostatnia odpowiedź',
    'Inne sprawy, o których piszę',
    'Poprzednie zgłoszenia 48213377',
  ])('%s', (text) => expect(foreignKind(text)).toBeUndefined());
});
