import { html, raw } from 'hono/html';
import { signature } from '../shop/ticket-texts.ts';
import type { Agent } from './sessions.ts';
import type { Preferences, ResponsoSettings } from './preferences.ts';

export interface ShellOptions {
  preferences: Preferences;
  statusNames: ResponsoSettings['statusNames'];
  agent: Agent;
  /** Differs at every server start. It is part of every asset's address. */
  build: string;
}

/** The page of a single-page app: empty, with the script that fills it and the data for that script. */
export function shellPage({ preferences, statusNames, agent, build }: ShellOptions) {
  const { layout, language, theme } = preferences;
  const boot = JSON.stringify({ agent, language, statusNames, signature }).replaceAll('<', '\\u003c');
  // Each layout marks the dark theme in another way, as real apps do.
  const root = theme === 'dark' && layout === 'semantic' ? 'dark' : '';
  const body = theme === 'dark' && layout !== 'semantic' ? 'theme-dark' : '';
  return html`<!doctype html>
    <html lang="${language}" class="${root}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Responso</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/assets/${build}/${layout}.css" />
        <script type="module" src="/assets/${build}/${layout}.js"></script>
      </head>
      <body class="${body}">
        <div id="root"></div>
        <script id="boot" type="application/json">
          ${raw(boot)}
        </script>
      </body>
    </html>`;
}
