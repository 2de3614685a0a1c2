"use strict";
/** What a chart can show of its curves apart from their values: running means, and values relative to others. */
const ChartViews = (() => {
  const isNumber = value => value !== null && value !== undefined;

  /** The mean over the last rows up to each row; where a row has no value, there is no mean. */
  function smoothed(values, rows) {
    if (!values || rows < 2) {
      return values;
    }
    return values.map((value, row) => {
      if (!isNumber(value)) {
        return null;
      }
      const window = values.slice(Math.max(0, row - rows + 1), row + 1).filter(isNumber);
      return window.reduce((sum, one) => sum + one / window.length, 0);
    });
  }

  /** All lists of a curve, each transformed. */
  const mapped = (series, transform) => ({
    y: transform(series.y), low: series.low && transform(series.low), high: series.high && transform(series.high),
    seeds: series.seeds.map(transform),
  });

  const above = (series, best) =>
    mapped(series, values => values.map(value => (isNumber(value) ? value - best : null)));

  /** The ratio to the values of a reference in the same step; only positive values have one. */
  function ratios(values, steps, reference, rowOfStep) {
    return values.map((value, row) => {
      const other = reference[rowOfStep.get(steps[row])];
      return isNumber(value) && isNumber(other) && value > 0 && other > 0 ? value / other : null;
    });
  }

  /**
   * The ratio to a reference, seed by seed: the geometric mean of the ratios of the seeds that both curves have, with a band
   * from the least to the largest. Curves without seeds are divided as they are.
   */
  function relative(series, reference) {
    const steps = series.xs[0];
    if (steps === null || reference.xs[0] === null) {
      return { y: series.y.map(() => null), low: null, high: null, seeds: [] };
    }
    const rowOfStep = new Map(reference.xs[0].map((step, row) => [step, row]));
    const pairs = Math.min(series.seeds.length, reference.seeds.length);
    if (pairs === 0) {
      return { y: ratios(series.y, steps, reference.y, rowOfStep), low: null, high: null, seeds: [] };
    }
    const seeds = Array.from({ length: pairs }, (none, seed) =>
      ratios(series.seeds[seed], steps, reference.seeds[seed], rowOfStep));
    const over = combine => steps.map((step, row) => {
      const column = seeds.map(seed => seed[row]).filter(isNumber);
      return column.length === 0 ? null : combine(column);
    });
    const geometricMean = column => Math.exp(column.reduce((sum, one) => sum + Math.log(one), 0) / column.length);
    return {
      y: over(geometricMean), low: over(column => Math.min(...column)), high: over(column => Math.max(...column)), seeds };
  }

  /** The curves of a chart as its state asks for them. */
  function of(spec, state) {
    const smooth = spec.series.map(series => ({ ...series, ...mapped(series, values => smoothed(values, state.smooth)) }));
    if (state.show === "best") {
      return smooth.map(series => above(series, spec.references[0].y));
    }
    if (state.show === "values") {
      return smooth;
    }
    const reference = smooth.find(series => `to:${series.label}` === state.show);
    return smooth.map(series => relative(series, reference));
  }

  /** The name of the axis of what is shown. */
  function label(spec, state) {
    const quantity = spec.yLabel.replace(/(, from | \(above |, up to ).*$/, "");
    const shown = state.show === "values" ? (state.whole ? quantity : spec.yLabel)
      : state.show === "best" ? `${quantity} minus ${spec.references[0].label.replace(/:.*/, "")}`
      : `${quantity} / that of ${state.show.slice(3)}, seed by seed`;
    return state.smooth > 1 ? `${shown}, mean of ${state.smooth} points` : shown;
  }

  return { of, label, isNumber };
})();
