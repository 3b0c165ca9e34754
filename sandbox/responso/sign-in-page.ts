import { html } from 'hono/html';
import type { Language, Preferences } from './preferences.ts';

const WORDS: Record<
  Language,
  { title: string; email: string; password: string; enter: string; wrong: string }
> = {
  pl: {
    title: 'Zaloguj się',
    email: 'Adres e-mail',
    password: 'Hasło',
    enter: 'Zaloguj',
    wrong: 'Nieprawidłowy e-mail lub hasło.',
  },
  en: {
    title: 'Sign in',
    email: 'E-mail address',
    password: 'Password',
    enter: 'Sign in',
    wrong: 'Wrong e-mail or password.',
  },
  pt: {
    title: 'Entrar',
    email: 'E-mail',
    password: 'Senha',
    enter: 'Entrar',
    wrong: 'E-mail ou senha incorretos.',
  },
};

/**
 * The sign-in form. It has no `action`, so it is sent to the page's own address. A fragment in that address (`#/t/5`)
 * survives both the redirect to sign-in and the redirect back.
 */
export function signInPage({ language, theme }: Preferences, build: string, isWrong: boolean) {
  const words = WORDS[language];
  return html`<!doctype html>
    <html lang="${language}" class="${theme === 'dark' ? 'dark' : ''}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${words.title} – Responso</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/assets/${build}/sign-in.css" />
      </head>
      <body>
        <main>
          <p class="logo">responso</p>
          <h1>${words.title}</h1>
          <form method="post">
            <label for="email">${words.email}</label>
            <input id="email" name="email" type="email" autocomplete="username" required />
            <label for="password">${words.password}</label>
            <input id="password" name="password" type="password" autocomplete="current-password" required />
            ${isWrong ? html`<p role="alert">${words.wrong}</p>` : ''}
            <button type="submit">${words.enter}</button>
          </form>
        </main>
      </body>
    </html>`;
}
