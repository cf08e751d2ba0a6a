/** Copies text, also over plain HTTP, where browsers have no clipboard for pages. False: it has to be done by hand. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.readOnly = true;
  area.style.position = 'fixed';
  area.style.opacity = '0';
  const focused = document.activeElement;
  // Inside the dialog that is open, if there is one: it keeps the focus within itself.
  (focused?.closest('[role="dialog"]') ?? document.body).append(area);
  area.select();
  try {
    // The only way where a page is not served over HTTPS.
    return document.execCommand('copy');
  } finally {
    area.remove();
    if (focused instanceof HTMLElement) focused.focus();
  }
}
