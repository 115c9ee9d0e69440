// Loaded before a program: lets it run forty days later.
const DAYS = 40;
const Real = globalThis.Date;
const later = DAYS * 24 * 60 * 60 * 1000;

class LaterDate extends Real {
  constructor(...values) {
    if (values.length === 0) super(Real.now() + later);
    else super(...values);
  }

  static now() {
    return Real.now() + later;
  }
}

globalThis.Date = LaterDate;
