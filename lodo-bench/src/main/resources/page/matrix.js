"use strict";
// The matrix: filters, any optimizer as the reference, counts of verdicts. What is chosen stands behind # in the address, as
// key=value joined by &; keys of others are kept.
(() => {
  const place = document.getElementById("matrix");
  const rows = JSON.parse(document.getElementById("matrix-data").textContent);
  const VERDICTS = {
    b: ["▲", "better"], e: ["=", "equivalent"], u: ["?", "undecided"], w: ["▼", "worse"], f: ["✕", "fails"],
    r: ["●", "reference"], n: ["", "no verdict"],
  };
  const COUNTED = ["b", "e", "u", "w", "f"];
  const OWN = "each study's own";
  const unique = values => Array.from(new Set(values));
  const cells = rows.flatMap(row => row.cells);

  function element(name, properties = {}, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  // ---- what is chosen, and its place in the address ----
  const CHOICES = [
    { key: "family", label: "Problem", options: unique(rows.map(row => row.family)), all: "all" },
    { key: "study", label: "Study", options: unique(rows.map(row => row.study)), all: "all" },
    { key: "group", label: "Optimizers given", options: unique(cells.map(cell => cell.group)), all: "all" },
    { key: "track", label: "Settings", options: ["tuned", "not tuned"], all: "all" },
    { key: "variants", label: "Points of sweeps", options: ["shown"], all: "hidden" },
    { key: "ref", label: "Reference", options: unique(cells.map(cell => cell.optimizer)).sort(), all: OWN },
  ];

  function inAddress() {
    const pairs = location.hash.slice(1).split("&").filter(part => part.includes("=")).map(part => {
      const at = part.indexOf("=");
      try {
        return [decodeURIComponent(part.slice(0, at)), decodeURIComponent(part.slice(at + 1))];
      } catch (malformed) {
        return ["", ""];
      }
    });
    return new Map(pairs.filter(([key]) => key !== ""));
  }

  function toAddress() {
    const pairs = inAddress();
    CHOICES.forEach(({ key, all }) => {
      const value = selects.get(key).value;
      if (value === all) {
        pairs.delete(key);
      } else {
        pairs.set(key, value);
      }
    });
    const hash = Array.from(pairs, ([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`).join("&");
    if (hash !== location.hash.slice(1)) {
      location.replace("#" + hash);
    }
  }

  function fromAddress() {
    const pairs = inAddress();
    CHOICES.forEach(({ key, all, options }) => {
      const wanted = pairs.get(key);
      selects.get(key).value = options.includes(wanted) ? wanted : all;
    });
  }

  const selects = new Map();
  const controls = element("div", { className: "controls" });
  CHOICES.forEach(({ key, label, options, all }) => {
    const select = element("select", {}, ...[all, ...options].map(option => element("option", { value: option }, option)));
    select.addEventListener("change", () => {
      toAddress();
      show();
    });
    selects.set(key, select);
    controls.append(element("label", {}, label, select));
  });

  // ---- the table ----
  const chosen = key => selects.get(key).value;
  const isOf = (key, value) => chosen(key) === value || !selects.get(key).selectedIndex;

  function isShown(cell) {
    const track = cell.tuned ? "tuned" : "not tuned";
    return isOf("group", cell.group) && isOf("track", track) && (!cell.variant || chosen("variants") === "shown");
  }

  function verdict(row, index) {
    const reference = chosen("ref") === OWN ? row.reference : chosen("ref");
    const letters = row.verdicts[reference];
    return letters === undefined ? "n" : letters[index];
  }

  function number(value) {
    return value === null ? "—" : String(Number(value.toPrecision(4)));
  }

  function words(row, cell, letter) {
    const lost = cell.failed === 0 ? "" : `, ${cell.failed} of ${cell.runs} runs failed`;
    return `${cell.optimizer} on ${row.problem}: ${VERDICTS[letter][1]}, loss ${number(cell.loss)} ± ${number(cell.spread)}${lost};`
      + ` ${cell.settings}`;
  }

  function result(row, optimizer) {
    const index = row.cells.findIndex(cell => cell.optimizer === optimizer);
    const cell = row.cells[index];
    if (cell === undefined || !isShown(cell)) {
      return element("td");
    }
    const letter = verdict(row, index);
    const [sign, meaning] = VERDICTS[letter];
    const shown = element("td", { className: `number heat${cell.heat}`, title: words(row, cell, letter) }, cell.text);
    if (cell.failed > 0 && cell.failed < cell.runs) {
      shown.append(element("sup", {}, `${cell.failed} failed`));
    }
    shown.append(" ", element("span", { className: "sign", ariaHidden: "true" }, sign),
      element("span", { className: "spoken" }, meaning));
    shown.dataset.verdict = letter;
    return shown;
  }

  function head(optimizers) {
    return element("tr", {}, element("th", { scope: "col" }, "problem"), element("th", { scope: "col" }, "study"),
      ...optimizers.map(optimizer => element("th", { scope: "col", className: "turned" }, element("span", {}, optimizer))));
  }

  function line(row, optimizers) {
    const problem = row.link === "" ? row.problem : element("a", { href: row.link }, row.problem);
    return element("tr", {}, element("th", { scope: "row" }, problem), element("td", {}, row.study),
      ...optimizers.map(optimizer => result(row, optimizer)));
  }

  function counts(shown, optimizers, letter) {
    const [sign, meaning] = VERDICTS[letter];
    return element("tr", {}, element("th", { scope: "row" }, `${meaning} ${sign}`), element("td"),
      ...optimizers.map(optimizer => {
        const count = shown.filter(row => row.cells.some((cell, index) =>
          cell.optimizer === optimizer && isShown(cell) && verdict(row, index) === letter)).length;
        return element("td", { className: "number" }, count === 0 ? "" : String(count));
      }));
  }

  function show() {
    const shown = rows.filter(row => isOf("family", row.family) && isOf("study", row.study) && row.cells.some(isShown));
    const optimizers = unique(shown.flatMap(row => row.cells.filter(isShown).map(cell => cell.optimizer)));
    const table = element("table", { id: "matrix-table" },
      element("thead", {}, head(optimizers)),
      element("tbody", {}, ...shown.map(row => line(row, optimizers))),
      element("tfoot", {}, ...COUNTED.map(letter => counts(shown, optimizers, letter))));
    const region = element("div", { className: "table", tabIndex: 0, role: "region", ariaLabel: "matrix" }, table);
    const note = element("p", { className: "at", role: "status" }, shown.length === 0
      ? "No problem has an optimizer with these properties."
      : `${shown.length} of ${rows.length} problems, ${optimizers.length} optimizers, against ${chosen("ref")}`
        + `${chosen("ref") === OWN ? " reference" : ""}.`);
    place.replaceChildren(controls, note, region);
    // The search of the page has rows to look through again.
    document.getElementById("search").dispatchEvent(new Event("input"));
  }

  window.addEventListener("hashchange", () => {
    fromAddress();
    show();
  });
  fromAddress();
  show();
})();
