/**
 * What is wrong with an address of the helpdesk that a user has pasted. `notAddress`: no https address at all;
 * `notResponso`: of another site; `noQuery`: nothing in it is a search.
 */
export type AddressProblem = 'notAddress' | 'notResponso' | 'noQuery';
