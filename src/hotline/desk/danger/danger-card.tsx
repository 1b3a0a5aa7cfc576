import { IconClock, IconPhone, IconUrgent } from '@tabler/icons-react';
import { ChipButton, Ic, Sealed, useTimes, useWords } from '#desk/parts.ts';
import { now } from '#kernel/clock.ts';
import { questionOf } from '#kernel/forms.ts';
import { useEditing, useField } from '../editor/editing.ts';
import { QuestionField } from '../facts/question-field.tsx';
import styles from './danger.module.css';
import { useDanger } from './use-danger.ts';

const services = ['police', 'ambulance'] as const;

/** Danger now, beside the talk and never over it: where, who is near, can she speak, who was called, what she agrees to. */
export function DangerCard() {
  const { t } = useWords();
  const { time } = useTimes();
  const { since } = useDanger();
  const { contact, writable } = useEditing();
  const speaks = useField('danger_can_speak').value;
  if (since === null) return null;
  return (
    <section className={styles.card} data-danger aria-labelledby="danger">
      <header>
        <Ic of={IconUrgent} size={20} />
        <h2 id="danger">{t('hotline.desk.danger.since', { time: time(since) })}</h2>
        <p>
          {t(contact.practiceUntil === null ? 'hotline.desk.danger.told' : 'hotline.practice.danger', {
            open: writable ? 'yes' : 'no',
          })}
        </p>
      </header>
      <div className={styles.body}>
        <Sealed>
          <Asked id="danger_where" />
        </Sealed>
        <div className={styles.two}>
          <Asked id="danger_who_near" />
          <Asked id="danger_can_speak" />
        </div>
        {(speaks === 'yes_no_only' || speaks === 'no') && (
          <Sealed>
            <p className={styles.ask}>{t('hotline.desk.danger.yesNo')}</p>
            <Asked id="danger_yes_no" />
          </Sealed>
        )}
        <Asked id="danger_agreement" />
        {services.map((service) => (
          <Service key={service} service={service} />
        ))}
      </div>
    </section>
  );
}

function Asked({ id }: { id: string }) {
  const { form } = useEditing();
  const question = questionOf(form, id);
  return question ? <QuestionField question={question} focused={false} /> : null;
}

// When, who answered and what was agreed are asked once somebody called.
function Service({ service }: { service: (typeof services)[number] }) {
  const { t } = useWords();
  const { time } = useTimes();
  const { writable } = useEditing();
  const called = useField(`danger_${service}_called`).value;
  const at = useField(`danger_${service}_at`);
  const spoke = called === 'we_called' || called === 'she_called' || called === 'no_answer';
  return (
    <div className={styles.service}>
      <div className={styles.called}>
        <Ic of={IconPhone} size={18} />
        <Asked id={`danger_${service}_called`} />
      </div>
      {spoke && (
        <Sealed>
          <div className={styles.spoke}>
            <div>
              <Asked id={`danger_${service}_at`} />
              {writable && at.value === null && (
                <ChipButton glyph={<Ic of={IconClock} size={14} />} onPress={() => at.write(time(now()))}>
                  {t('hotline.desk.danger.now')}
                </ChipButton>
              )}
            </div>
            <Asked id={`danger_${service}_who`} />
            <Asked id={`danger_${service}_agreed`} />
          </div>
        </Sealed>
      )}
    </div>
  );
}
