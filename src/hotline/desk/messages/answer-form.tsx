import { Button, Select, Textarea } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { ApiError, Banner, ErrorState, Field, Ic, useWords } from '#desk/parts.ts';
import type { Locale } from '#kernel/words.ts';
import type { UnsafeReason } from '../../shared.ts';
import styles from './messages.module.css';
import { keepAnswer, useAnswering, useWordsOf } from './use-messages.ts';

type Props = { contact: string; kept: string; prepared: string[]; locale: Locale };

/** The answer under somebody's hands: kept on the server as she types, warned of before it goes. */
export function AnswerForm({ contact, kept, prepared, locale }: Props) {
  const { t } = useWords();
  const { text, write, sent, saved, unsafe } = useKept(contact, kept);
  const answering = useAnswering(contact);
  const unread = reasonsOf(answering.error);
  const send = (despite: UnsafeReason[]) => answering.mutate({ text, despite }, { onSuccess: sent });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    send([]);
  };
  const change = (next: string) => {
    write(next);
    // A warning was about the words that stood there.
    if (answering.error) answering.reset();
  };
  return (
    <form className={styles.answer} onSubmit={submit}>
      <Prepared
        codes={prepared}
        locale={locale}
        onPick={(words) => change(text === '' ? words : `${text}\n\n${words}`)}
      />
      <Field label={t('hotline.messages.answer')} hint={t('hotline.messages.answer.hint')}>
        {(ties) => (
          <Textarea
            {...ties}
            autosize
            minRows={3}
            maxRows={14}
            maxLength={8000}
            autoComplete="off"
            lang={locale}
            value={text}
            onChange={(event) => change(event.currentTarget.value)}
          />
        )}
      </Field>
      {unread.length === 0 ? (
        <Unsafe reasons={unsafe} />
      ) : (
        <Unsafe reasons={unread} busy={answering.isPending} onSend={() => send(unread)} />
      )}
      {answering.error && unread.length === 0 && <ErrorState error={answering.error} />}
      <div className={styles.acts}>
        <Button
          type="submit"
          variant="filled"
          leftSection={<Ic of={IconSend} size={17} />}
          disabled={text.trim() === ''}
          loading={answering.isPending}
        >
          {t('hotline.messages.send')}
        </Button>
        <output className={styles.quiet}>{saved && t('hotline.messages.saved')}</output>
      </div>
    </form>
  );
}

function reasonsOf(error: unknown): UnsafeReason[] {
  const details = error instanceof ApiError && error.code === 'answer-unsafe' ? error.details : undefined;
  const reasons: unknown = details?.['reasons'];
  return Array.isArray(reasons) ? (reasons as UnsafeReason[]) : [];
}

type UnsafeProps = { reasons: UnsafeReason[]; busy?: boolean; onSend?: () => void };

/** Why the answer may be unsafe. While it is being written it is said and no more; once it is sent, somebody decides. */
function Unsafe({ reasons, busy = false, onSend }: UnsafeProps) {
  const { t } = useWords();
  if (reasons.length === 0) return null;
  const action = onSend && (
    <Button size="xs" disabled={busy} onClick={onSend}>
      {t('hotline.messages.send-anyway')}
    </Button>
  );
  return (
    <Banner tone={onSend ? 'stop' : 'warn'} live title={t('hotline.messages.unsafe')} action={action}>
      {reasons.map((reason) => t(`hotline.messages.unsafe.${reason}`)).join('; ')}.
    </Banner>
  );
}

/** Answers prepared in her language, put into the field to be changed. */
function Prepared({ codes, locale, onPick }: { codes: string[]; locale: Locale; onPick: (text: string) => void }) {
  const { t } = useWords();
  const table = useWordsOf(locale).data;
  if (!table || codes.length === 0) return null;
  return (
    <Field label={t('hotline.messages.prepared')}>
      {(ties) => (
        <Select
          {...ties}
          placeholder={t('hotline.messages.prepared.pick')}
          data={codes.map((code) => ({ value: code, label: t(`hotline.prepared.${code}.title`) }))}
          value={null}
          onChange={(code) => code && onPick(table[`hotline.prepared.${code}.text`] ?? '')}
        />
      )}
    </Field>
  );
}

const REST_MS = 1200;

/** A text kept on the server when typing rests, and once more when the screen goes away. */
function useKept(contact: string, kept: string) {
  const [text, setText] = useState(kept);
  const [saved, setSaved] = useState(false);
  const [unsafe, setUnsafe] = useState<UnsafeReason[]>([]);
  const waiting = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const told = (reasons: UnsafeReason[]) => {
    setUnsafe(reasons);
    setSaved(true);
  };
  const flush = () => {
    const next = waiting.current;
    waiting.current = null;
    if (next === null) return;
    keepAnswer(contact, next).then(
      // Where typing went on meanwhile, what it says now is asked in a moment.
      (reasons) => waiting.current === null && told(reasons),
      () => void (waiting.current ??= next),
    );
  };
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      const next = waiting.current;
      if (next !== null) void keepAnswer(contact, next).catch(() => {});
    },
    [contact],
  );
  return {
    text,
    saved,
    unsafe,
    write: (next: string) => {
      waiting.current = next;
      clearTimeout(timer.current);
      timer.current = setTimeout(flush, REST_MS);
      setSaved(false);
      setText(next);
    },
    sent: () => {
      waiting.current = null;
      clearTimeout(timer.current);
      setSaved(false);
      setUnsafe([]);
      setText('');
    },
  };
}
