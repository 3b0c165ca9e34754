export const ID_FAMILIES = ['oms', 'sale', 'order'] as const;
export const LANGUAGES = ['pl', 'en', 'pt'] as const;
export const THEMES = ['light', 'dark'] as const;

export interface BasePanelSettings {
  /** Delay in ms from a change of the hash until the view is drawn, and again until the card is redrawn. */
  delay: number;
  /** The three id families seen over the years: `oms_info_`, `sale_info_`, `order_info_` (base-panel.md §6.2). */
  prefix: (typeof ID_FAMILIES)[number];
  /** True if the entries of the left menu have ids. Nothing public shows whether they do (base-panel.md §10). */
  hasMenuIds: boolean;
  language: (typeof LANGUAGES)[number];
  /** The dark theme is invented: none was found (base-panel.md §11). */
  theme: (typeof THEMES)[number];
  /** True if the packing assistant is open from the start. */
  isPacking: boolean;
}

/** The server's settings, overridden by the parameters of one page's address (`?prefix=sale&nomenuids=1&pack=1…`). */
export function settingsOf(url: URL, settings: BasePanelSettings): BasePanelSettings {
  const wish = url.searchParams;
  const pick = <T extends string>(name: string, known: readonly T[], otherwise: T): T =>
    known.find((value) => value === wish.get(name)) ?? otherwise;
  const delay = wish.get('delay');
  return {
    delay: delay === null ? settings.delay : Number(delay),
    prefix: pick('prefix', ID_FAMILIES, settings.prefix),
    hasMenuIds: settings.hasMenuIds && !wish.has('nomenuids'),
    language: pick('lang', LANGUAGES, settings.language),
    theme: pick('theme', THEMES, settings.theme),
    isPacking: settings.isPacking || wish.has('pack'),
  };
}
