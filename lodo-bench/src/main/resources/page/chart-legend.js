"use strict";
/**
 * The legend of a chart, sorted by value: at the cursor, or else at the end. One of its entries can be reached by the tabulator
 * key, and the others from there by arrow keys.
 */
class ChartLegend {
  constructor(list, chart) {
    this.list = list;
    this.chart = chart;
    this.entries = chart.spec.series.map((series, index) => this.entry(series, index));
    this.order = this.entries.map((entry, index) => index);
    this.makeReachable(0);
    list.addEventListener("keydown", event => this.key(event));
  }

  entry(series, index) {
    const button = document.createElement("button");
    button.type = "button";
    button.title = "Show or hide; double click or Shift+Enter: show only this one, or all";
    button.innerHTML = '<svg width="34" height="12" aria-hidden="true"><line x1="0" y1="6" x2="34" y2="6"></line><path></path></svg>';
    const line = button.querySelector("line");
    line.setAttribute("stroke-width", series.width || 5);
    line.setAttribute("stroke-dasharray", series.dash.join(" "));
    const path = button.querySelector("path");
    if (series.marker) {
      path.setAttribute("d", ChartPaint.outline(series.marker, 17, 6, 4));
    }
    const remark = document.createElement("span");
    remark.className = "remark";
    const value = document.createElement("output");
    button.append(series.label, remark, value);
    button.addEventListener("click", event => (event.shiftKey ? this.chart.isolate(index) : this.chart.toggle(index)));
    // Its two clicks have shown and hidden the curve again.
    button.addEventListener("dblclick", () => this.chart.isolate(index));
    button.addEventListener("focus", () => this.makeReachable(index));
    const item = document.createElement("li");
    item.append(button);
    this.list.append(item);
    return { item, button, line, path, remark, value };
  }

  makeReachable(index) {
    this.entries.forEach((entry, other) => { entry.button.tabIndex = other === index ? 0 : -1; });
  }

  key(event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) {
      return;
    }
    event.preventDefault();
    const shown = this.order.filter(index => !this.entries[index].item.hidden);
    const now = shown.findIndex(index => this.entries[index].button === document.activeElement);
    const next = shown[(now + step + shown.length) % shown.length];
    this.entries[next].button.focus();
  }

  /** Shows values, and puts the entries in their order unless a reader is at one of them. */
  tell(values) {
    this.entries.forEach((entry, index) => {
      entry.value.textContent = values[index] === undefined ? "" : ChartAxes.text(values[index]);
    });
    if (this.list.contains(document.activeElement)) {
      return;
    }
    const size = index => (ChartViews.isNumber(values[index]) ? values[index] : Infinity);
    const order = this.entries.map((entry, index) => index).sort((a, b) => {
      const [one, other] = [size(a), size(b)];
      return one === other ? a - b : one - other;
    });
    if (order.some((index, place) => index !== this.order[place])) {
      this.order = order;
      this.list.append(...order.map(index => this.entries[index].item));
      this.makeReachable(order[0]);
    }
  }

  highlight(near) {
    this.entries.forEach((entry, index) => entry.button.classList.toggle("near", index === near));
  }

  refresh(chosen, fits, remarks, colors) {
    this.entries.forEach((entry, index) => {
      entry.button.setAttribute("aria-pressed", String(chosen[index]));
      entry.item.hidden = !fits[index];
      entry.remark.textContent = remarks[index];
      entry.line.setAttribute("stroke", colors[index]);
      entry.path.setAttribute("fill", colors[index]);
    });
  }
}
