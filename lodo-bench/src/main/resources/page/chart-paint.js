"use strict";
/** What is painted on the canvas of a chart besides its lines: markers, marks at the edges, lines to compare with. */
const ChartPaint = (() => {
  const MARKER_GAP = 96;

  /** Outlines of markers in a square of side 2 around the origin. */
  const OUTLINES = {
    square: [[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]],
    diamond: [[0, -1.25], [1.25, 0], [0, 1.25], [-1.25, 0]],
    up: [[0, -1.15], [1.1, 0.85], [-1.1, 0.85]],
    down: [[0, 1.15], [1.1, -0.85], [-1.1, -0.85]],
    plus: [[-0.4, -1.2], [0.4, -1.2], [0.4, -0.4], [1.2, -0.4], [1.2, 0.4], [0.4, 0.4],
      [0.4, 1.2], [-0.4, 1.2], [-0.4, 0.4], [-1.2, 0.4], [-1.2, -0.4], [-0.4, -0.4]],
  };

  /** As path data of SVG, for the legend. */
  const outline = (marker, x, y, radius) => (marker in OUTLINES
    ? `M${OUTLINES[marker].map(([dx, dy]) => `${x + dx * radius} ${y + dy * radius}`).join("L")}Z`
    : `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`);

  function marker(context, name, x, y, radius, fill, paper) {
    const path = new Path2D(outline(name, x, y, radius));
    context.fillStyle = fill;
    context.strokeStyle = paper;
    context.lineWidth = radius / 3;
    context.setLineDash([]);
    context.fill(path);
    context.stroke(path);
  }

  function inside(u, paint) {
    const { left, top, width, height } = u.bbox;
    u.ctx.save();
    u.ctx.beginPath();
    u.ctx.rect(left, top, width, height);
    u.ctx.clip();
    paint(u.ctx);
    u.ctx.restore();
  }

  /** The markers of a curve, evenly spaced across the plot, and dots where its values are few or stand alone. */
  function markers(u, column, curve, fill, paper, allDots) {
    const ys = u.data[column];
    const xs = u.data[0];
    const ratio = devicePixelRatio;
    const gap = MARKER_GAP * ratio;
    let next = u.bbox.left + gap * (0.25 + (curve.phase % 4) / 5);
    inside(u, context => {
      let before = null;
      const known = [];
      for (let row = 0; row < xs.length; row++) {
        if (ys[row] !== undefined) {
          known.push(row);
        }
      }
      known.forEach((row, at) => {
        const place = ys[row];
        const isAlone = place !== null && before === null && (at + 1 === known.length || ys[known[at + 1]] === null);
        before = place;
        if (place === null) {
          return;
        }
        const x = u.valToPos(xs[row], "x", true);
        if (allDots || isAlone) {
          marker(context, curve.marker, x, u.valToPos(place, "y", true), (curve.marker ? 4 : 2.8) * ratio, fill, paper);
        } else if (curve.marker && x >= next) {
          marker(context, curve.marker, x, u.valToPos(place, "y", true), 4.4 * ratio, fill, paper);
          next = Math.max(next + gap, x + gap / 2);
        }
      });
    });
  }

  /** Triangles on the upper and lower edge where a curve leaves the plot: at the beginning of each stretch outside. */
  function exits(u, column, fill, paper) {
    const ys = u.data[column];
    const { min, max } = u.scales.y;
    const { left, top, width, height } = u.bbox;
    const ratio = devicePixelRatio;
    let last = { above: -Infinity, below: -Infinity };
    let side = null;
    u.data[0].forEach((position, row) => {
      const place = ys[row];
      if (place === undefined) {
        return;
      }
      const now = place === null ? null : place > max ? "above" : place < min ? "below" : "inside";
      const x = u.valToPos(position, "x", true);
      const leaves = (now === "above" || now === "below") && now !== side;
      side = now;
      if (leaves && x >= left - 1 && x <= left + width + 1 && x - last[now] > 14 * ratio) {
        last[now] = x;
        const y = now === "above" ? top + 6 * ratio : top + height - 6 * ratio;
        marker(u.ctx, now === "above" ? "up" : "down", Math.min(Math.max(x, left + 6 * ratio), left + width - 6 * ratio), y,
          6 * ratio, fill, paper);
      }
    });
  }

  /** The number of points of curves within a rectangle of the canvas. */
  function pointsIn(box, points) {
    return points.filter(([x, y]) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height).length;
  }

  /** Where lines run, in steps of a few pixels. */
  function pointsOf(u, columns) {
    const points = [];
    columns.forEach(column => {
      let before = null;
      u.data[0].forEach((position, row) => {
        const place = u.data[column][row];
        if (place === undefined) {
          return;
        }
        const now = place === null ? null : [u.valToPos(position, "x", true), u.valToPos(place, "y", true)];
        if (now && before) {
          const steps = Math.min(60, Math.max(1, Math.ceil(Math.hypot(now[0] - before[0], now[1] - before[1]) / 6)));
          for (let step = 0; step < steps; step++) {
            const share = step / steps;
            points.push([before[0] + share * (now[0] - before[0]), before[1] + share * (now[1] - before[1])]);
          }
        }
        if (now) {
          points.push(now);
        }
        before = now;
      });
    });
    return points;
  }

  /**
   * Dashed lines to compare curves with, each with its label where the fewest curves run.
   *
   * @returns the number of points of curves under each label
   */
  function references(u, lines, columns, colors) {
    const context = u.ctx;
    const ratio = devicePixelRatio;
    const { left, top, width, height } = u.bbox;
    const shown = lines.filter(line => line.y >= top && line.y <= top + height);
    if (shown.length === 0) {
      return [];
    }
    const points = pointsOf(u, columns);
    context.save();
    context.textAlign = "left";
    context.textBaseline = "middle";
    context.font = `${12 * ratio}px system-ui, sans-serif`;
    const taken = [];
    const covered = shown.map(line => {
      context.strokeStyle = colors.faint;
      context.lineWidth = ratio;
      context.setLineDash([4 * ratio, 4 * ratio]);
      context.beginPath();
      context.moveTo(left, line.y);
      context.lineTo(left + width, line.y);
      context.stroke();
      const size = { width: context.measureText(line.label).width + 8 * ratio, height: 17 * ratio };
      const places = [];
      [-1, 1].forEach(side => [0, 0.2, 0.4, 0.6, 0.8, 1].forEach(share => places.push({
        x: left + 3 * ratio + share * Math.max(0, width - size.width - 6 * ratio),
        y: side < 0 ? line.y - size.height - 2 * ratio : line.y + 2 * ratio, ...size })));
      const inView = places.filter(place => place.y >= top && place.y + place.height <= top + height);
      const cost = place => pointsIn(place, points)
        + 1000 * taken.filter(other => Math.abs(other.x - place.x) < size.width && Math.abs(other.y - place.y) < size.height).length;
      const best = (inView.length > 0 ? inView : places).reduce((one, other) => (cost(other) < cost(one) ? other : one));
      taken.push(best);
      context.globalAlpha = 0.8;
      context.fillStyle = colors.paper;
      context.fillRect(best.x, best.y, best.width, best.height);
      context.globalAlpha = 1;
      context.fillStyle = colors.faint;
      context.fillText(line.label, best.x + 4 * ratio, best.y + best.height / 2);
      return pointsIn(best, points);
    });
    context.restore();
    return covered;
  }

  return { outline, markers, exits, references };
})();
