/**
 * The key of a permission's reason under `settings.permission` in the locale files: the permission's name. For
 * a host, signs that a key cannot have are removed or replaced: `api_baselinker_com`, `responso_com`.
 */
export function permissionKey(permission: string): string {
  return permission
    .replace(/^https:\/\/(?:\*\.)?/, '')
    .replace(/\/\*$/, '')
    .replaceAll('.', '_');
}
