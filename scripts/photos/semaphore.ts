/** A first-in, first-out semaphore that limits both how many tasks run and what they cost together. */

/** The right to run, held by one task. */
export interface Permit {
  /** Lowers the task's cost. @param cost - at most the cost so far */
  reduce: (cost: number) => void;
  release: () => void;
}

interface Waiter {
  cost: number;
  admit: () => void;
}

export class Semaphore {
  readonly #maxTasks: number;
  readonly #maxCost: number;
  readonly #waiters: Waiter[] = [];
  #tasks = 0;
  #cost = 0;

  /** @param maxCost - of all tasks together; a task that costs more runs alone */
  constructor(maxTasks: number, maxCost: number) {
    this.#maxTasks = maxTasks;
    this.#maxCost = maxCost;
  }

  /** Waits for a permit. */
  async acquire(cost: number): Promise<Permit> {
    await new Promise<void>((resolve) => {
      this.#waiters.push({ cost, admit: resolve });
      this.#admit();
    });
    let held = cost;
    return {
      reduce: (less) => {
        this.#cost -= held - less;
        held = less;
        this.#admit();
      },
      release: () => {
        this.#cost -= held;
        this.#tasks -= 1;
        held = 0;
        this.#admit();
      },
    };
  }

  #admit(): void {
    for (;;) {
      const [next] = this.#waiters;
      if (!next || this.#tasks >= this.#maxTasks) return;
      if (this.#tasks > 0 && this.#cost + next.cost > this.#maxCost) return;
      this.#waiters.shift();
      this.#tasks += 1;
      this.#cost += next.cost;
      next.admit();
    }
  }
}
