// The way out, quicker than a link: covers the page at once and leaves no way back to it. Every page of the site is
// complete without this file. That a button, Shift three times and a first link lead out is the idea of GOV.UK's
// "Exit this page"; that the history is replaced, and the whole site is one entry of it, is ours.
(() => {
  const out = document.querySelector('a.exit');
  if (!out) return;
  const TAPS = 3;
  const WITHIN_MS = 5000;
  const PATIENCE_MS = 1000;
  const said = document.createElement('p');
  said.className = 'skip';
  said.setAttribute('role', 'status');
  out.parentElement.append(said);

  let leaving = false;
  function leave() {
    document.documentElement.classList.add('gone');
    for (const form of document.forms) form.reset();
    if (leaving) return;
    leaving = true;
    // Our own address only clears what the browser keeps of ours. Whether it answers or not, nobody is kept here.
    const go = () => location.replace(out.dataset.to);
    fetch(out.href, { redirect: 'manual', cache: 'no-store' }).then(go, go);
    setTimeout(go, PATIENCE_MS);
  }

  let taps = 0;
  let alone = false;
  let over = 0;
  function count(to) {
    taps = to;
    out.dataset.taps = String(taps);
    said.textContent = taps === 0 ? '' : out.dataset[`left${TAPS - taps}`] || '';
    clearTimeout(over);
    if (taps > 0) over = setTimeout(count, WITHIN_MS, 0);
  }
  document.addEventListener('keydown', (event) => {
    if (event.repeat) return;
    alone = event.key === 'Shift';
    if (!alone && taps > 0) count(0);
  });
  document.addEventListener('keyup', (event) => {
    if (event.key !== 'Shift' || !alone) return;
    alone = false;
    if (taps + 1 === TAPS) leave();
    else count(taps + 1);
  });

  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    if (!link || event.defaultPrevented || link.origin !== location.origin) return;
    const exit = link.pathname === out.pathname;
    if (!exit && (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || link.target))
      return;
    event.preventDefault();
    if (exit) leave();
    else location.replace(link.href);
  });

  // A form that is sent would make an entry of its own: its answer takes the place of this page instead.
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== 'post') return;
    event.preventDefault();
    send(form, event.submitter).catch(() => form.submit());
  });

  async function send(form, pressed) {
    const fields = new FormData(form);
    if (pressed && pressed.name) fields.append(pressed.name, pressed.value);
    const body = form.enctype === 'multipart/form-data' ? fields : new URLSearchParams(fields);
    const action = pressed && pressed.hasAttribute('formaction') ? pressed.formAction : form.action;
    const answer = await fetch(action, { method: 'POST', body });
    show(answer.url, await answer.text());
  }

  function show(address, page) {
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
