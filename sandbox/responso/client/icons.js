import { html } from './html.js';

const icon = (path) =>
  html`<svg
    viewBox="0 0 24 24"
    width="20"
    height="20"
    fill="none"
    stroke="currentColor"
    stroke-width="1.7"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d="${path}" />
  </svg>`;

/** The modules of the left menu, in this order. */
export const moduleIcons = {
  inbox: icon('M3 13l3-8h12l3 8v6H3zM3 13h5l2 3h4l2-3h5'),
  reviews: icon('M12 3l2.7 5.8 6.3.8-4.6 4.4 1.2 6.3-5.6-3.1-5.6 3.1 1.2-6.3L3 9.6l6.3-.8z'),
  contacts: icon(
    'M9 11a4 4 0 100-8 4 4 0 000 8zM2 21c0-4 3-7 7-7s7 3 7 7M17 4a4 4 0 010 7M18 14c3 1 4 4 4 7',
  ),
  tasks: icon('M4 4h16v16H4zM8 12l3 3 5-6'),
  agents: icon('M4 15v-3a8 8 0 0116 0v3M4 14h3v6H4zM17 14h3v6h-3z'),
  settings: icon(
    'M12 15a3 3 0 100-6 3 3 0 000 6zM12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M19 5l-2 2M7 17l-2 2',
  ),
};

export const paperclip = icon(
  'M20 11l-8.5 8.5a5 5 0 01-7-7L13 4a3.4 3.4 0 015 5l-8.500 8.500a1.700 1.700 0 01-2.500-2.500L14.500 7.500',
);

export const signOutIcon = icon('M14 4H6v16h8M10 12h11M17 8l4 4-4 4');
