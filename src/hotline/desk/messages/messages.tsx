import { useState } from 'react';
import { Banner, ErrorState, LoadingState, Sealed, useTimes, useWords } from '#desk/parts.ts';
import type { Message, MessageFile, MessagesAnswer } from '../../shared.ts';
import { messageForm } from '../../shared.ts';
import { useEditing } from '../editor/editing.ts';
import { useNames } from '../editor/people.ts';
import { AnswerForm } from './answer-form.tsx';
import styles from './messages.module.css';
import { ShowFile } from './show-file.tsx';
import { useMessages } from './use-messages.ts';

/** What somebody wrote to us herself and what we answered, and the place to answer. Absent in every other contact. */
export function Messages() {
  const { contact } = useEditing();
  return contact.channel === 'web_message' ? <Written contact={contact.id} /> : null;
}

function Written({ contact }: { contact: string }) {
  const { t } = useWords();
  const { date } = useTimes();
  const found = useMessages(contact);
  if (found.isPending) return <LoadingState />;
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  const { wrote, withdrawn, messages, can } = found.data;
  if (!wrote) return null;
  return (
    <section className={styles.messages} aria-label={t('hotline.messages.title')}>
      {withdrawn !== null ? (
        <Banner>{t('hotline.messages.withdrawn', { date: date(`${withdrawn}T12:00:00Z`) })}</Banner>
      ) : (
        <Thread contact={contact} messages={messages} />
      )}
      {can.answer && <Answering contact={contact} answer={found.data} />}
    </section>
  );
}

function Answering({ contact, answer }: { contact: string; answer: MessagesAnswer }) {
  const { t } = useWords();
  const first = answer.messages.find(({ form }) => form !== null);
  const said = (question: string) => {
    const value = first?.form?.answers[question];
    return typeof value === 'string' ? t(`hotline.code.write_${question}.${value}`) : t('hotline.messages.not-said');
  };
  return (
    <>
      <Banner tone="warn">{t('hotline.messages.safe', { answer: said('answer'), seen: said('seen') })}</Banner>
      <AnswerForm
        contact={contact}
        kept={answer.draft}
        prepared={answer.prepared}
        locale={first?.locale ?? 'sr-Latn'}
      />
    </>
  );
}

function Thread({ contact, messages }: { contact: string; messages: Message[] }) {
  const { t } = useWords();
  const [shown, show] = useState<MessageFile | null>(null);
  return (
    <Sealed heading={t('hotline.messages.title')}>
      <ol className={styles.thread}>
        {messages.map((message) => (
          <One key={message.id} message={message} onShow={show} />
        ))}
      </ol>
      {shown && <ShowFile contact={contact} file={shown} onClose={() => show(null)} />}
    </Sealed>
  );
}

function One({ message, onShow }: { message: Message; onShow: (file: MessageFile) => void }) {
  const { t } = useWords();
  const { date, time } = useTimes();
  const names = useNames();
  const { by, at, text, form, files } = message;
  return (
    <li data-by={by === null ? 'hers' : 'ours'}>
      <p className={styles.quiet}>
        {by === null ? t('hotline.messages.herself') : names(by).name}, {date(at)} {time(at)}
      </p>
      {text !== '' && <p className={styles.text}>{text}</p>}
      {form && <Answers answers={form.answers} />}
      {files.map((file) => (
        <p key={file.id} className={styles.file}>
          {t('hotline.messages.file', { name: file.name, kb: Math.max(1, Math.round(file.bytes / 1024)) })}{' '}
          <button
            type="button"
            onClick={() => onShow(file)}
            aria-label={t('hotline.messages.file.show.what', { what: file.name })}
          >
            {t('hotline.messages.file.show')}
          </button>
        </p>
      ))}
    </li>
  );
}

/** Her answers to the form, without what she skipped. */
function Answers({ answers }: { answers: NonNullable<Message['form']>['answers'] }) {
  const { t } = useWords();
  const given = messageForm.questions.flatMap(({ id, kind, list }) => {
    const answer = answers[id];
    if (typeof answer !== 'string') return [];
    return [{ id, text: kind === 'one' ? t(`hotline.code.${list}.${answer}`) : answer }];
  });
  if (given.length === 0) return null;
  return (
    <dl className={styles.answers}>
      {given.map(({ id, text }) => (
        <div key={id}>
          <dt>{t(`hotline.write.q.${id}`)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
