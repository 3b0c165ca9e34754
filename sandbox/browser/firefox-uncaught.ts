import { z } from 'zod';
import { isSandboxHost } from '../network/hosts.ts';
import type { Bidi } from './bidi.ts';

const channel = 'uncaught';

/** The message of the listener below. */
const entry = z.tuple([z.string(), z.string(), z.number()]);
const channelMessage = z.object({ channel: z.literal(channel), data: z.object({ value: z.string() }) });

/**
 * Collects every uncaught error in every context of Firefox from the browser's error console. BiDi's `log.entryAdded`
 * leaves out everything that belongs to an extension.
 *
 * @param chrome the browsing context of a browser window. Its scripts can read that console.
 * @returns a growing list.
 */
export async function collectUncaught(bidi: Bidi, chrome: string): Promise<string[]> {
  const uncaught: string[] = [];
  bidi.on('script.message', (params) => {
    const [source, text, line] = entry.parse(JSON.parse(channelMessage.parse(params).data.value));
    if (isOurs(source) && !isCutOff(text)) uncaught.push(`${text} (${source}:${line})`);
  });
  await bidi.send('session.subscribe', { events: ['script.message'] });
  await bidi.send('script.callFunction', {
    target: { context: chrome },
    awaitPromise: false,
    arguments: [{ type: 'channel', value: { channel } }],
    functionDeclaration: `(report) => Services.console.registerListener({
      observe(message) {
        if (!(message instanceof Ci.nsIScriptError) || !message.category.endsWith('javascript')) return;
        if (message.flags & (Ci.nsIScriptError.warningFlag | Ci.nsIScriptError.infoFlag)) return;
        report(JSON.stringify([message.sourceName, message.errorMessage, message.lineNumber]));
      },
    })`,
  });
  return uncaught;
}

/** True for a page of ours that was still loading when the extension was reloaded: it has no extension any more. */
function isCutOff(text: string): boolean {
  return text.includes('This script should only be loaded in a browser extension');
}

/** True for scripts of the extension and of the sandbox's pages. Errors of Firefox itself are ignored. */
function isOurs(source: string): boolean {
  const url = URL.parse(source);
  return url !== null && (url.protocol === 'moz-extension:' || isSandboxHost(url.hostname));
}
