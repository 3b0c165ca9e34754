import { findComposer } from './reply/find-composer';

/** True for a page that asks for a password and shows nothing else; settings that change one ask for several. */
export function isSignIn(document: Document): boolean {
  const passwords = [...document.querySelectorAll('input[type="password"]')].filter((field) =>
    field.checkVisibility({ visibilityProperty: true }),
  );
  return passwords.length === 1 && !findComposer(document);
}
