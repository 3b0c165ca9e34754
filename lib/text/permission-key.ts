/**
 * Under which key of `settings.permission` in the locale files a permission's reason stands: its name, of a host
 * without the signs that a key cannot have, as in `api_baselinker_com` and `responso_com`.
 */
export function permissionKey(permission: string): string {
  return permission
    .replace(/^https:\/\/(?:\*\.)?/, '')
    .replace(/\/\*$/, '')
    .replaceAll('.', '_');
}
