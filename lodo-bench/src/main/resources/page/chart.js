"use strict";
/** An interactive chart, in places of axes (see ChartAxes). Its state survives every change but that of what it concerns. */
class Chart {
  /** @param theme isDark() and css(name), the value of a variable of the page's style */
  constructor(figure, spec, theme) {
    this.figure = figure;
    this.spec = spec;
    this.theme = theme;
    this.box = figure.querySelector(".plot");
    this.at = figure.querySelector(".at");
    this.first = { axis: 0, xLog: spec.xLog, yLog: spec.yLog, seeds: false, smooth: 1, show: "values", whole: false, hidden: [],
      x: null, y: null };
    this.state = { ...this.first, ...this.known(ChartLinks.read(figure.id)) };
    this.fits = spec.series.map(() => true);
    this.controls = new ChartControls(figure.querySelector(".controls"), this);
    this.legend = new ChartLegend(figure.querySelector(".legend"), this);
    this.box.addEventListener("keydown", event => this.key(event));
    new ResizeObserver(() => this.resize()).observe(this.box);
    this.draw();
  }

  /** The parts of a state from an address that this chart can have. */
  known(state) {
    const is = {
      axis: value => this.spec.xLabels[value] !== undefined && this.spec.series.some(series => series.xs[value] !== null),
      smooth: value => [1, 5, 15, 45].includes(value),
      show: value => ChartControls.views(this.spec).some(view => view[1] === value),
      hidden: value => Array.isArray(value),
    };
    const isRange = value => Array.isArray(value) && value.length === 2 && value.every(Number.isFinite) && value[0] < value[1];
    return Object.fromEntries(Object.entries(state || {}).filter(([name, value]) => name in this.first
      && (is[name] || (name === "x" || name === "y" ? isRange : one => typeof one === "boolean"))(value)));
  }

  /** Changes a part of the state; everything else, the zoom included, stays. */
  change(part) {
    Object.assign(this.state, part);
    this.draw();
    this.link();
  }

