"use strict";
/** The controls of a chart. Each changes its state, and shows what the state is. */
class ChartControls {
  constructor(box, chart) {
    this.box = box;
    this.chart = chart;
    this.refreshers = [];
    const { spec } = chart;
    const axes = spec.xLabels.map((label, index) => [label, String(index)])
      .filter(([, index]) => spec.series.some(series => series.xs[index] !== null));
    if (axes.length > 1) {
      this.select(box, "by", axes, () => String(chart.state.axis), value => chart.setAxis(Number(value)));
    }
    this.checkbox(box, "log x", "xLog");
    this.checkbox(box, "log y", "yLog");
    if (spec.series.some(series => series.seeds.length > 1)) {
      this.checkbox(box, "seeds", "seeds");
    }
    this.button(box, "Zoom in", () => chart.zoom());
    this.button(box, "◀", () => chart.pan(-0.25), "Move left");
    this.button(box, "▶", () => chart.pan(0.25), "Move right");
    this.button(box, "Whole", () => chart.showAll());
    this.button(box, "Last tenth", () => chart.lastTenth());
    this.more(spec);
  }

  more(spec) {
    const details = document.createElement("details");
    details.className = "more";
    const summary = document.createElement("summary");
    summary.textContent = "More";
    const inner = document.createElement("div");
    details.append(summary, inner);
    this.box.append(details);
    const set = name => value => this.chart.change({ [name]: value, y: null });
    const views = ChartControls.views(spec);
    if (views.length > 1) {
      this.select(inner, "show", views, () => this.chart.state.show, set("show"));
    }
    if (spec.series.some(series => series.y.length > 20)) {
      this.select(inner, "smoothing", [["none", "1"], ["5 points", "5"], ["15 points", "15"], ["45 points", "45"]],
        () => String(this.chart.state.smooth), value => this.chart.change({ smooth: Number(value) }));
    }
    if (spec.yCeiling !== null || spec.yFloor !== null) {
      this.checkbox(inner, "all heights", "whole");
    }
    this.button(inner, "CSV", () => this.chart.saveCsv(), "Download the data as CSV");
    this.button(inner, "PNG", () => this.chart.savePng(), "Download the chart as PNG");
    this.button(inner, "SVG", () => this.chart.saveSvg(), "Download the picture of the report as SVG");
  }

  /** What there is to choose from: the widest curve is the first to compare with. */
  static views(spec) {
    const views = [["the values", "values"]];
    if (spec.references.some(reference => reference.label.startsWith("best possible"))) {
      views.push(["above the best possible", "best"]);
    }
    const hasSteps = spec.series.every(series => series.xs[0] !== null);
    if (hasSteps && spec.series.length > 1 && spec.series.length <= 60 && spec.series.some(series => series.width > 0)) {
      spec.series.slice().sort((a, b) => b.width - a.width)
        .forEach(series => views.push([`relative to ${series.label}`, `to:${series.label}`]));
    }
    return views;
  }

  label(parent, text, element) {
    const wrap = document.createElement("label");
    wrap.append(text, element);
    parent.append(wrap);
  }

  select(parent, name, options, get, set) {
    const select = document.createElement("select");
    options.forEach(([text, value]) => select.add(new Option(text, value)));
    select.addEventListener("change", () => set(select.value));
    this.refreshers.push(() => { select.value = get(); });
    this.label(parent, name, select);
  }

  checkbox(parent, name, key) {
    const box = document.createElement("input");
    box.type = "checkbox";
    box.addEventListener("change", () => this.chart.change({ [key]: box.checked, ...(key === "whole" ? { y: null } : {}) }));
    this.refreshers.push(() => { box.checked = this.chart.state[key]; });
    this.label(parent, name, box);
  }

  button(parent, text, act, name) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = text;
    if (name) {
      button.setAttribute("aria-label", name);
      button.title = name;
    }
    button.addEventListener("click", act);
    parent.append(button);
  }

  refresh() {
    this.refreshers.forEach(refresh => refresh());
  }
}
