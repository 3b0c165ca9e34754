import { findComposer } from './reply/find-composer';

/**
 * True for a sign-in page: it shows exactly one password field and no reply box. A settings page that changes a password
 * has several password fields.
 */
export function isSignIn(document: Document): boolean {
  const passwords = [...document.querySelectorAll('input[type="password"]')].filter((field) =>
    field.checkVisibility({ visibilityProperty: true }),
  );
  return passwords.length === 1 && !findComposer(document);
}
