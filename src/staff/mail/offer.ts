let offered = false;

/** Says whether mail can be sent at all: as configured at start. Where it cannot, nothing of it is offered. */
export function offerMail(can: boolean): void {
  offered = can;
}

/** Whether mail can be sent at all. */
export function mailOffered(): boolean {
  return offered;
}
