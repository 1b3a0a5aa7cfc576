import { useWords } from '#desk/parts.ts';
import { NewOwed } from '#tasks/desk/index.ts';
import { promiseKinds } from '#tasks/shared.ts';
import { usePromiseActs } from './use-promises.ts';

/** A promise to the person of this contact: what, in which words, until when. It is the writer's while on duty, else the line's. */
export function NewPromise({ contact, onDone }: { contact: string; onDone: () => void }) {
  const { t } = useWords();
  const { make } = usePromiseActs();
  return (
    <NewOwed
      says={{
        title: t('hotline.duty.promise.new'),
        what: t('hotline.duty.promise.what'),
        words: t('hotline.duty.promise.words'),
        make: t('hotline.duty.promise.make'),
      }}
      kinds={promiseKinds.map((value) => ({ value, label: t(`tasks.kind.${value}`) }))}
      first="call_back"
      by="hour"
      onMake={(promise) => make(contact, promise)}
      onDone={onDone}
    />
  );
}
