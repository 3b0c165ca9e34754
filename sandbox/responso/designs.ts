import type { AwkwardLayout } from './preferences.ts';

/** What is true of a page design. Selectors are to be looked for through open shadow roots. */
export interface Design {
  about: string;
  /** Whether something stands at the right of the conversation from top to bottom, and since when. */
  column: 'none' | 'at once' | 'late' | 'in a frame';
  /**
   * The reply's box: drawn with the ticket; there, and drawn when Reply is pressed; made when Reply is pressed; on a page
   * of its own.
   */
  reply: 'at once' | 'revealed' | 'made' | 'own page';
  editor: 'textarea' | 'Summernote' | 'Quill';
  /** The reply's file field: drawn; in the page and not drawn; made when the paper clip is pressed; never in the page. */
  fileField: 'drawn' | 'undrawn' | 'made' | 'outside';
  /** Files that the page takes, by name; it says of others that they are not allowed. */
  allows?: RegExp;
  /** Where the buyer's e-mail, phone and login are: in text, in read-only fields, or in read-only fields of a closed part. */
  buyer: 'text' | 'fields' | 'closed fields';
  /** How type, status and source stand there, of a solved return that came by Responso's mailbox `bok`. */
  kind: string;
  /** Where the agent's own address is. */
  agent: string;
  quotes: 'shown' | 'folded' | 'none';
  messages: 'oldest first' | 'newest first';
  parts: {
    /** What opens the reply; undefined where it is open. */
    opens?: string;
    /** What is written into. */
    editor: string;
    send: string;
    /** The list of the files that will be sent. */
    chosen: string;
    /** What a file can be dropped on. */
    dropZone?: string;
  };
}

export const designs: Readonly<Record<AwkwardLayout, Design>> = {
  mailbox: {
    about:
      'In the manner of an open-source shared mailbox, with dialogs beside the root that nobody has opened',
    column: 'at once',
    reply: 'revealed',
    editor: 'Summernote',
    fileField: 'made',
    buyer: 'text',
    kind: 'the type a chip beside the subject, the source beside an icon: `Responso – bok`',
    agent: 'in a menu that opens under the mouse',
    quotes: 'folded',
    messages: 'newest first',
    parts: {
      opens: '.toolbar .reply',
      editor: '.block .note-editable',
      send: '.block .send',
      chosen: '.block .chosen',
      dropZone: '.block .note-editor',
    },
  },
  boxes: {
    about: 'In the manner of an old request tracker: boxes in two columns, history below, and a dashboard',
    column: 'none',
    reply: 'own page',
    editor: 'textarea',
    fileField: 'drawn',
    buyer: 'text',
    kind: 'a table with labels; the source is bare text: `<div><span>Channel:</span> Responso – bok</div>`',
    agent: 'in the bar, and as Cc of the ticket',
    quotes: 'folded',
    messages: 'oldest first',
    parts: {
      opens: '#head a[href^="/Ticket/Update"]',
      editor: '.update textarea',
      send: '.update .send',
      chosen: '.update .chosen',
    },
  },
  entries: {
    about:
      'In the manner of a classic ticket desk: fixed bars, `Ticket #710003` as title, two forms, #entry-134',
    column: 'none',
    reply: 'at once',
    editor: 'textarea',
    fileField: 'undrawn',
    allows: /\.(?:pdf|png|jpe?g|gif)$/i,
    buyer: 'text',
    kind: 'label and values in one cell: `Type: Return · Solved`, `Source: Responso – bok`',
    agent: 'in a line of text in the fixed bar',
    quotes: 'folded',
    messages: 'oldest first',
    parts: {
      editor: '#reply textarea',
      send: '#reply .send',
      chosen: '#reply .chosen',
      dropZone: '#reply .dropzone',
    },
  },
  nested: {
    about: 'Open shadow roots within each other; the reply has nothing around it but one of them',
    column: 'at once',
    reply: 'at once',
    editor: 'textarea',
    fileField: 'undrawn',
    buyer: 'text',
    kind: 'the type is the title of an icon, the source a heading of the column: `Responso – bok`',
    agent: 'in the bar',
    quotes: 'none',
    messages: 'oldest first',
    parts: { editor: 'textarea', send: '.send', chosen: '.chosen', dropZone: 'textarea' },
  },
  boxless: {
    about: '`display: contents` and elements of zero size around everything; the column is a table',
    column: 'at once',
    reply: 'at once',
    editor: 'textarea',
    fileField: 'undrawn',
    buyer: 'text',
    kind: 'one line: `Return (Solved) – Responso – bok`',
    agent: 'in a cell of a table of one row, which is the bar',
    quotes: 'shown',
    messages: 'oldest first',
    parts: { editor: 'textarea', send: '.send', chosen: '.chosen', dropZone: 'textarea' },
  },
  late: {
    about: 'The address changes after the content, the column comes late and is made anew every few seconds',
    column: 'late',
    reply: 'made',
    editor: 'Quill',
    fileField: 'undrawn',
    buyer: 'fields',
    kind: 'one line: `Solved · Return · Responso – bok`',
    agent: 'in a thin line of text above the page: `Responso – Anna – anna@example.com`',
    quotes: 'folded',
    messages: 'oldest first',
    parts: {
      opens: '.actions .reply',
      editor: '.composer .ql-editor',
      send: '.composer .send',
      chosen: '.composer .chosen',
      dropZone: '.composer',
    },
  },
  folded: {
    about: 'What can be closed is closed, and from ticket to ticket only those texts change that are another',
    column: 'at once',
    reply: 'revealed',
    editor: 'textarea',
    fileField: 'outside',
    buyer: 'closed fields',
    kind: 'three chips without labels: `Return`, `Solved`, `Responso – bok`',
    agent: 'in a menu that is closed, and opened as the details are',
    quotes: 'folded',
    messages: 'oldest first',
    parts: {
      opens: '.middle > .reply',
      editor: '.composer textarea',
      send: '.composer .send',
      chosen: '.composer .chosen',
      dropZone: '.composer',
    },
  },
  framed: {
    about: 'The ticket is a document in a frame, the reply stands below the frame',
    column: 'in a frame',
    reply: 'at once',
    editor: 'textarea',
    fileField: 'drawn',
    buyer: 'text',
    kind: 'in the frame: `Return / Responso – bok`, the status beside it',
    agent: 'in the bar at the left',
    quotes: 'shown',
    messages: 'oldest first',
    parts: {
      editor: '.reply textarea',
      send: '.reply .send',
      chosen: '.reply .chosen',
      dropZone: '.reply',
    },
  },
};
