/**
 * Parameters of every request for orders. Base sends the account's own extra fields only if asked (base-api.md §3.1),
 * and a copy that was read without them would lose them.
 */
export const withExtraFields = { include_custom_extra_fields: true };
