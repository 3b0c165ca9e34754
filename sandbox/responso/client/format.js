import { language } from './boot.js';

const LOCALE = { pl: 'pl-PL', en: 'en-GB', pt: 'pt-BR' }[language];
const DAY_AND_TIME = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'short' });
const TIME_LEFT = new Intl.NumberFormat(LOCALE, { style: 'unit', unit: 'hour', unitDisplay: 'short' });

/** Formats Unix seconds for the agent. */
export function formatDate(seconds) {
  return DAY_AND_TIME.format(seconds * 1000);
}

/** The time left of the 24 hours for an answer to the buyer, as text. Empty when it is over. */
export function formatTimeLeft(lastReplyAt, now) {
  const hours = Math.floor(24 - (now - lastReplyAt) / 3600);
  return hours > 0 ? TIME_LEFT.format(hours) : '';
}

export function formatSize(bytes) {
  return `${Math.max(1, Math.round(bytes / 1024))} kB`;
}

export function initials(name) {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word[0] ?? '')
    .join('')
    .toUpperCase();
}
