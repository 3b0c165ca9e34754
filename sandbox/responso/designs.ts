import type { AwkwardLayout } from './preferences.ts';

/** Facts about a page design, for tests that walk all of them. Selectors apply in the page and in open shadow roots. */
export interface Design {
  about: string;
  /** Whether there is a column right of the conversation, and when it appears. */
  column: 'none' | 'at once' | 'late' | 'in a frame';
  /** The reply box is visible from the start, becomes visible on Reply, is created on Reply, or has its own page. */
  reply: 'at once' | 'revealed' | 'made' | 'own page';
  editor: 'textarea' | 'Summernote' | 'Quill';
  /** The file field of an open reply is visible, is hidden, is created by the paper clip, or is never in the page. */
  fileField: 'visible' | 'hidden' | 'made' | 'outside';
  /** The file names that the page accepts; for others it says "File type not allowed". */
  allows?: RegExp;
  /** Where the buyer's e-mail, phone and login are: text, read-only fields, or read-only fields in a closed part. */
  buyer: 'text' | 'fields' | 'closed fields';
  /** How the page writes type, status and source of a solved return from the mailbox `bok` of Responso. */
  kind: string;
  /** The place of the signed-in agent's address. */
  agent: string;
  quotes: 'shown' | 'folded' | 'none';
  messages: 'oldest first' | 'newest first';
  parts: {
    /** Opens the reply; undefined if it is always open. */
    opens?: string;
    /** Opens the buyer's details; undefined if they are always open. */
    details?: string;
    editor: string;
    send: string;
    /** The list of chosen files. */
    chosen: string;
    /** The reply's file field; undefined if it is never in the page. */
    field?: string;
    /** Accepts dropped files. */
    dropZone?: string;
  };
}

export const designs: Readonly<Record<AwkwardLayout, Design>> = {
  mailbox: {
    about: 'Built like an open-source shared mailbox, with closed dialogs beside the root',
    column: 'at once',
    reply: 'revealed',
    editor: 'Summernote',
    fileField: 'made',
    buyer: 'text',
    kind: 'type as a chip beside the subject; beside an icon `Responso – bok`',
    agent: 'a menu that opens on hover',
    quotes: 'folded',
    messages: 'newest first',
    parts: {
      opens: '.toolbar .reply',
      editor: '.block .note-editable',
      send: '.block .send',
      chosen: '.block .chosen',
      field: '.block > [type=file]',
      dropZone: '.block .note-dropzone',
    },
  },
  boxes: {
    about: 'Built like an old request tracker: boxes in two columns, history below, and a dashboard',
    column: 'none',
    reply: 'own page',
    editor: 'textarea',
    fileField: 'visible',
    buyer: 'text',
    kind: 'table rows with labels; the source is bare text after a label: `<span>Channel:</span> Responso – bok`',
    agent: 'the bar, and the Cc of every ticket',
    quotes: 'folded',
    messages: 'oldest first',
    parts: {
      opens: '#head a[href^="/Ticket/Update"]',
      editor: '.update textarea',
      send: '.update .send',
      chosen: '.update .chosen',
      field: '.update [type=file]',
    },
  },
  entries: {
    about:
      'Built like a classic ticket desk: fixed bars, the title `Ticket #710003`, two forms, links to #entry-134',
    column: 'none',
    reply: 'at once',
    editor: 'textarea',
    fileField: 'hidden',
    allows: /\.(?:pdf|png|jpe?g|gif)$/i,
    buyer: 'text',
    kind: 'label and value in one cell: `Type: Return · Solved`, `Source: Responso – bok`',
    agent: 'a line of text in the fixed bar',
    quotes: 'folded',
    messages: 'oldest first',
    parts: {
      editor: '#reply textarea',
      send: '#reply .send',
      chosen: '#reply .chosen',
      field: '#reply [type=file]',
      dropZone: '#reply .dropzone',
    },
  },
  nested: {
    about: 'Open shadow roots inside each other; the reply box is a direct child of one',
    column: 'at once',
    reply: 'at once',
    editor: 'textarea',
    fileField: 'hidden',
    buyer: 'text',
    kind: 'type as the title of an icon; `Responso – bok` as a heading of the column',
    agent: 'the bar',
    quotes: 'none',
    messages: 'oldest first',
    parts: {
      editor: 'textarea',
      send: '.send',
      chosen: '.chosen',
      field: '[type=file]',
      dropZone: 'textarea',
    },
  },
  boxless: {
    about: '`display: contents` and elements of zero size around everything; the column is a table',
    column: 'at once',
    reply: 'at once',
    editor: 'textarea',
    fileField: 'hidden',
    buyer: 'text',
    kind: 'one line: `Return (Solved) – Responso – bok`',
    agent: 'a cell of the bar, which is a table of one row',
    quotes: 'shown',
    messages: 'oldest first',
    parts: {
      editor: 'textarea',
      send: '.send',
      chosen: '.chosen',
      field: '[type=file]',
      dropZone: 'textarea',
    },
  },
  late: {
    about:
      'The address changes 150 ms after the content; the column comes late and is replaced every few seconds',
    column: 'late',
    reply: 'made',
    editor: 'Quill',
    fileField: 'hidden',
    buyer: 'fields',
    kind: 'one line: `Solved · Return · Responso – bok`',
    agent: 'a thin line of text above the page: `Responso – Anna – anna@example.com`',
    quotes: 'folded',
    messages: 'oldest first',
    parts: {
      opens: '.actions .reply',
      editor: '.composer .ql-editor',
      send: '.composer .send',
      chosen: '.composer .chosen',
      field: '.composer [type=file]',
      dropZone: '.composer',
    },
  },
  folded: {
    about: 'Everything that can be closed is closed; the next ticket replaces only texts that differ',
    column: 'at once',
    reply: 'revealed',
    editor: 'textarea',
    fileField: 'outside',
    buyer: 'closed fields',
    kind: 'three chips without labels: `Return`, `Solved`, `Responso – bok`',
    agent: 'a closed menu that looks like the closed details',
    quotes: 'folded',
    messages: 'oldest first',
    parts: {
      opens: '.middle > .reply',
      details: '.right > .opens',
      editor: '.composer textarea',
      send: '.composer .send',
      chosen: '.composer .chosen',
      dropZone: '.composer',
    },
  },
  framed: {
    about: 'The ticket is a document in a frame; the reply is below the frame',
    column: 'in a frame',
    reply: 'at once',
    editor: 'textarea',
    fileField: 'visible',
    buyer: 'text',
    kind: 'in the frame: `Return / Responso – bok`, and the status beside it',
    agent: 'the bar at the left',
    quotes: 'shown',
    messages: 'oldest first',
    parts: {
      editor: '.reply textarea',
      send: '.reply .send',
      chosen: '.reply .chosen',
      field: '.reply [type=file]',
      dropZone: '.reply',
    },
  },
};
