/**
 * `npm run zip`: builds and packs the extension for the stores into `.output/`: for Chrome, for Firefox, and the sources
 * that Mozilla asks for. Then builds all of it again from the packed sources. Exits 0 only if both builds have the same
 * bytes.
 */
import { stopWith } from './build.ts';
import { describePackages, isPackedAlike, pack } from './packages.ts';

if (!pack()) stopWith('The extension could not be packed.');
if (!isPackedAlike()) stopWith('The packed sources do not give the same packages.');
for (const line of describePackages()) console.log(line);
