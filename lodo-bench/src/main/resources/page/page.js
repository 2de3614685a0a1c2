"use strict";
(() => {
  const root = document.documentElement;
  const charts = JSON.parse(document.getElementById("charts").textContent);
  const drawn = [];

  // ---- theme ----
  // What the reader chose is kept for all pages: in the browser's storage, and, as pages opened from disk may not share one,
  // behind ? in links to other pages.
  const themeButton = document.getElementById("theme");
  const wantsDark = window.matchMedia("(prefers-color-scheme: dark)");
  const THEMES = ["light", "dark"];
  function chosenTheme() {
    const inLink = new URLSearchParams(location.search).get("theme");
    if (THEMES.includes(inLink)) {
      return inLink;
    }
    try {
      return localStorage.getItem("theme");
    } catch (refused) {
      return null;
    }
  }
  function keepTheme(theme) {
    try {
      localStorage.setItem("theme", theme);
    } catch (refused) {
      // The links have it.
    }
    try {
      if (location.search !== "") {
        history.replaceState(null, "", `?theme=${theme}${location.hash}`);
      }
    } catch (refused) {
      // Only a reload of this page sees the former theme.
    }
    giveThemeToLinks(theme);
  }
  function giveThemeToLinks(theme) {
    document.querySelectorAll("a[href]").forEach(link => {
      const [, file, anchor] = link.getAttribute("href").match(/^([^?#]*)[^#]*(#.*)?$/);
      if (file.endsWith(".html") && !/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(file)) {
        link.setAttribute("href", `${file}?theme=${theme}${anchor ?? ""}`);
      }
    });
  }
  function setTheme(dark) {
    root.dataset.theme = dark ? "dark" : "light";
    themeButton.setAttribute("aria-pressed", String(dark));
    drawn.forEach(chart => chart.recolor());
  }
  themeButton.addEventListener("click", () => {
    setTheme(root.dataset.theme !== "dark");
    keepTheme(root.dataset.theme);
  });
  wantsDark.addEventListener("change", event => {
    if (!THEMES.includes(chosenTheme())) {
      setTheme(event.matches);
    }
  });
  const isDark = () => root.dataset.theme === "dark";
  const css = name => getComputedStyle(root).getPropertyValue(name).trim();

  /** Colours are chosen to be legible on white; on dark paper they are made lighter. */
  function shade(color) {
    if (!isDark()) {
      return color;
    }
    const parts = [1, 3, 5].map(at => parseInt(color.slice(at, at + 2), 16));
    const light = 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    const mix = light < 130 ? 0.5 : 0.2;
    return "#" + parts.map(part => Math.round(part + (255 - part) * mix).toString(16).padStart(2, "0")).join("");
  }
  const faded = (color, alpha) => color + Math.round(255 * alpha).toString(16).padStart(2, "0");

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

  // ---- how axes spread their values ----
  // Each has a place for a value, the value at a place, round values between two places, and half the extent of an axis that
  // has to hold a single place. Charts hold places, not values: those of a library for charts overflow for the largest doubles.

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

  /** Room for labels of ticks beside the name of their axis. */
  const widthOf = labels => 20 + 7 * Math.max(6, ...labels.map(label => label.length));

  /** Without the rounding of the way there and back. */
  const valueAt = (spread, place) => Number(spread.value(place).toPrecision(12));

  // ---- charts ----
  class Chart {
    constructor(figure, spec) {
      this.figure = figure;
      this.spec = spec;
      this.box = figure.querySelector(".plot");
      this.controls = figure.querySelector(".controls");
      this.legend = figure.querySelector(".legend");
      this.at = figure.querySelector(".at");
      this.axis = 0;
      this.xLog = spec.xLog;
      this.yLog = spec.yLog;
      this.seeds = false;
      this.chosen = spec.series.map(() => true);
      this.fits = spec.series.map(() => true);
      this.addControls();
      this.addLegend();
      this.box.addEventListener("keydown", event => this.key(event));
      new ResizeObserver(() => this.resize()).observe(this.box);
      this.draw();
    }

    addControls() {
      const axes = this.spec.xLabels.map((label, index) => ({ label, index }))
        .filter(axis => this.spec.series.some(series => series.xs[axis.index] !== null));
      if (axes.length > 1) {
        const select = document.createElement("select");
        axes.forEach(axis => select.add(new Option(axis.label, axis.index)));
        select.addEventListener("change", () => { this.axis = Number(select.value); this.draw(); });
        this.control("by", select);
      }
      this.checkbox("log x", this.xLog, on => { this.xLog = on; });
      this.checkbox("log y", this.yLog, on => { this.yLog = on; });
      if (this.spec.series.some(series => series.seeds.length > 1)) {
        this.checkbox("seeds", false, on => { this.seeds = on; });
      }
      this.button("Zoom in", () => this.zoom());
      this.button("◀", () => this.pan(-0.25), "Move left");
      this.button("▶", () => this.pan(0.25), "Move right");
      this.button("Whole", () => this.draw());
    }

    control(label, element) {
      const wrap = document.createElement("label");
      wrap.append(label, element);
      this.controls.append(wrap);
    }

    checkbox(label, checked, set) {
      const box = document.createElement("input");
      box.type = "checkbox";
      box.checked = checked;
      box.addEventListener("change", () => { set(box.checked); this.draw(); });
      this.control(label, box);
    }

    button(label, act, name) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      if (name) {
        button.setAttribute("aria-label", name);
      }
      button.addEventListener("click", act);
      this.controls.append(button);
    }

    addLegend() {
      this.entries = this.spec.series.map((series, index) => {
        const button = document.createElement("button");
        button.type = "button";
        button.setAttribute("aria-pressed", "true");
        button.title = "Show or hide";
        const key = `<svg width="30" height="10" aria-hidden="true"><line x1="0" y1="5" x2="30" y2="5" `
          + `stroke-width="${series.width || 5}" stroke-dasharray="${series.dash.join(" ")}"></line></svg>`;
        button.innerHTML = key;
        const value = document.createElement("output");
        button.append(series.label, value);
        button.addEventListener("click", () => {
          this.chosen[index] = !this.chosen[index];
          button.setAttribute("aria-pressed", String(this.chosen[index]));
          this.draw();
        });
        const item = document.createElement("li");
        item.append(button);
        this.legend.append(item);
        return { button, value, line: button.querySelector("line"), item };
      });
    }

    /** Shows only the curves that a text fits, by their names or by that of the chart. */
    filter(query) {
      this.spec.series.forEach((series, index) => {
        this.fits[index] = `${series.label} ${this.spec.title}`.toLowerCase().includes(query);
        this.entries[index].item.hidden = !this.fits[index];
      });
      this.draw();
    }

    /** Chooses the axes by what is drawn: by the logarithm where all that is drawn has one. */
    spread() {
      const numbers = lists => lists.flatMap(values => (values || []).filter(value => value !== null));
      const xs = numbers(this.spec.series.map(series => series.xs[this.axis]));
      const ys = numbers(this.spec.series.flatMap(series => [series.y, series.low, series.high, ...series.seeds]));
      const { yThreshold } = this.spec;
      this.x = !this.xLog ? linear(xs) : xs.every(value => value > 0) ? logarithmic() : symmetric(thresholdOf(xs));
      this.y = !this.yLog ? linear(ys) : yThreshold === null ? logarithmic() : symmetric(yThreshold);
    }

    columns(series) {
      const rows = [];
      const x = series.xs[this.axis];
      const ys = [series.y, series.low || series.y, series.high || series.y, ...(this.seeds ? series.seeds : [])];
      const shaped = ys.map(values =>
        values.map(value => (value === null || !this.y.holds(value) ? null : this.y.place(value))));
      for (let row = 0; row < x.length; row++) {
        if (x[row] !== null && this.x.holds(x[row])) {
          rows.push(row);
        }
      }
      const order = rows.sort((a, b) => x[a] - x[b]);
      return { order, x, shaped };
    }

    /** A column for each position; where a curve jumps, its positions are kept apart by a hair. */
    table(series) {
      const { order, x, shaped } = this.columns(series);
      const positions = [];
      let last = -Infinity;
      for (const row of order) {
        const place = this.x.place(x[row]);
        const position = place > last ? place : last + Math.abs(last) * 1e-12 + 1e-300;
        positions.push(position);
        last = position;
      }
      return [positions, ...shaped.map(values => order.map(row => values[row]))];
    }

    draw() {
      if (this.plot) {
        this.plot.destroy();
      }
      this.spread();
      const series = [{ label: this.spec.xLabels[this.axis] }];
      const bands = [];
      const tables = [];
      this.centers = [];
      this.spec.series.forEach((curve, index) => {
        if (!this.chosen[index] || !this.fits[index] || curve.xs[this.axis] === null) {
          return;
        }
        const stroke = () => shade(curve.color);
        const single = curve.y.filter(value => value !== null).length < 2;
        const first = series.length;
        this.centers[index] = first;
        const isDots = curve.width === 0;
        series.push({ label: curve.label, stroke, width: curve.width * 0.8, dash: curve.dash,
          ...(isDots ? { paths: () => null } : {}),
          points: { show: isDots || curve.y.length < 20 || single, size: isDots ? 4 : 6, stroke, fill: stroke, width: 1 } });
        const edge = { stroke: "transparent", width: 0, points: { show: false } };
        series.push({ ...edge }, { ...edge });
        if (curve.low) {
          bands.push({ series: [first + 2, first + 1], fill: () => faded(shade(curve.color), 0.15) });
        }
        if (this.seeds) {
          curve.seeds.forEach(() => series.push({
            stroke: () => faded(shade(curve.color), 0.4), width: 1, points: { show: false } }));
        }
        tables.push(this.table(curve));
      });
      const empty = tables.length === 0;
      const data = empty ? [[1, 2], [null, null]] : uPlot.join(tables);
      if (empty) {
        series.push({ label: "", stroke: "transparent" });
      }
      const axis = (label, spread) => ({
        label, stroke: () => css("--ink"), grid: { stroke: () => css("--line"), width: 1 },
        ticks: { stroke: () => css("--line"), width: 1 },
        splits: (u, index, low, high) => spread.ticks(low, high, 7).map(spread.place),
        values: (u, splits) => splits.map(place => (place === null ? "" : short(valueAt(spread, place)))),
      });
      const options = {
        width: this.box.clientWidth || 600, height: Math.min(440, Math.max(300, this.box.clientWidth * 0.55)),
        legend: { show: false },
        cursor: { drag: { x: true, y: true, uni: 20 } },
        scales: {
          x: { time: false, range: (u, low, high) => (low < high ? [low, high] : [low - this.x.alone, low + this.x.alone]) },
          y: { range: (u, low, high) => this.range(low, high) },
        },
        axes: [
          { ...axis(this.spec.xLabels[this.axis], this.x), size: 44 },
          { ...axis(this.spec.yLabel, this.y), size: (u, labels) => widthOf(labels || []) },
        ],
        series, bands,
        hooks: { setCursor: [u => this.tell(u)], draw: [u => this.drawReferences(u)], setScale: [() => this.plot && this.tellView()] },
      };
      this.plot = new uPlot(options, data, this.box);
      Object.assign(this.figure.dataset, {
        axis: this.spec.xLabels[this.axis], xScale: this.x.name, yScale: this.y.name,
        seeds: this.seeds ? "shown" : "hidden",
      });
      this.tellView();
      this.recolorLegend();
    }

    /** Says what is in view, for those who cannot see it. */
    tellView() {
      const { x, y } = this.plot.scales;
      Object.assign(this.figure.dataset, {
        xMin: valueAt(this.x, x.min), xMax: valueAt(this.x, x.max), yMin: valueAt(this.y, y.min), yMax: valueAt(this.y, y.max) });
    }

    /** Holds all that is drawn down to the floor with a margin, the lines to compare with included. */
    range(low, high) {
      if (low === null || high === null) {
        return [-1, 1];
      }
      const levels = this.spec.references.map(reference => reference.y).filter(this.y.holds).map(this.y.place);
      const most = Math.max(high, ...levels);
      const floor = this.y.name === "log" && this.spec.yFloor > 0 ? this.y.place(this.spec.yFloor) : -Infinity;
      const least = floor < most ? Math.max(floor, Math.min(low, ...levels)) : Math.min(low, ...levels);
      const margin = least === most ? this.y.alone : (most - least) * 0.05;
      return [least - margin, most + margin];
    }

    drawReferences(u) {
      const context = u.ctx;
      context.save();
      context.textAlign = "left";
      context.font = `${12 * devicePixelRatio}px system-ui, sans-serif`;
      context.strokeStyle = css("--faint");
      context.fillStyle = css("--faint");
      context.setLineDash([4 * devicePixelRatio, 4 * devicePixelRatio]);
      this.spec.references.forEach(reference => {
        const y = this.y.holds(reference.y) ? u.valToPos(this.y.place(reference.y), "y", true) : NaN;
        if (!(y >= u.bbox.top && y <= u.bbox.top + u.bbox.height)) {
          return;
        }
        context.beginPath();
        context.moveTo(u.bbox.left, y);
        context.lineTo(u.bbox.left + u.bbox.width, y);
        context.stroke();
        context.fillText(reference.label, u.bbox.left + 6, y - 5);
      });
      context.restore();
    }

    /** The values nearest to the cursor, each curve's at or before its position. */
    tell(u) {
      const index = u.cursor.idx;
      if (index === null || index === undefined) {
        this.at.textContent = "";
        this.entries.forEach(entry => { entry.value.textContent = ""; });
        return;
      }
      this.at.textContent = `${this.spec.xLabels[this.axis]} ${text(valueAt(this.x, u.data[0][index]))}`;
      this.entries.forEach((entry, curve) => {
        const column = u.data[this.centers[curve]];
        let row = index;
        while (column && row > 0 && column[row] === undefined) {
          row--;
        }
        const place = column && column[row];
        entry.value.textContent = !column ? "" : place === null || place === undefined ? text(null) : text(valueAt(this.y, place));
      });
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

    setView(low, high) {
      const finest = 1e-6 * Math.max(Math.abs(low), Math.abs(high), 1e-6);
      if (high - low > finest) {
        this.plot.setScale("x", { min: low, max: high });
      }
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

    resize() {
      const width = this.box.clientWidth;
      if (this.plot && width > 0 && Math.abs(width - this.plot.width) > 1) {
        this.plot.setSize({ width, height: Math.min(440, Math.max(300, width * 0.55)) });
      }
    }

    recolorLegend() {
      this.entries.forEach((entry, index) => entry.line.setAttribute("stroke", shade(this.spec.series[index].color)));
    }

    recolor() {
      this.recolorLegend();
      this.plot.redraw();
    }
  }

  // ---- tables ----
  document.querySelectorAll(".table table").forEach(table => {
    const body = table.tBodies[0];
    const rows = Array.from(body.rows);
    table.querySelectorAll("thead th").forEach((head, column) => {
      // Tables of texts cannot be sorted.
      head.querySelector("button")?.addEventListener("click", () => {
        // The best comes first.
        const orders = head.dataset.better === "more" ? ["descending", "ascending", "none"] : ["ascending", "descending", "none"];
        const order = orders[(orders.indexOf(head.getAttribute("aria-sort")) + 1) % 3];
        table.querySelectorAll("thead th").forEach(other => other.setAttribute("aria-sort", "none"));
        head.setAttribute("aria-sort", order);
        const sign = order === "descending" ? -1 : 1;
        const sorted = order === "none" ? rows : rows.slice().sort((a, b) => compare(a.cells[column], b.cells[column], sign));
        body.append(...sorted);
      });
    });
  });

  /** Numbers before words, and what has none last, in either order. */
  function compare(a, b, sign) {
    const keys = [a, b].map(cell => (cell.dataset.sort === undefined ? NaN : Number(cell.dataset.sort)));
    if (!Number.isNaN(keys[0]) && !Number.isNaN(keys[1])) {
      return sign * (keys[0] === keys[1] ? 0 : keys[0] < keys[1] ? -1 : 1);
    }
    if (Number.isNaN(keys[0]) !== Number.isNaN(keys[1])) {
      return Number.isNaN(keys[0]) ? 1 : -1;
    }
    return sign * a.textContent.localeCompare(b.textContent, "en", { numeric: true });
  }

  // ---- search ----
  const search = document.getElementById("search");
  const found = document.getElementById("found");
  let waiting;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => filter(search.value.trim().toLowerCase()), 150);
  });
  function filter(query) {
    let count = 0;
    document.querySelectorAll("main .table").forEach(table => {
      const isClosed = table.closest("details:not([open])") !== null;
      table.querySelectorAll("tbody tr").forEach(row => {
        const fits = `${row.textContent} ${table.getAttribute("aria-label")}`.toLowerCase().includes(query);
        row.hidden = !fits;
        count += fits && !isClosed ? 1 : 0;
      });
    });
    drawn.forEach(chart => chart.filter(query));
    found.textContent = query === "" ? "" : `${count} ${count === 1 ? "row" : "rows"} of tables with “${query}”`;
  }

  const chosenBefore = chosenTheme();
  if (THEMES.includes(chosenBefore)) {
    setTheme(chosenBefore === "dark");
    keepTheme(chosenBefore);
  } else {
    setTheme(wantsDark.matches);
  }
  const observer = new IntersectionObserver(entries => entries.filter(entry => entry.isIntersecting).forEach(entry => {
    observer.unobserve(entry.target);
    const chart = new Chart(entry.target, charts[entry.target.dataset.chart]);
    drawn.push(chart);
    entry.target.dataset.drawn = "true";
    if (search.value.trim() !== "") {
      chart.filter(search.value.trim().toLowerCase());
    }
  }), { rootMargin: "300px" });
  document.querySelectorAll("figure[data-chart]").forEach(figure => observer.observe(figure));
})();
