import * as z from 'zod/mini';

// By default zod compiles its parsers with `new Function`. The policy of extension pages forbids that, and each attempt
// would log a violation in the browser's console.
z.config({ jitless: true });
