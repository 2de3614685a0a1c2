
// ---- state in the URL: key=value pairs joined by &, so that several scripts share it ----
(() => {
  /** Of what is no text in an address, the address itself. */
  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch (error) {
      return text;
    }
  }
  const pairs = () => location.hash.slice(1).split("&").filter(pair => pair.includes("=")).map(pair => {
    const at = pair.indexOf("=");
    return [decoded(pair.slice(0, at)), decoded(pair.slice(at + 1))];
  });
  const stateOf = key => (pairs().find(pair => pair[0] === key) || [])[1];
  /** Leaves the other keys as they are. */
  function keep(key, value) {
    const others = pairs().filter(pair => pair[0] !== key);
    const all = value === null ? others : [...others, [key, value]];
    const hash = all.map(pair => pair.map(encodeURIComponent).join("=")).join("&");
    history.replaceState(history.state, "", hash === "" ? location.pathname + location.search : `#${hash}`);
  }

  // ---- the optimizer that the others are compared with ----
  const data = document.getElementById("references");
  if (data !== null) {
    const { chosen, references } = JSON.parse(data.textContent);
    const select = document.getElementById("reference");
    const names = Object.keys(references);
    names.forEach(name => select.add(new Option(name, name, name === chosen, name === chosen)));
    const answers = Array.from(document.querySelectorAll("main .reference ~ ul")[0].children);
    let shown = chosen;

    function show(name) {
      const before = references[shown];
      const now = references[name];
      answers.forEach((answer, index) => {
        const title = answer.querySelector("strong");
        answer.replaceChildren(title, ` ${now.sentences[index]}`);
      });
      Object.entries(now.rows).forEach(([table, rows]) => rewrite(document.getElementById(`table-${table}`), before, now, rows));
      shown = name;
      select.value = name;
    }

    /** Java has compared them; here its words are put into their places. */
    function rewrite(table, before, now, rows) {
      if (table === null) {
        return;
      }
      const heads = Array.from(table.tHead.rows[0].cells).map(head => head.querySelector("button"));
      const verdicts = heads.findIndex(head => head.textContent === before.verdicts);
      const wins = heads.findIndex(head => head.textContent === before.wins);
      if (verdicts < 0 || wins < 0) {
        return;
      }
      heads[verdicts].textContent = now.verdicts;
      heads[wins].textContent = now.wins;
      Array.from(table.tBodies[0].rows).forEach(row => {
        const texts = rows[row.cells[0].textContent] || ["not run", ""];
        row.cells[verdicts].textContent = texts[0];
        row.cells[wins].textContent = texts[1];
        const count = Number.parseInt(texts[1], 10);
        if (Number.isNaN(count)) {
          delete row.cells[wins].dataset.sort;
        } else {
          row.cells[wins].dataset.sort = String(count);
        }
      });
    }

    const ofUrl = () => (names.includes(stateOf("ref")) ? stateOf("ref") : chosen);
    select.addEventListener("change", () => {
      keep("ref", select.value === chosen ? null : select.value);
      show(select.value);
    });
    window.addEventListener("hashchange", () => {
      if (stateOf("ref") !== undefined) {
        show(ofUrl());
      }
    });
    select.closest(".reference").hidden = false;
    show(ofUrl());
  }

  // ---- what a link leads to is unfolded ----
  function unfold() {
    const target = pairs().length > 0 ? null : document.getElementById(decoded(location.hash.slice(1)));
    for (let fold = target && target.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      fold.open = true;
    }
    if (target && target.closest("details")) {
      target.scrollIntoView();
    }
  }
  window.addEventListener("hashchange", unfold);
  unfold();

  // ---- contents: the section in view is marked ----
  const links = Array.from(document.querySelectorAll("#contents a"));
  const headings = links.map(link => document.getElementById(link.getAttribute("href").slice(1)));
  function mark() {
    const passed = headings.filter(heading => heading !== null && heading.getBoundingClientRect().top < 120).length;
    links.forEach((link, index) => link.setAttribute("aria-current", String(index === passed - 1)));
  }
  if (links.length > 0) {
    document.addEventListener("scroll", mark, { passive: true });
    mark();
    // The state stays in the URL when a link of the contents is followed.
    links.forEach((link, index) => link.addEventListener("click", event => {
      if (pairs().length > 0 && headings[index] !== null) {
        event.preventDefault();
        headings[index].scrollIntoView();
        headings[index].tabIndex = -1;
        headings[index].focus({ preventScroll: true });
      }
    }));
  }
})();
