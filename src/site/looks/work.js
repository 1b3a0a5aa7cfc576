// In a rush of hostile posts a page asks for a little work instead of a wait: numbers are tried until the SHA-256 of the
// page's challenge and one of them begins with so many zero bits. Where this cannot run, waiting is enough.
(() => {
  const field = document.querySelector('input[data-challenge]');
  const form = field && field.form;
  const bits = field ? Number(field.dataset.bits) : 0;
  const subtle = globalThis.crypto && globalThis.crypto.subtle;
  if (!form || !bits || !subtle) return;

  const text = new TextEncoder();
  const zeros = (hash) => {
    let count = 0;
    for (const byte of hash) {
      if (byte !== 0) return count + Math.clz32(byte) - 24;
      count += 8;
    }
    return count;
  };
  let pressed = null;
  let done = false;

  async function work() {
    for (let number = 0; ; number += 1) {
      const hash = await subtle.digest('SHA-256', text.encode(`${field.dataset.challenge}:${number}`));
      if (zeros(new Uint8Array(hash)) >= bits) {
        field.value = String(number);
        break;
      }
    }
    done = true;
    if (pressed && form.requestSubmit) form.requestSubmit(pressed);
    else if (pressed) pressed.click();
  }

  // Whoever presses before it is done need not press again. First of all who hear of it: nobody else sends it meanwhile.
  const waits = (event) => {
    const button = event.submitter;
    if (done || event.target !== form || !button || !/^(send|open|reply)$/.test(button.value)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    pressed = button;
  };
  globalThis.addEventListener('submit', waits, true);
  void work();
})();
