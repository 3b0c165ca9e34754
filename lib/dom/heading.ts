/** Matches a heading of any level. */
export const heading = 'h1, h2, h3, h4, h5, h6, [role="heading"]';
