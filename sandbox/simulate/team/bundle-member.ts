import { createRequire } from 'node:module';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';
import { build } from 'vite';
import type { MemberCode } from './member-code.ts';

const root = join(import.meta.dirname, '..', '..', '..');
/** These have no state of a member, and use the computer's own clock. */
const outside = [/^@nats-io\//, /^zod\//];

/** What a member's code finds instead of what Node has under these names. */
export type Globals = Record<string, unknown>;

/** Loads the code once more, for another member. */
export type LoadMember = (globals: Globals, packages: Record<string, unknown>) => MemberCode;

/**
 * Bundles the real background. Several members live in one process: each evaluates the bundle once more, so that its
 * modules are its own, and finds its own clock, network and disk under the names of the globals.
 *
 * @param names the globals of which each member has its own
 */
export async function bundleMember(names: readonly string[]): Promise<LoadMember> {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': root, 'wxt/browser': join(import.meta.dirname, 'member-browser.ts') } },
    build: {
      write: false,
      minify: false,
      target: 'node24',
      lib: { entry: join(import.meta.dirname, 'member-code.ts'), formats: ['cjs'] },
      rolldownOptions: { external: outside },
    },
  });
  const [output] = [built].flat();
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk) throw new Error('The code of a member was not bundled');
  const load = compileFunction(chunk.code, ['exports', 'require', 'handOver', ...names]);
  const require = createRequire(import.meta.url);
  return (globals, packages) => {
    let loaded: MemberCode | undefined;
    const handOver = (code: MemberCode) => (loaded = code);
    const find = (name: string): unknown => packages[name] ?? require(name);
    Reflect.apply(load, undefined, [{}, find, handOver, ...names.map((name) => globals[name])]);
    if (!loaded) throw new Error('The code of a member does not run');
    return loaded;
  };
}
