import { z } from 'zod';

// zod compiles its parsers with `new Function` where it may; an extension page's policy forbids that, and each try would
// stand in the browser's console as a violation.
z.config({ jitless: true });
