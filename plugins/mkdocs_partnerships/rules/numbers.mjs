// Exact numbers and what is known of them: the twin of numbers.py.
//
// No floating point: a number is a fraction in lowest terms of two BigInts, `[numerator, denominator]`, never negative.
// An interval is `{low, high}`; a `high` of null has no upper end.

/** Write a sum with two decimals; a half of the last digit is rounded up. */
export function money(number) {
  const [hundredths] = roundTo(multiply(number, [100n, 1n]), [1n, 1n], "half_up");
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, "0")}`;
}

/** Read `780`, `0.01` or `1/2`. */
export function fraction(text) {
  const [whole, denominator = "1"] = text.split("/");
  const [units, decimals = ""] = whole.split(".");
  return lowest(BigInt(units + decimals), BigInt(denominator) * 10n ** BigInt(decimals.length));
}

function lowest(numerator, denominator) {
  let [a, b] = [numerator, denominator];
  while (b) [a, b] = [b, a % b];
  return [numerator / a, denominator / a];
}

export function roundTo(number, unit, mode) {
  const [numerator, denominator] = lowest(number[0] * unit[1], number[1] * unit[0]);
  const more = { half_up: numerator * 2n + denominator, down: numerator * 2n, up: (numerator + denominator - 1n) * 2n };
  return multiply([more[mode] / (denominator * 2n), 1n], unit);
}

const multiply = ([a, b], [c, d]) => lowest(a * c, b * d);
const sum = ([a, b], [c, d]) => lowest(a * d + c * b, b * d);
const difference = (a, b) => (less(a, b) ? NOUGHT : sum(a, [-b[0], b[1]]));
export const less = ([a, b], [c, d]) => a * d < c * b;
const smaller = (a, b) => (less(a, b) ? a : b);
const larger = (a, b) => (less(a, b) ? b : a);
const same = (a, b) => a === b || (a !== null && b !== null && a[0] === b[0] && a[1] === b[1]);
const NOUGHT = [0n, 1n];

// Intervals

export const exactly = (text) => ({ low: fraction(text), high: fraction(text) });
export const equal = (a, b) => same(a.low, b.low) && same(a.high, b.high);
export const ends = (a, turn) => ({ low: turn(a.low), high: a.high && turn(a.high) });
export const plus = (a, b) => ({ low: sum(a.low, b.low), high: a.high && b.high && sum(a.high, b.high) });
export const hull = (a, b) => ({ low: smaller(a.low, b.low), high: a.high && b.high && larger(a.high, b.high) });
export const least = (a, b) => ({
  low: smaller(a.low, b.low),
  high: a.high && b.high ? smaller(a.high, b.high) : (a.high ?? b.high),
});
export const left = (a, b) => ({
  low: b.high ? difference(a.low, b.high) : NOUGHT,
  high: a.high && difference(a.high, b.low),
});

export function times(a, b) {
  const low = multiply(a.low, b.low);
  if (same(a.high, NOUGHT) || same(b.high, NOUGHT)) return { low, high: NOUGHT };
  return { low, high: a.high && b.high && multiply(a.high, b.high) };
}
