/**
 * What is wrong with an address of the helpdesk that a user has pasted. `notAddress`: it is no https address;
 * `notResponso`: it is of another site; `noQuery`: it has no search in it.
 */
export type AddressProblem = 'notAddress' | 'notResponso' | 'noQuery';
