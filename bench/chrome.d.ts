/** What the functions that run inside Chromium use of its extension API. */
declare const chrome: {
  storage: { local: { get: (key: string) => Promise<Record<string, unknown>> } };
  runtime: {
    id: string;
    getURL: (path: string) => string;
    sendMessage: (message: object) => Promise<unknown>;
    onMessage: {
      /** Calls the listeners of this context, as a message that arrives does. Undocumented. */
      dispatch: (message: object, sender: object, answer: (returned: unknown) => void) => void;
    };
  };
};
