import type { Words } from '@/lib/match/lexicon/words';

/** Serbian and Macedonian in Cyrillic. Serbian in Latin letters is in the Croatian list. */
export const sr: Words = {
  order: 'поруџбин* наруџбин* наруџб* нарачк* куповин*',
  parcel: 'пошиљк* пакет* праћењ* пратк*',
  return: 'повраћај* поврат* рекламациј*',
  phone: 'телефон* тел тел. моб. мобилни',
  calling: 'позов* назов* зов* јавит* контакт*',
  login: 'корисничко',
  buyer: 'корисник* купац',
  invoice: 'рачун* фактур* предрачун*',
  case: 'захтев* упит* уплат* порук*',
  amount: 'износ* цена укупно',
  date: 'датум*',
  other: 'пиб жиро артикал серијск* поштанск*',
  number: 'број* бр бр.',
  copula: 'је се',
  mine: 'мој моја моје',
  and: 'и',
  preposition: 'на из од за са по до у о',
  filler: 'моје мојој ваше ове вези',
  verb: 'није још',
  unit: 'ком. комада дана дан сати',
};
