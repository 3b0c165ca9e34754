/**
 * The key of a permission's reason under `settings.permission` in the locale files: the permission's name. For
 * a host, signs that a key cannot have are removed or replaced: `api_baselinker_com`, `responso_com`, `any_host`.
 */
export function permissionKey(permission: string): string {
  if (permission === 'https://*/*') return 'any_host';
  return permission
    .replace(/^https:\/\/(?:\*\.)?/, '')
    .replace(/\/\*$/, '')
    .replaceAll('.', '_');
}
