/** One figure beside its aim; `at` says whether the aim is a ceiling or a floor. Null: measured to be known, no aim. */
export type Figure = {
  name: string;
  unit: 'ms' | 's' | '/s' | '%' | 'MB' | 'kB' | 'bytes';
  measured: number;
  aim: { at: 'most' | 'least'; value: number } | null;
};

/** Whether a figure reaches its aim; true where there is none. */
export function reaches({ measured, aim }: Figure): boolean {
  if (!aim) return true;
  return aim.at === 'most' ? measured <= aim.value : measured >= aim.value;
}

/** The figures as a table to read: name, aim, measured, and a mark where the aim is missed. */
export function table(figures: Figure[]): string {
  const lines = [['', 'aim', 'measured', ''], ...figures.map(line)];
  const width = (column: number) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0));
  const widths = [0, 1, 2].map(width);
  return lines
    .map(([name = '', aim = '', measured = '', mark = '']) =>
      `${name.padEnd(widths[0] ?? 0)}  ${aim.padStart(widths[1] ?? 0)}  ${measured.padStart(widths[2] ?? 0)}  ${mark}`.trimEnd(),
    )
    .join('\n');
}

function line(figure: Figure): string[] {
  const { name, unit, aim, measured } = figure;
  const wanted = aim ? `${aim.at === 'most' ? '<' : '>='} ${aim.value} ${unit}` : '';
  return [name, wanted, `${rounded(measured)} ${unit}`, reaches(figure) ? '' : 'missed'];
}

function rounded(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(1);
}
