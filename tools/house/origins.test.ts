import { test } from 'node:test';
import { expectProblems } from './plant.ts';

test('an address of another origin is found in strings, templates, markup and styles', () => {
  const problem = /:1 origins address of another origin: https:\/\/cdn\.site\.org/;
  expectProblems({ 'src/cases/a.ts': "export const a = 'https://cdn.site.org/x.js';\n" }, problem);
  expectProblems({ 'src/cases/a.ts': 'export const a = `https://cdn.site.org/${1}`;\n' }, problem);
  expectProblems({ 'src/desk/a.tsx': 'export const a = <img src="https://cdn.site.org/x" />;\n' }, problem);
  expectProblems({ 'src/desk/a.css': 'a { background: url(https://cdn.site.org/x) }\n' }, problem);
});

test('this machine, names kept for examples, namespaces, comments and tests are let be', () => {
  const own = [
    "'http://127.0.0.1:8080'",
    "'http://localhost'",
    "'https://astra.example'",
    "'http://www.w3.org/2000/svg'",
  ];
  expectProblems({ 'src/cases/a.ts': `// See https://cdn.site.org\nexport const a = [${own.join(', ')}];\n` });
  expectProblems({ 'src/cases/a.test.ts': "export const assert = 'https://cdn.site.org';\n" });
});

test('a path of one machine is found anywhere, a test or a comment included', () => {
  for (const folder of ['work', 'tmp', 'home']) {
    const path = ['', folder, 'astra'].join('/');
    expectProblems({ 'src/cases/a.ts': `// ${path}\nexport const a = 1;\n` }, /a\.ts:1 origins a path of one machine/);
    expectProblems({ 'src/cases/a.test.ts': `export const assert = '${path}';\n` }, /a\.test\.ts:1 origins/);
    expectProblems({ 'src/cases/a.ts': `export const a = './${folder}/x' + 'src/${folder}/x';\n` });
  }
});
