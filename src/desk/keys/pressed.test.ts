import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyCaps } from './key-caps.ts';
import { isSingle, pressedName, withAlt, type Press } from './pressed.ts';

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});

test('a letter key is the same key on a Latin, a Cyrillic and a Greek keyboard', () => {
  assert.equal(pressedName(press('c')), 'c');
  assert.equal(pressedName(press('C', { shiftKey: true })), 'c');
  assert.equal(pressedName(press('\u0446')), 'c'); // tse, on the cap of C
  assert.equal(pressedName(press('\u0459', { code: 'KeyQ' })), 'q'); // lje, on the cap of Q
  assert.equal(pressedName(press('\u03c8', { code: 'KeyC' })), 'c');
});

test('Ctrl and Command are the same, Shift counts only beside others', () => {
  assert.equal(pressedName(press('k', { ctrlKey: true })), 'mod+k');
  assert.equal(pressedName(press('\u043a', { metaKey: true })), 'mod+k');
  assert.equal(pressedName(press('?', { shiftKey: true })), '?');
  assert.equal(pressedName(press('Enter', { ctrlKey: true, shiftKey: true })), 'mod+shift+enter');
});

test('only keys that write count as single', () => {
  assert.deepEqual(['c', '?', 'space', 'f9', 'esc', 'mod+k'].map(isSingle), [true, true, true, false, false, false]);
});

test('caps are drawn in the order they are pressed', () => {
  assert.deepEqual(keyCaps('mod+k', 'Linux x86_64'), [{ name: 'ctrl', said: 'ctrl' }, { name: 'K' }]);
  assert.deepEqual(keyCaps('mod+k', 'MacIntel'), [{ name: '⌘' }, { name: 'K' }]);
  assert.deepEqual(keyCaps('g t', ''), [{ name: 'G' }, { name: 'T' }]);
  assert.deepEqual(keyCaps('F9', ''), [{ name: 'F9' }]);
  assert.deepEqual(keyCaps('Space', ''), [{ name: 'Space', said: 'space' }]);
});

test('where letters rest, Alt and the letter does the same, and Alt and ? helps; nothing else has another way', () => {
  assert.deepEqual(['c', 'Z', 'g t', '?'].map(withAlt), ['alt+c', 'alt+z', 'alt+g t', 'alt+?']);
  assert.equal(pressedName(press('?', { altKey: true, shiftKey: true })), 'alt+?');
  assert.deepEqual(['space', 'F2', 'mod+k', 'alt+w', 'Enter'].map(withAlt), [null, null, null, null, null]);
  assert.equal(pressedName(press('\u0446', { altKey: true })), 'alt+c');
  assert.equal(pressedName(press('\u00e7', { altKey: true, code: 'KeyC' })), 'alt+c');
});
