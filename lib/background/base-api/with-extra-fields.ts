/**
 * Every question for orders asks for this too: what the account's own fields hold comes only when asked for
 * (base-api.md §3.1), and a copy that was read without it would be without them.
 */
export const withExtraFields = { include_custom_extra_fields: true };
