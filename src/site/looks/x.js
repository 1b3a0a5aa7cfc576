// The way out, quicker than a link: covers the page at once and leaves no way back to it. Every page of the site is
// complete without this file. That a button, Shift three times and a first link lead out is the idea of GOV.UK's
// "Exit this page"; that the history is replaced, and the whole site is one entry of it, is ours. Nothing here is newer
// than browsers of 2016: what an old one cannot read at all leaves it with the link, which works.
(() => {
  const out = document.querySelector('a.exit');
  if (!out) return;
  const TAPS = 3;
  const WITHIN_MS = 5000;
  const said = document.createElement('p');
  said.className = 'skip';
  said.setAttribute('role', 'status');
  out.parentElement.appendChild(said);

  let leaving = false;
  function leave() {
    const away = out.dataset.to;
    leaving = true;
    document.documentElement.classList.add('gone');
    document.body.textContent = '';
    document.title = new URL(away).hostname;
    history.replaceState(null, '', '/');
    // Our own address only clears what the browser keeps of ours: nobody waits for it, and it outlives the page.
    if (window.fetch) fetch(out.href, { redirect: 'manual', cache: 'no-store', keepalive: true }).catch(() => {});
    location.replace(away);
  }
  // A page that a browser kept whole and brings back goes again.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted && leaving) location.replace(out.dataset.to);
  });

  let taps = 0;
  let alone = false;
  let over = 0;
  // Other keys that are down, and when last one was heard: some systems never tell that a key was let go.
  const held = new Set();
  const HELD_MS = 2000;
  let heard = 0;
  function count(to) {
    taps = to;
    out.dataset.taps = String(taps);
    said.textContent = taps === 0 ? '' : out.dataset[`left${TAPS - taps}`] || '';
    clearTimeout(over);
    if (taps > 0) over = setTimeout(count, WITHIN_MS, 0);
  }
  // Shift with another key is a capital letter, or changes the keyboard from Latin to Cyrillic: neither is a wish to go.
  document.addEventListener('keydown', (event) => {
    const shift = event.key === 'Shift';
    if (!shift) heard = Date.now();
    if (event.repeat) return;
    const others = held.size > 0 && Date.now() - heard < HELD_MS;
    alone = shift && !others && !event.ctrlKey && !event.altKey && !event.metaKey;
    if (!shift) held.add(event.code);
    if (!alone && taps > 0) count(0);
  });
  document.addEventListener('keyup', (event) => {
    held.delete(event.code);
    if (event.key === 'Meta') held.clear();
    if (event.key !== 'Shift' || !alone) return;
    alone = false;
    if (taps + 1 === TAPS) leave();
    else count(taps + 1);
  });
  // What is let go in another window is not heard here.
  window.addEventListener('blur', () => held.clear());

  let pressed = null;
  document.addEventListener('click', (event) => {
    const target = event.target instanceof Element ? event.target : null;
    pressed = target && target.closest('button, input[type=submit]');
    const link = target && target.closest('a[href]');
    if (!link || event.defaultPrevented || link.origin !== location.origin) return;
    const exit = link.pathname === out.pathname;
    const elsewhere = link.target || link.hasAttribute('download');
    if (!exit && (elsewhere || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey))
      return;
    event.preventDefault();
    if (exit) leave();
    else location.replace(link.href);
  });

  // A form that is sent would make an entry of its own: its answer takes the place of this page instead. While one is
  // under way no other is sent: its answer would be written over the first one's.
  let sending = false;
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== 'post' || !window.fetch) return;
    const button = event.submitter || (pressed && pressed.form === form ? pressed : null);
    event.preventDefault();
    if (sending) return;
    sending = true;
    send(form, button);
  });

  function send(form, button) {
    const fields = new FormData(form);
    if (button && button.name) fields.append(button.name, button.value);
    const enctype = button && button.hasAttribute('formenctype') ? button.formEnctype : form.enctype;
    const body = enctype === 'multipart/form-data' ? fields : new URLSearchParams(fields);
    const action = button && button.hasAttribute('formaction') ? button.formAction : form.action;
    fetch(action, { method: 'POST', body })
      .then((answer) => answer.text().then((page) => [answer.url, page]))
      .then(
        ([address, page]) => show(address, page),
        () => asOrdinary(form, button),
      );
  }

  /** Sent by the browser itself, as without this script: with the button that was pressed, which `submit` forgets. */
  function asOrdinary(form, button) {
    sending = false;
    if (leaving) return;
    if (button && button.hasAttribute('formaction')) form.action = button.formAction;
    if (button && button.name) {
      const field = document.createElement('input');
      field.type = 'hidden';
      field.name = button.name;
      field.value = button.value;
      form.appendChild(field);
    }
    form.submit();
  }

  function show(address, page) {
    if (leaving) return;
    history.replaceState(null, '', address);
    document.open();
    document.write(page);
    document.close();
    scrollTo(0, 0);
    const heading = document.querySelector('h1');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus();
  }
})();