  link() {
    const changed = Object.entries(this.state)
      .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(this.first[name]));
    ChartLinks.write(this.figure.id, Object.fromEntries(changed));
  }

  toggle(index) {
    const { label } = this.spec.series[index];
    const { hidden } = this.state;
    this.change({ hidden: hidden.includes(label) ? hidden.filter(other => other !== label) : [...hidden, label] });
  }

  /** Shows one curve alone, or all if it is alone. */
  isolate(index) {
    const others = this.spec.series.map(series => series.label).filter(label => label !== this.spec.series[index].label);
    const isAlone = others.every(label => this.state.hidden.includes(label));
    this.change({ hidden: isAlone ? [] : others });
  }

  /** Shows only the curves that a text fits, by their names or by that of the chart. */
  filter(query) {
    this.fits = this.spec.series.map(series => `${series.label} ${this.spec.title}`.toLowerCase().includes(query));
    this.draw();
  }

  /** The axis of another quantity, with the same points in view. */
  setAxis(axis) {
    const { x } = this.state;
    let range = null;
    if (x !== null) {
      const places = this.shown.flatMap(({ index }) => {
        const { xs } = this.spec.series[index];
        return xs[axis] === null ? [] : xs[axis].filter((value, row) =>
          value !== null && xs[this.state.axis][row] !== null && xs[this.state.axis][row] >= x[0] && xs[this.state.axis][row] <= x[1]);
      });
      const ends = [Math.min(...places), Math.max(...places)];
      range = ends[0] < ends[1] ? ends : null;
    }
    this.change({ axis, x: range });
  }

  // ---- what is drawn ----

  isShown(index) {
    const series = this.spec.series[index];
    return this.fits[index] && !this.state.hidden.includes(series.label) && series.xs[this.state.axis] !== null;
  }

  /** Chooses the axes by what there is to draw: by the logarithm where all of it has one. */
  spread() {
    const numbers = lists => lists.flatMap(values => (values || []).filter(ChartViews.isNumber));
    const xs = numbers(this.spec.series.map(series => series.xs[this.state.axis]));
    const ys = numbers(this.curves.flatMap(curve => [curve.y, curve.low, curve.high, ...curve.seeds]));
    const isPositive = ys.every(value => value > 0);
    this.x = !this.state.xLog ? ChartAxes.linear(xs)
      : xs.every(value => value > 0) ? ChartAxes.logarithmic() : ChartAxes.symmetric(ChartAxes.thresholdOf(xs));
    if (!this.state.yLog) {
      this.y = ChartAxes.linear(ys);
    } else if (this.state.show === "values") {
      this.y = this.spec.yThreshold === null ? ChartAxes.logarithmic() : ChartAxes.symmetric(this.spec.yThreshold);
    } else if (isPositive) {
      this.y = ChartAxes.logarithmic();
    } else {
      // Differences that are noise around zero have no scale of their own: half of all are near to zero.
      const sizes = ys.map(Math.abs).filter(size => size > 0).sort((a, b) => a - b);
      this.y = ChartAxes.symmetric(ChartAxes.thresholdOf(sizes.length > 0 ? [sizes[Math.floor(sizes.length / 10)]] : [1]));
    }
  }

  /** The heights in view at first, as places. */
  limits() {
    const place = value => (ChartViews.isNumber(value) && this.y.holds(value) ? this.y.place(value) : null);
    const hasLimits = this.state.show === "values" && !this.state.whole;
    const floor = hasLimits && this.y.name === "log" ? place(this.spec.yFloor) : null;
    const ceiling = hasLimits ? place(this.spec.yCeiling) : null;
    return [floor === null ? -Infinity : floor, ceiling === null ? Infinity : ceiling];
  }

  /** A place for each position; where a curve jumps, its positions are kept apart by a hair. */
  placed(index) {
    const x = this.spec.series[index].xs[this.state.axis];
    const curve = this.curves[index];
    const order = x.map((value, row) => row).filter(row => x[row] !== null && this.x.holds(x[row])).sort((a, b) => x[a] - x[b]);
    const positions = [];
    let last = -Infinity;
    for (const row of order) {
      const place = this.x.place(x[row]);
      last = place > last ? place : last + Math.abs(last) * 1e-12 + 1e-300;
      positions.push(last);
    }
    const places = values => order.map(row =>
      (ChartViews.isNumber(values[row]) && this.y.holds(values[row]) ? this.y.place(values[row]) : null));
    return { index, order, positions, y: places(curve.y), low: curve.low && places(curve.low), high: curve.high && places(curve.high),
      seeds: this.state.seeds ? curve.seeds.map(places) : [] };
  }

  /** The range of all places in view at first: all that is drawn within the limits, with the lines to compare with. */
  home() {
    const [floor, ceiling] = this.limits();
    let [left, right, least, most] = [Infinity, -Infinity, Infinity, -Infinity];
    const include = place => {
      if (place !== null) {
        least = Math.min(least, Math.max(floor, place));
        most = Math.max(most, Math.min(ceiling, place));
      }
    };
    this.shown.forEach(({ positions, y, low, high, seeds }) => {
      if (positions.length > 0) {
        left = Math.min(left, positions[0]);
        right = Math.max(right, positions[positions.length - 1]);
      }
      [y, low || [], high || [], ...seeds].forEach(list => list.forEach(include));
    });
    if (least > most) {
      [least, most] = [-1, 1];
    }
    this.levels().forEach(level => { least = Math.min(least, level.place); most = Math.max(most, level.place); });
    const margin = least === most ? this.y.alone : (most - least) * 0.05;
    if (left > right) {
      [left, right] = [1, 2];
    }
    this.homeX = left < right ? [left, right] : [left - this.x.alone, left + this.x.alone];
    this.homeY = [least - margin, most + margin];
  }

  /** The lines to compare with, as far as they have a place in this view. */
  levels() {
    const best = this.state.show === "best" ? this.spec.references[0].y : 0;
    const lines = this.state.show.startsWith("to:") ? [{ label: `as ${this.state.show.slice(3)}`, y: 1 }]
      : this.spec.references.map(reference => ({ label: reference.label, y: reference.y - best }));
    return lines.filter(line => this.y.holds(line.y)).map(line => ({ label: line.label, place: this.y.place(line.y) }));
  }

  /** Places of a state's range within an axis's own. */
  inPlaces(range, spread, home) {
    const at = (value, end) => (spread.holds(value) ? Math.min(home[1], Math.max(home[0], spread.place(value))) : home[end]);
    const places = range === null ? home : [at(range[0], 0), at(range[1], 1)];
    return places[0] < places[1] ? places : home;
  }

  draw() {
    this.curves = ChartViews.of(this.spec, this.state);
    this.spread();
    this.shown = this.spec.series.map((series, index) => index).filter(index => this.isShown(index))
      .sort((a, b) => this.spec.series[a].width - this.spec.series[b].width).map(index => this.placed(index));
    this.home();
    const { series, bands, tables } = this.columns();
    if (this.plot) {
      this.plot.destroy();
    }
    this.near = null;
    // A place without a value ends a line; positions that only other curves have do not.
    const data = tables.length === 0 ? [[1, 2], [null, null]] : uPlot.join(tables, tables.map(table => table.map(() => 2)));
    this.plot = new uPlot(this.options(series, bands), data, this.box);
    Object.assign(this.figure.dataset, {
      axis: this.spec.xLabels[this.state.axis], xScale: this.x.name, yScale: this.y.name,
      seeds: this.state.seeds ? "shown" : "hidden", show: this.state.show,
    });
    this.tellView();
    this.tell(this.plot);
    this.controls.refresh();
    this.refreshLegend();
  }

  /** Bands lie below all lines; of these, wide ones are on top, as in the pictures. */
  columns() {
    const series = [{ label: this.spec.xLabels[this.state.axis] }];
    const bands = [];
    const tables = [];
    const [bottom, top] = [this.homeY[0] - 40 * (this.homeY[1] - this.homeY[0]), this.homeY[1] + 40 * (this.homeY[1] - this.homeY[0])];
    // A canvas cannot hold places that are too far outside.
    const near = list => list.map(place => (place === null ? null : Math.min(top, Math.max(bottom, place))));
    const points = { show: false };
    this.centers = [];
    this.shown.filter(curve => curve.low).forEach(curve => {
      const edge = { stroke: "transparent", width: 0, points };
      bands.push({ series: [series.length + 1, series.length], fill: () => this.faded(curve.index, 0.15) });
      series.push({ ...edge }, { ...edge });
      const floor = this.homeY[0];
      const low = curve.low.map((place, row) => (place === null && curve.high[row] !== null ? floor : place));
      tables.push([curve.positions, near(low), near(curve.high)]);
    });
    this.shown.forEach(curve => {
      curve.seeds.forEach(seed => {
        series.push({ stroke: () => this.faded(curve.index, 0.4), width: 1, points });
        tables.push([curve.positions, near(seed)]);
      });
      const { width, dash, label } = this.spec.series[curve.index];
      this.centers[curve.index] = series.length;
      series.push({ label, stroke: () => this.color(curve.index), width: width * 0.8, dash, points,
        ...(width === 0 ? { paths: () => null } : {}) });
      tables.push([curve.positions, near(curve.y)]);
    });
    if (tables.length === 0) {
      series.push({ label: "", stroke: "transparent" });
    }
    return { series, bands, tables };
  }

  options(series, bands) {
    const axis = (label, spread) => ({
      label, stroke: () => this.theme.css("--ink"), grid: { stroke: () => this.theme.css("--line"), width: 1 },
      ticks: { stroke: () => this.theme.css("--line"), width: 1 },
      // The library's own increments do not fit places, and without one that fits it draws no ticks.
      incrs: () => [Math.max(5, 2 * Math.abs(this.homeX[1] - this.homeX[0]), 2 * Math.abs(this.homeY[1] - this.homeY[0]))],
      splits: (u, index, low, high) => spread.ticks(low, high, 7).map(spread.place),
      values: (u, splits) => splits.map(place => (place === null ? "" : ChartAxes.short(ChartAxes.valueAt(spread, place)))),
    });
    return {
      ...this.size(),
      legend: { show: false },
      cursor: { drag: { x: true, y: true, uni: 20, setScale: false }, bind: { dblclick: () => () => this.doubleClick() } },
      scales: {
        x: { time: false, range: () => this.inPlaces(this.state.x, this.x, this.homeX) },
        y: { range: (u, low, high) => this.heights(low, high) },
      },
      axes: [
        { ...axis(this.spec.xLabels[this.state.axis], this.x), size: 44 },
        { ...axis(ChartViews.label(this.spec, this.state), this.y), size: (u, labels) => this.labelWidth(labels) },
      ],
      series, bands,
      hooks: {
        setCursor: [u => this.tell(u)], setSelect: [u => this.select(u)], drawSeries: [(u, column) => this.drawMarkers(u, column)],
        draw: [u => this.drawOver(u)], setScale: [() => this.plot && this.tellView()],
      },
    };
  }

  /** What is zoomed to; or, of what is zoomed to on the x axis, all heights; or all. */
  heights(low, high) {
    if (this.state.y !== null) {
      return this.inPlaces(this.state.y, this.y, this.homeY);
    }
    if (this.state.x === null || low === null || high === null) {
      return this.homeY;
    }
    const [least, most] = [Math.max(low, this.homeY[0]), Math.min(high, this.homeY[1])];
    if (least > most) {
      return this.homeY;
    }
    const margin = Math.max((most - least) * 0.05, 1e-9 * Math.max(Math.abs(least), Math.abs(most)), 1e-12);
    return [least - margin, most + margin];
  }

  /** As wide as the widest label of the axis needs. */
  labelWidth(labels) {
    this.ruler = this.ruler || document.createElement("canvas").getContext("2d");
    this.ruler.font = "12px system-ui, sans-serif";
    return 24 + Math.max(24, ...(labels || []).map(label => this.ruler.measureText(label).width));
  }

  color(index) {
    const { color, onDark } = this.spec.series[index];
    return this.theme.isDark() ? onDark : color;
  }

  faded(index, alpha) {
    return this.color(index) + Math.round(255 * alpha).toString(16).padStart(2, "0");
  }

  drawMarkers(u, column) {
    const index = this.centers.indexOf(column);
    if (index < 0) {
      return;
    }
    const series = this.spec.series[index];
    const known = this.curves[index].y.filter(ChartViews.isNumber).length;
    const x = series.xs[this.state.axis];
    // Corners of a step function are not data.
    const isFew = series.y.length < 20 && new Set(x).size === x.length;
    u.ctx.globalAlpha = u.series[column].alpha;
    ChartPaint.markers(u, column, { marker: series.marker, phase: index }, this.color(index), this.theme.css("--paper"),
      series.width === 0 || isFew || known < 2);
    u.ctx.globalAlpha = 1;
  }

  drawOver(u) {
    const columns = this.centers.filter(column => column !== undefined);
    this.shown.forEach(({ index }) =>
      ChartPaint.exits(u, this.centers[index], this.color(index), this.theme.css("--paper")));
    const lines = this.levels().map(level => ({ label: level.label, y: u.valToPos(level.place, "y", true) }));
    const covered = ChartPaint.references(u, lines, columns, { faint: this.theme.css("--faint"), paper: this.theme.css("--paper") });
    this.figure.dataset.covered = String(covered.reduce((sum, count) => sum + count, 0));
  }

  // ---- what is read ----

  /** Says what is in view, for those who cannot see it. */
  tellView() {
    const { x, y } = this.plot.scales;
    if (!Number.isFinite(x.min) || !Number.isFinite(y.min)) {
      return; // before the library has set its scales
    }
    const at = ChartAxes.valueAt;
    Object.assign(this.figure.dataset, { xMin: at(this.x, x.min), xMax: at(this.x, x.max), yMin: at(this.y, y.min), yMax: at(this.y, y.max) });
  }

  /** The values of curves at or before a position; undefined for those that are not shown. */
  valuesAt(position) {
    const values = [];
    this.shown.forEach(({ index, order, positions }) => {
      let row = positions.length - 1;
      while (row > 0 && positions[row] > position) {
        row--;
      }
      const value = row >= 0 && positions[row] <= position ? this.curves[index].y[order[row]] : null;
      values[index] = ChartViews.isNumber(value) && this.y.holds(value) ? value : null;
    });
    return values;
  }

  /** The last values, for which the legend is sorted while there is no cursor. */
  lastValues() {
    const values = [];
    this.shown.forEach(({ index }) => {
      const known = this.curves[index].y.filter(ChartViews.isNumber);
      values[index] = known.length > 0 ? known[known.length - 1] : null;
    });
    return values;
  }

  tell(u) {
    const row = u.cursor.idx;
    if (row === null || row === undefined) {
      this.at.textContent = "";
      this.legend.tell(this.lastValues());
      this.highlight(null);
      return;
    }
    const position = u.data[0][row];
    this.at.textContent = `${this.spec.xLabels[this.state.axis]} ${ChartAxes.text(ChartAxes.valueAt(this.x, position))}`;
    const values = this.valuesAt(position);
    this.legend.tell(values);
    this.highlight(this.nearest(u, values));
  }

  /** The curve nearest to the cursor, if it is near to one. */
  nearest(u, values) {
    let [near, least] = [null, 24];
    values.forEach((value, index) => {
      const distance = ChartViews.isNumber(value) ? Math.abs(u.valToPos(this.y.place(value), "y") - u.cursor.top) : Infinity;
      if (distance < least) {
        [near, least] = [index, distance];
      }
    });
    return near;
  }

  highlight(near) {
    if (near === this.near) {
      return;
    }
    this.near = near;
    this.legend.highlight(near);
    this.figure.dataset.near = near === null ? "" : this.spec.series[near].label;
    if (this.plot) {
      this.plot.series.forEach((series, column) => {
        series.alpha = near === null || column === this.centers[near] ? 1 : 0.35;
      });
      this.plot.redraw(false, false);
    }
  }

  refreshLegend() {
    const chosen = this.spec.series.map(series => !this.state.hidden.includes(series.label));
    this.legend.refresh(chosen, this.fits, this.spec.series.map((series, index) => this.remark(index)),
      this.spec.series.map((series, index) => this.color(index)));
  }

  /** Where the last tenth of a curve is, if none of it is in the plot. */
  remark(index) {
    const curve = this.shown.find(one => one.index === index);
    const known = curve ? curve.y.filter(place => place !== null) : [];
    if (known.length === 0) {
      return curve ? " (no values)" : "";
    }
    const last = known.slice(known.length - Math.max(1, Math.floor(known.length / 10)));
    return last.every(place => place > this.homeY[1]) ? " (above)" : last.every(place => place < this.homeY[0]) ? " (below)" : "";
  }

  // ---- how it is operated ----

  doubleClick() {
    if (this.near !== null) {
      this.isolate(this.near);
    } else if (this.state.hidden.length > 0) {
      this.change({ hidden: [] });
    }
  }

  /** Zooms to a rectangle that was drawn with the pointer. */
  select(u) {
    const { left, top, width, height } = u.select;
    if (width < 3 && height < 3) {
      return;
    }
    u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    const isWide = width < u.over.clientWidth - 1;
    const isHigh = height < u.over.clientHeight - 1;
    if (isWide) {
      this.setView(u.posToVal(left, "x"), u.posToVal(left + width, "x"), false);
    }
    if (isHigh) {
      this.state.y = [ChartAxes.valueAt(this.y, u.posToVal(top + height, "y")), ChartAxes.valueAt(this.y, u.posToVal(top, "y"))];
    }
    this.rescale();
  }

  /** Moves the cursor through what is in view, a sixtieth of its rows at a time. */
  key(event) {
    const direction = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (direction === undefined) {
      return;
    }
    event.preventDefault();
    const u = this.plot;
    const { min, max } = u.scales.x;
    const visible = u.data[0].map((x, index) => index).filter(index => u.data[0][index] >= min && u.data[0][index] <= max);
    if (visible.length === 0) {
      return;
    }
    const now = visible.indexOf(u.cursor.idx);
    const step = direction * Math.max(1, Math.round(visible.length / 60));
    const next = now < 0 ? (direction > 0 ? 0 : visible.length - 1) : now + step;
    const index = visible[Math.min(visible.length - 1, Math.max(0, next))];
    u.setCursor({ left: u.valToPos(u.data[0][index], "x"), top: u.over.clientHeight / 2 });
  }

  /** Shows places of the x axis, as far as there is something; places that are all but equal cannot be told apart. */
  setView(low, high, isWhole = true) {
    const [left, right] = this.homeX;
    const width = Math.min(high - low, right - left);
    const start = Math.min(right - width, Math.max(left, low));
    const finest = 1e-6 * Math.max(Math.abs(low), Math.abs(high), 1e-6);
    if (width <= finest) {
      return;
    }
    const isAll = start <= left && start + width >= right;
    this.state.x = isAll ? null : [ChartAxes.valueAt(this.x, start), ChartAxes.valueAt(this.x, start + width)];
    if (isWhole) {
      this.rescale();
    }
  }

  rescale() {
    const [min, max] = this.inPlaces(this.state.x, this.x, this.homeX);
    this.plot.setScale("x", { min, max });
    this.link();
  }

  /** Halves the range in view, around the cursor if there is one. */
  zoom() {
    const u = this.plot;
    const { min: low, max: high } = u.scales.x;
    const index = u.cursor.idx;
    const center = index === null || index === undefined ? (low + high) / 2 : u.data[0][index];
    this.setView(center - (high - low) / 4, center + (high - low) / 4);
  }

  pan(share) {
    const { min: low, max: high } = this.plot.scales.x;
    this.setView(low + share * (high - low), high + share * (high - low));
  }

  showAll() {
    this.change({ x: null, y: null });
  }

  /** The last tenth of the x axis, whose heights fill the plot. */
  lastTenth() {
    const end = ChartAxes.valueAt(this.x, this.homeX[1]);
    const start = end > 0 ? 0.9 * end : end - 0.1 * (end - ChartAxes.valueAt(this.x, this.homeX[0]));
    this.change({ x: [start, end], y: null });
  }

  // ---- files ----

  saveCsv() {
    const curves = this.shown.map(({ index }) => ({ ...this.spec.series[index], ...this.curves[index] }));
    ChartExport.save(`${this.figure.dataset.chart}.csv`, new Blob([ChartExport.csv(this.spec, curves)], { type: "text/csv" }));
  }

  savePng() {
    const entries = this.shown.map(({ index }) => ({ text: this.spec.series[index].label + this.remark(index),
      color: this.color(index), dash: this.spec.series[index].dash, width: this.spec.series[index].width }));
    const colors = { paper: this.theme.css("--paper"), ink: this.theme.css("--ink") };
    ChartExport.picture(this.plot.ctx.canvas, this.spec.title, entries, colors)
      .toBlob(blob => ChartExport.save(`${this.figure.dataset.chart}.png`, blob));
  }

  saveSvg() {
    const svg = ChartExport.svg(this.figure);
    if (svg !== null) {
      ChartExport.save(`${this.figure.dataset.chart}.svg`, new Blob([svg], { type: "image/svg+xml" }));
    }
  }

  // ---- where it is shown ----

  size() {
    const width = this.printWidth || this.box.clientWidth || 600;
    return { width, height: Math.min(440, Math.max(300, width * 0.55)) };
  }

  resize() {
    if (this.plot && this.box.clientWidth > 0 && Math.abs(this.size().width - this.plot.width) > 1) {
      this.plot.setSize(this.size());
    }
  }

  /** As wide as paper while the page is printed; null for as wide as the page. */
  print(width) {
    this.printWidth = width;
    this.plot.setSize(this.size());
    this.recolor();
  }

  recolor() {
    this.refreshLegend();
    this.plot.redraw();
  }
}
