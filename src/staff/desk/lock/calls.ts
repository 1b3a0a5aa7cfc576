const asked = new Set<() => boolean>();

/** A module says whether it is in a call now; the screen never locks by itself meanwhile. Returns the way to stop. */
export function watchCalls(inCall: () => boolean): () => void {
  asked.add(inCall);
  return () => void asked.delete(inCall);
}

/** Whether anybody here is in a call now. */
export function callInProgress(): boolean {
  return [...asked].some((inCall) => inCall());
}
