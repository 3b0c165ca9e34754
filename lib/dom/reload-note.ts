import { lightColors } from './light-colors';
import { t } from '@/lib/text/i18n';

/**
 * The note that replaces the panel after the extension was updated under an open page. It is created before that,
 * because its texts cannot be read any more afterwards.
 */
export function createReloadNote(): Element {
  const note = document.createElement('div');
  note.setAttribute('role', 'alert');
  Object.assign(note.style, {
    font: '13px/1.45 system-ui, sans-serif',
    color: lightColors.warn,
    background: lightColors.warnSoft,
    borderRadius: '8px',
    padding: '10px 12px',
    margin: '8px',
    alignSelf: 'start',
  });
  const reload = document.createElement('button');
  reload.textContent = t('failure.extensionUpdated.action');
  Object.assign(reload.style, {
    display: 'block',
    font: 'inherit',
    color: 'inherit',
    background: 'none',
    border: '1px solid',
    borderRadius: '8px',
    padding: '4px 9px',
    marginTop: '8px',
    cursor: 'pointer',
  });
  reload.addEventListener('click', () => {
    location.reload();
  });
  note.append(t('failure.extensionUpdated.text'), reload);
  return note;
}
