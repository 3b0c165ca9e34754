import { describe, expect, it } from 'vitest';
import { fillTemplate, findPlaceholder, namesIn, type PlaceholderValues } from './placeholders';

const values: PlaceholderValues = {
  'order.number': '48213377',
  'order.products': '2 × Mug\n1 × Spoon',
  'buyer.firstName': 'Ola',
  'buyer.phone': '',
  'parcel.link': 'https://tracking.example.com/1?a=b&c=d',
};
const fill = (template: string, given = values) => fillTemplate(template, given, (name) => `[no ${name}]`);

describe('a template', () => {
  it.each([
    [
      'without placeholders stays as it is',
      'Hello,\n\n50% {} { } {1} {a b}',
      'Hello,\n\n50% {} { } {1} {a b}',
    ],
    ['is filled', 'Hi {buyer.firstName}: {order.number}', 'Hi Ola: 48213377'],
    ['is filled at each place', '{order.number}/{order.number}', '48213377/48213377'],
    ['is filled with several lines', 'You bought:\n{order.products}', 'You bought:\n2 × Mug\n1 × Spoon'],
    ['may be written with spaces and other letters', '{ Order.Number }', '48213377'],
    ['keeps links whole', '{parcel.link}.', 'https://tracking.example.com/1?a=b&c=d.'],
  ])('%s', (_, template, text) => {
    expect(fill(template)).toEqual({ text, missing: [] });
  });

  it.each([
    ['an empty value', 'Call {buyer.phone}!', ['buyer.phone'], 'Call [no buyer.phone]!'],
    ['no value', 'At {delivery.point}', ['delivery.point'], 'At [no delivery.point]'],
    ['an unknown name', '{parcel.nummer} {name}', ['parcel.nummer', 'name'], '[no parcel.nummer] [no name]'],
    ['the same gap twice', '{buyer.phone}{buyer.phone}', ['buyer.phone'], '[no buyer.phone][no buyer.phone]'],
  ])('says what is missing, and marks the gap, with %s', (_, template, missing, text) => {
    expect(fill(template)).toEqual({ text, missing });
  });
});

describe('a value', () => {
  it.each([
    ['is not read as a template', '{order.number}', '{order.number}'],
    ['is not read as a pattern', '$& $1 $$ \\n', '$& $1 $$ \\n'],
    ['is text, not markup', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['has one line where one is meant', 'Ola\r\n\tNowak', 'Ola Nowak'],
    ['does not turn the direction of the text', 'Ola\u202Egnp.exe\u2066', 'Ola gnp.exe'],
    ['loses control characters', 'O\u0000l\u0007a', 'O l a'],
    ['keeps letters that are joined', 'संध्या 👩‍👧', 'संध्या 👩‍👧'],
  ])('%s', (_, value, text) => {
    expect(fill('{buyer.firstName}', { 'buyer.firstName': value })).toEqual({ text, missing: [] });
  });

  it.each([' ', '\n', '\u200B', '\u202E', '\u00A0\u2060'])(
    'of which nothing can be seen is missing (%j)',
    (value) => {
      expect(fill('{buyer.firstName}', { 'buyer.firstName': value }).missing).toEqual(['buyer.firstName']);
    },
  );

  it('keeps its lines where several are meant', () => {
    expect(fill('{order.products}', { 'order.products': 'a\r\nb\u0007\n' }).text).toBe('a\nb');
  });
});

it('names each placeholder of a template once', () => {
  expect(namesIn('{a.b} {c} {a.b} {}')).toEqual(['a.b', 'c']);
  expect(findPlaceholder('buyer.firstname')).toBe('buyer.firstName');
  expect(findPlaceholder('constructor')).toBeUndefined();
});
