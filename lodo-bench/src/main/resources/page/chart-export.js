"use strict";
/** Files of what a chart shows. */
const ChartExport = (() => {
  function save(name, blob) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  const quoted = field => (/[",\n]/.test(field) ? `"${field.replace(/"/g, '""')}"` : field);

  /** A row for each point of each curve in the chart, with its seeds. */
  function csv(spec, curves) {
    const seeds = Math.max(0, ...curves.map(curve => curve.seeds.length));
    const head = ["curve", ...spec.xLabels, "value", "low", "high", ...Array.from({ length: seeds }, (none, seed) => `seed ${seed + 1}`)];
    const rows = curves.flatMap(curve => curve.y.map((value, row) => {
      const at = list => (list && list[row] !== null && list[row] !== undefined ? String(list[row]) : "");
      return [curve.label, ...curve.xs.map(at), at(curve.y), at(curve.low), at(curve.high),
        ...Array.from({ length: seeds }, (none, seed) => at(curve.seeds[seed]))];
    }));
    return [head, ...rows].map(row => row.map(quoted).join(",")).join("\n") + "\n";
  }

  /** The canvas with the title above and the legend below. */
  function picture(canvas, title, entries, colors) {
    const ratio = devicePixelRatio;
    const font = `${13 * ratio}px system-ui, sans-serif`;
    const all = document.createElement("canvas");
    const context = all.getContext("2d");
    context.font = font;
    const gap = 16 * ratio;
    const key = 36 * ratio;
    let x = gap;
    let line = 0;
    const places = entries.map(entry => {
      const width = key + context.measureText(entry.text).width + gap;
      if (x + width > canvas.width && x > gap) {
        x = gap;
        line++;
      }
      const place = { ...entry, x, line };
      x += width;
      return place;
    });
    const top = 34 * ratio;
    const lineHeight = 22 * ratio;
    all.width = canvas.width;
    all.height = top + canvas.height + (line + 1) * lineHeight + gap;
    context.fillStyle = colors.paper;
    context.fillRect(0, 0, all.width, all.height);
    context.drawImage(canvas, 0, top);
    context.fillStyle = colors.ink;
    context.font = `bold ${16 * ratio}px system-ui, sans-serif`;
    context.fillText(title, gap, 23 * ratio, all.width - 2 * gap);
    context.font = font;
    places.forEach(place => {
      const y = top + canvas.height + (place.line + 0.7) * lineHeight;
      context.strokeStyle = place.color;
      context.lineWidth = (place.width || 3) * ratio;
      context.setLineDash(place.dash.map(length => length * ratio));
      context.beginPath();
      context.moveTo(place.x, y);
      context.lineTo(place.x + 30 * ratio, y);
      context.stroke();
      context.fillStyle = colors.ink;
      context.fillText(place.text, place.x + key, y + 4.5 * ratio);
    });
    return all;
  }

  /** The picture of the report, which the page holds for readers without scripts. */
  function svg(figure) {
    const source = /src='data:image\/svg\+xml,([^']*)'/.exec(figure.querySelector("noscript").textContent);
    return source ? decodeURIComponent(source[1].replace(/&amp;/g, "&")) : null;
  }

  return { save, csv, picture, svg };
})();
