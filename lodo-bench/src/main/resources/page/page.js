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
  let isPrinting = false;
  // Paper is light.
  const isDark = () => root.dataset.theme === "dark" && !isPrinting;
  const css = name => getComputedStyle(root).getPropertyValue(name).trim();

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

  // ---- charts ----
  const theme = { isDark, css };
  const waitingFigures = new Set(document.querySelectorAll("figure[data-chart]"));
  function draw(figure) {
    if (!waitingFigures.delete(figure)) {
      return;
    }
    observer.unobserve(figure);
    const chart = new Chart(figure, charts[figure.dataset.chart], theme);
    drawn.push(chart);
    figure.dataset.drawn = "true";
    if (search.value.trim() !== "") {
      chart.filter(search.value.trim().toLowerCase());
    }
  }
  const observer = new IntersectionObserver(
    entries => entries.filter(entry => entry.isIntersecting).forEach(entry => draw(entry.target)), { rootMargin: "300px" });
  waitingFigures.forEach(figure => observer.observe(figure));
  const linked = ChartLinks.figures();
  if (linked.length > 0) {
    linked.filter(figure => waitingFigures.has(figure)).forEach(draw);
    linked[0].scrollIntoView();
  }

  // ---- printing ----
  // The width of A4 paper within its margins, in the pixels of style sheets.
  const PAPER_WIDTH = 640;
  let unfolded = [];
  addEventListener("beforeprint", () => {
    isPrinting = true;
    unfolded = Array.from(document.querySelectorAll("main details:not([open])"))
      .filter(details => details.closest("figure") === null && details.querySelector("table, figure") !== null);
    unfolded.forEach(details => { details.open = true; });
    waitingFigures.forEach(draw);
    drawn.forEach(chart => chart.print(PAPER_WIDTH));
  });
  addEventListener("afterprint", () => {
    isPrinting = false;
    unfolded.forEach(details => { details.open = false; });
    drawn.forEach(chart => chart.print(null));
  });
})();
