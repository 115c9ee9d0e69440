/** Lets work through as long as there is room for what it takes, in the order in which it came. */

/** Room that is taken. */
export interface Permit {
  /** Takes less from now on. @param cost - not more than before */
  shrink: (cost: number) => void;
  leave: () => void;
}

interface Waiting {
  cost: number;
  enter: () => void;
}

export class Semaphore {
  readonly #slots: number;
  readonly #room: number;
  readonly #waiting: Waiting[] = [];
  #inside = 0;
  #taken = 0;

  /**
   * @param slots - how many may be inside
   * @param room - what they may take together; what takes more goes in alone
   */
  constructor(slots: number, room: number) {
    this.#slots = slots;
    this.#room = room;
  }

  /** Waits for room. */
  async enter(cost: number): Promise<Permit> {
    await new Promise<void>((resolve) => {
      this.#waiting.push({ cost, enter: resolve });
      this.#admit();
    });
    let taken = cost;
    return {
      shrink: (less) => {
        this.#taken -= taken - less;
        taken = less;
        this.#admit();
      },
      leave: () => {
        this.#taken -= taken;
        this.#inside -= 1;
        taken = 0;
        this.#admit();
      },
    };
  }

  #admit(): void {
    for (;;) {
      const [next] = this.#waiting;
      if (!next || this.#inside >= this.#slots) return;
      if (this.#inside > 0 && this.#taken + next.cost > this.#room) return;
      this.#waiting.shift();
      this.#inside += 1;
      this.#taken += next.cost;
      next.enter();
    }
  }
}
