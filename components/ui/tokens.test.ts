import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { lightColors } from '@/lib/dom/light-colors';

const tokens = readFileSync('components/ui/tokens.css', 'utf8');

it.each(Object.entries(lightColors))('the colour %s is that of the tokens', (name, color) => {
  const token = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  expect(tokens).toContain(`--${token}: light-dark(${color},`);
});

it('no other file draws in a colour of its own', () => {
  const files = globSync('{components,entrypoints,lib/dom}/**/*.{svelte,css,ts}').filter(
    (file) => !/tokens\.css$|light-colors\.ts$|\.(?:test|page)\.ts$/.test(file),
  );
  expect(files.length).toBeGreaterThan(100);
  const own = files.filter((file) =>
    /[:\s'"]#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b/i.test(readFileSync(file, 'utf8')),
  );
  expect(own).toEqual([]);
});

it('every custom property that is used is set somewhere', () => {
  const files = globSync('{components,entrypoints}/**/*.{svelte,css}');
  const text = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  const used = [...text.matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name);
  expect(used.length).toBeGreaterThan(100);
  expect([...new Set(used)].filter((name) => !text.includes(`${name}:`))).toEqual([]);
});
