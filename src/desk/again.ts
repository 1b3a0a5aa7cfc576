/** Asks whoever sits here to prove that it is still she; tells whether she did. */
type Prover = () => Promise<boolean>;

let prover: Prover | null = null;
let asking: Promise<boolean> | null = null;

/** A module says how one proves oneself again (passphrase, passkey). Returns the way to stop. */
export function proveBy(next: Prover): () => void {
  prover = next;
  return () => {
    if (prover === next) prover = null;
  };
}

/** Whether whoever sits here has proved herself anew; asked once, however many acts wait for it. */
export async function provedAgain(): Promise<boolean> {
  asking ??= (prover?.() ?? Promise.resolve(false)).finally(() => (asking = null));
  return asking;
}
