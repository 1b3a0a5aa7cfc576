import { Button, Checkbox } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { call, Dialog, Ic, useKeys, useSentence, useWords } from '#desk/parts.ts';
import type { CaseAnswer, TimelineAnswer, TimelineLine } from '../../shared.ts';
import { CasePaper } from './case-paper.tsx';
import { nothingChosen, paperChoices, type PaperChoices } from './choices.ts';
import styles from './print.module.css';

/** The case on paper. Names, words and the course go there only where somebody chooses so. */
export function PrintCase({ one }: { one: CaseAnswer }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  useKeys([{ keys: 'mod+p', says: t('cases.print'), run: () => setOpen(true) }]);
  return (
    <>
      <Button variant="subtle" leftSection={<Ic of={IconPrinter} size={17} />} onClick={() => setOpen(true)}>
        {t('cases.print')}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} label={t('cases.print')} className={styles.dialog}>
        <Choose one={one} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function Choose({ one, onClose }: { one: CaseAnswer; onClose: () => void }) {
  const { t } = useWords();
  const say = useSentence();
  const [chosen, setChosen] = useState<PaperChoices>(nothingChosen);
  const [lines, setLines] = useState<readonly TimelineLine[]>([]);
  const [ready, setReady] = useState(false);
  const [sentence, setSentence] = useState<string | null>(null);
  // What is not noted is not printed.
  const print = async () => {
    try {
      await call('POST', `/desk/api/cases/${one.id}/print`, {});
      const course = chosen.course ? await wholeCourse(one.id) : [];
      flushSync(() => setLines(course));
      setSentence(null);
      window.print();
    } catch (error) {
      setSentence(say(error));
    }
  };
  return (
    <div className={styles.choose}>
      <h2>{t('cases.print')}</h2>
      <p>{t('cases.print.text')}</p>
      {paperChoices.map((each) => (
        <Checkbox
          key={each}
          label={t(`cases.print.${each}`)}
          checked={chosen[each]}
          onChange={(event) => setChosen({ ...chosen, [each]: event.currentTarget.checked })}
        />
      ))}
      {sentence !== null && <p role="alert">{sentence}</p>}
      <div className={styles.acts}>
        <Button
          variant="filled"
          disabled={!ready}
          leftSection={<Ic of={IconPrinter} size={17} />}
          onClick={() => void print()}
        >
          {t('cases.print.act')}
        </Button>
        <Button onClick={onClose}>{t('cases.open.cancel')}</Button>
      </div>
      {createPortal(<CasePaper one={one} chosen={chosen} lines={lines} onReady={setReady} />, document.body)}
    </div>
  );
}

/** Every line of the course, also those nobody has looked at yet. */
async function wholeCourse(id: string): Promise<readonly TimelineLine[]> {
  const lines: TimelineLine[] = [];
  let after: string | null = null;
  do {
    const page: TimelineAnswer = await call<TimelineAnswer>('POST', `/desk/api/cases/${id}/timeline`, { after });
    lines.push(...page.lines);
    after = page.next;
  } while (after !== null);
  return lines;
}
