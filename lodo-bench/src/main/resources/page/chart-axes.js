"use strict";
/** How numbers are written on charts, and how axes spread their values. */
const ChartAxes = (() => {
  function text(value) {
    if (value === null || value === undefined) {
      return "—";
    }
    const size = Math.abs(value);
    return size !== 0 && (size < 1e-3 || size >= 1e7) ? value.toExponential(3) : String(Number(value.toPrecision(5)));
  }

  /** A round number, in as few characters as it takes. */
  function short(value) {
    const size = Math.abs(value);
    return size !== 0 && (size < 1e-3 || size >= 1e7) ? Number(value.toPrecision(4)).toExponential() : text(value);
  }

  /** Round numbers, evenly spaced. */
  function linearTicks(low, high, most) {
    const rough = (high - low) / most;
    const power = Math.pow(10, Math.floor(Math.log10(rough)));
    const step = [1, 2, 5, 10].map(factor => factor * power).find(size => size >= rough);
    const first = Math.ceil(low / step);
    const count = Math.min(2 * most, Math.floor(high / step) - first + 1);
    return Array.from({ length: Math.max(0, count) }, (none, index) => Number(((first + index) * step).toPrecision(12)));
  }

  // Each axis has a place for a value, the value at a place, round values between two places, and half the extent of an axis
  // that has to hold a single place. Charts hold places, not values: those of a library for charts overflow for the largest
  // doubles.

  /** Equal differences take equal space, in units that are near to very large or small values. */
  function linear(values) {
    const size = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const isOrdinary = size === 0 || (size >= 1e-6 && size <= 1e9);
    const unit = isOrdinary ? 1 : power(Math.max(-300, Math.floor(Math.log10(size))));
    const place = value => value / unit;
    return {
      name: "linear", place, value: at => at * unit, holds: () => true, alone: unit === 1 ? 1 : Math.max(size / unit, 1e-20),
      ticks: (low, high, most) => linearTicks(low, high, most).map(tick => tick * unit).filter(Number.isFinite),
    };
  }

  /** Equal ratios take equal space; only positive values have a place. */
  function logarithmic() {
    const place = value => Math.log10(value);
    return {
      name: "log", place, value: at => Math.pow(10, at), holds: value => value > 0, alone: Math.log10(2),
      ticks: (low, high) => {
        const decades = high - low;
        const mantissas = decades > 3 ? [1] : decades > 1.5 ? [1, 3] : [1, 2, 3, 4, 5, 6, 7, 8, 9];
        const stride = Math.max(1, Math.ceil(decades / 9));
        const ticks = [];
        for (let exponent = Math.floor(low); exponent <= high; exponent++) {
          if (exponent % stride === 0) {
            ticks.push(...mantissas.map(mantissa => mantissa * power(exponent)));
          }
        }
        const shown = ticks.filter(tick => place(tick) >= low && place(tick) <= high);
        return shown.length > 2 ? shown : linearTicks(Math.pow(10, low), Math.pow(10, high), 6);
      },
    };
  }

  /** Equal ratios take equal space on either side of zero, and equal differences nearer to it than a threshold. */
  function symmetric(threshold) {
    const decades = size => (size / threshold < 1e9
      ? Math.asinh(size / threshold) / Math.LN10
      : Math.log10(2) + Math.log10(size) - Math.log10(threshold));
    const place = value => Math.sign(value) * decades(Math.abs(value));
    const sizeAt = at => (at < 8
      ? threshold * Math.sinh(at * Math.LN10)
      : Math.min(Number.MAX_VALUE, Math.pow(10, at - Math.log10(2) + Math.log10(threshold))));
    const value = at => Math.sign(at) * sizeAt(Math.abs(at));
    return {
      name: "symlog", place, value, holds: () => true, alone: 0.5,
      ticks: (low, high) => {
        const stride = Math.max(1, Math.ceil((high - low) / 9));
        const first = Math.round(Math.log10(threshold));
        const ticks = [0];
        for (let exponent = first; exponent <= first + Math.max(Math.abs(low), Math.abs(high)); exponent++) {
          // Nearer to zero the labels would touch.
          if (exponent % stride === 0 && decades(power(exponent)) > 0.6 * stride) {
            ticks.unshift(-power(exponent));
            ticks.push(power(exponent));
          }
        }
        const shown = ticks.filter(tick => place(tick) >= low && place(tick) <= high);
        return shown.length > 1 ? shown : linearTicks(value(low), value(high), 6);
      },
    };
  }

  /** Computed powers of ten are not all exact. */
  const power = exponent => Number(`1e${exponent}`);

  /** Of an axis by its logarithm where the chart has no threshold: the least power of ten below all that is not zero. */
  function thresholdOf(values) {
    const least = values.reduce((size, value) => (value === 0 ? size : Math.min(size, Math.abs(value))), Infinity);
    return least === Infinity ? 1 : power(Math.max(-323, Math.floor(Math.log10(least))));
  }

  /** Without the rounding of the way there and back. */
  const valueAt = (spread, place) => Number(spread.value(place).toPrecision(12));

  return { text, short, linear, logarithmic, symmetric, thresholdOf, valueAt };
})();
