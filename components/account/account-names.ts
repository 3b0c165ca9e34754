import type { Account } from '@/lib/model/account';
import { t } from '@/lib/text/i18n';

const plain = (name: string) => name.trim().toLocaleLowerCase();

/** True if another account has this name. The two would look the same. */
export function isNameTaken(name: string, others: readonly Account[]): boolean {
  return others.some((other) => plain(other.name) === plain(name));
}

/** A name for the next account: "Base", then "Base 2". */
export function proposeName(others: readonly Account[]): string {
  const first = t('options.namePlaceholder');
  let name = first;
  for (let count = 2; isNameTaken(name, others); count += 1) name = `${first} ${count}`;
  return name;
}
