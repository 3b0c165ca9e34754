import { any } from '@/lib/match/lexicon/any';
import { createLexicon } from '@/lib/match/lexicon/create-lexicon';
import { da } from '@/lib/match/lexicon/germanic/da';
import { de } from '@/lib/match/lexicon/germanic/de';
import { en } from '@/lib/match/lexicon/germanic/en';
import { nb } from '@/lib/match/lexicon/germanic/nb';
import { nl } from '@/lib/match/lexicon/germanic/nl';
import { sv } from '@/lib/match/lexicon/germanic/sv';
import { isLabelText } from '@/lib/match/lexicon/is-label-text';
import { el } from '@/lib/match/lexicon/others/el';
import { et } from '@/lib/match/lexicon/others/et';
import { fi } from '@/lib/match/lexicon/others/fi';
import { hu } from '@/lib/match/lexicon/others/hu';
import { lt } from '@/lib/match/lexicon/others/lt';
import { lv } from '@/lib/match/lexicon/others/lv';
import { tr } from '@/lib/match/lexicon/others/tr';
import { es } from '@/lib/match/lexicon/romance/es';
import { fr } from '@/lib/match/lexicon/romance/fr';
import { it } from '@/lib/match/lexicon/romance/it';
import { pt } from '@/lib/match/lexicon/romance/pt';
import { ro } from '@/lib/match/lexicon/romance/ro';
import { bg } from '@/lib/match/lexicon/slavic/bg';
import { cs } from '@/lib/match/lexicon/slavic/cs';
import { hr } from '@/lib/match/lexicon/slavic/hr';
import { pl } from '@/lib/match/lexicon/slavic/pl';
import { ru } from '@/lib/match/lexicon/slavic/ru';
import { sk } from '@/lib/match/lexicon/slavic/sk';
import { sl } from '@/lib/match/lexicon/slavic/sl';
import { sr } from '@/lib/match/lexicon/slavic/sr';
import { uk } from '@/lib/match/lexicon/slavic/uk';

/** The languages of the countries that Base serves. Those with the most tickets come first. */
const all = [
  ...[any, pl, en, de, pt, cs, sk, hu, ro, fr, es, it, nl, uk, ru, bg, hr, sr, sl],
  ...[lt, lv, et, el, sv, da, nb, fi, tr],
];
const lexicon = createLexicon(all);

export const { labelOf, isShortForm, isPlural } = lexicon;

/** True for a text that labels the value after it, such as `Nr zamówienia:`, and holds no value itself. */
export function isLabel(text: string): boolean {
  return isLabelText(text, lexicon);
}
