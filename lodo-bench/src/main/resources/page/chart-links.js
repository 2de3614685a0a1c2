"use strict";
/**
 * What readers changed about charts, in the address of the page, so that a link shows what they see: after the number sign an
 * entry for each changed chart. Entries of others are kept.
 */
const ChartLinks = (() => {
  /** None in the address of a section. */
  const entries = () => new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");

  /** What the address says about a figure; null if it says nothing. */
  function read(id) {
    const text = entries().get(id);
    if (!text) {
      return null;
    }
    try {
      const state = JSON.parse(text);
      return state !== null && typeof state === "object" ? state : null;
    } catch (unreadable) {
      return null;
    }
  }

  /** Says it, or nothing if the chart is as at first. */
  function write(id, state) {
    const all = entries();
    all.delete(id);
    if (Object.keys(state).length > 0) {
      all.set(id, JSON.stringify(state));
    }
    const hash = all.toString();
    history.replaceState(null, "", hash === "" ? location.pathname + location.search : `#${hash}`);
  }

  /** The figures that the address says something about. */
  const figures = () => Array.from(entries().keys()).filter(id => id.startsWith("figure-")).map(id => document.getElementById(id)).filter(Boolean);

  return { read, write, figures };
})();
