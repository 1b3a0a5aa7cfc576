import { Textarea, TextInput } from '@mantine/core';
import { Chips, Choice, FindSelect, useWords, type FieldTies, type RiskLevel } from '#desk/parts.ts';
import type { Question } from '#kernel/forms.ts';
import type { FieldValue } from '../../shared.ts';
import { useEditing } from '../editor/editing.ts';
import { useColleagues } from '../queries.ts';
import { NumberControl } from './number-control.tsx';
import { MomentControl } from './moment-control.tsx';

export type ControlProps = {
  ties: FieldTies;
  question: Question;
  value: FieldValue;
  onChange: (value: FieldValue) => void;
};

/** The control a question is answered with. An emptied one means "not asked" again. */
export function QuestionControl(props: ControlProps) {
  const { ties, question, value, onChange } = props;
  const text = typeof value === 'string' ? value : '';
  const write = (typed: string) => onChange(typed === '' ? null : typed);
  const own = { ...ties, value: text, maxLength: question.most ?? 200, autoComplete: 'off', spellCheck: false };
  if (question.masked) return <NumberControl {...props} />;
  switch (question.kind) {
    case 'line':
      return <TextInput {...own} onChange={(event) => write(event.currentTarget.value)} />;
    case 'text':
      return <Textarea {...own} rows={2} onChange={(event) => write(event.currentTarget.value)} />;
    case 'moment':
      return <MomentControl ties={ties} value={value} onChange={onChange} />;
    case 'colleague':
      return <ColleagueControl {...props} />;
    case 'one':
    case 'many':
      return <CodeControl {...props} />;
  }
}

const levels: readonly RiskLevel[] = ['low', 'medium', 'high', 'critical'];

function CodeControl({ ties, question, value, onChange }: ControlProps) {
  const { t } = useWords();
  const { lists } = useEditing();
  const list = question.list ?? '';
  const options = (lists[list] ?? []).map((code) => ({ value: code, label: t(`hotline.code.${list}.${code}`) }));
  const one = typeof value === 'string' ? value : null;
  if (question.kind === 'many') {
    const chosen = Array.isArray(value) ? value : [];
    return (
      <Chips
        {...ties}
        options={options}
        value={chosen}
        onChange={(next) => onChange(next.length === 0 ? null : next)}
      />
    );
  }
  if (question.look === 'select') return <Pick {...ties} options={options} value={one} onChange={onChange} />;
  const withRisk = options.map((option) => {
    const risk = list === 'risk' ? levels.find((level) => level === option.value) : undefined;
    return risk ? { ...option, risk } : option;
  });
  return <Choice {...ties} options={withRisk} value={one} onChange={onChange} />;
}

function ColleagueControl({ ties, value, onChange }: ControlProps) {
  const { data = [] } = useColleagues();
  const options = data.filter(({ left }) => !left).map(({ id, name }) => ({ value: id, label: name }));
  return <Pick {...ties} options={options} value={typeof value === 'string' ? value : null} onChange={onChange} />;
}

type PickProps = FieldTies & {
  options: { value: string; label: string }[];
  value: string | null;
  onChange: (value: string | null) => void;
};

function Pick({ options, value, onChange, ...ties }: PickProps) {
  const { t } = useWords();
  return (
    <FindSelect {...ties} options={options} value={value} onChange={onChange} clear={t('hotline.desk.fact.clear')} />
  );
}
