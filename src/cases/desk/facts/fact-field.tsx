import { Chips, Conflict, Field, FindSelect, useWords } from '#desk/parts.ts';
import type { Answer, Question } from '#kernel/forms.ts';
import { now } from '#kernel/clock.ts';
import { useReaderWords } from '#staff/desk/index.ts';
import type { Fact } from '../../shared.ts';
import { useFactLabels } from './use-fact-labels.ts';

type Props = {
  question: Question;
  codes: readonly string[];
  /** As the screen has it, and the version the server is known to have. */
  value: Answer;
  version: number;
  disabled: boolean;
  clash: { mine: Answer; theirs: Fact } | null;
  onAnswer: (value: Answer, basedOn: number) => void;
  onSettled: () => void;
};

/** One question of the facts. An emptied answer means "not asked" again; where two answered at once both stand. */
export function FactField({ question, codes, value, version, disabled, clash, onAnswer, onSettled }: Props) {
  const { t } = useWords();
  const label = useFactLabels();
  const { nameOf } = useReaderWords();
  const list = question.list ?? '';
  const options = codes.map((code) => ({ value: code, label: label(list, code) }));
  const said = (answer: Answer) =>
    [answer ?? []]
      .flat()
      .map((code) => label(list, code))
      .join(', ') || t('cases.facts.notAsked');
  return (
    <>
      <Field label={t(`cases.fact.${question.id}`)}>
        {(ties) =>
          question.kind === 'many' ? (
            <fieldset disabled={disabled}>
              <Chips
                {...ties}
                options={options}
                value={Array.isArray(value) ? value : []}
                onChange={(next) => onAnswer(next.length === 0 ? null : next, version)}
              />
            </fieldset>
          ) : (
            <FindSelect
              {...ties}
              options={options}
              value={typeof value === 'string' ? value : null}
              onChange={(next) => onAnswer(next, version)}
              clear={t('cases.facts.clear')}
              disabled={disabled}
            />
          )
        }
      </Field>
      {clash && (
        <Conflict
          field={t(`cases.fact.${question.id}`)}
          mine={{ at: now(), text: said(clash.mine) }}
          theirs={{ at: clash.theirs.at, text: said(clash.theirs.value), by: nameOf(clash.theirs.by) }}
          onKeepMine={() => onAnswer(clash.mine, clash.theirs.version)}
          onTakeTheirs={onSettled}
          onWriteThird={onSettled}
        />
      )}
    </>
  );
}
