"use strict";
// Filters, keys and "copy as footnote". Without it the dossier is complete, only longer to search.
(() => {
  const byId = (id) => document.getElementById(id);
  document.documentElement.classList.add("js");
  const groups = [...document.querySelectorAll("#record .speaker:not(.refused)")].map((node) => ({
    node,
    number: node.querySelector("summary .number"),
    name: [...node.querySelectorAll("h3, .names")].map((part) => part.textContent).join(" "),
    cards: [...node.querySelectorAll(".card")],
  }));
  const all = groups.reduce((sum, group) => sum + group.cards.length, 0);
  const form = byId("filters");
  let current = null; // the card that the keys stand on

  // ---- filters
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/\s+/g, " ").toLowerCase();
  const texts = new Map();
  const textOf = (card, name) => {
    if (!texts.has(card)) {
      const parts = [...card.querySelectorAll("blockquote, .said, .as, .where, .note")].map((part) => part.textContent);
      texts.set(card, plain([name, ...parts].join(" ")));
    }
    return texts.get(card);
  };
  const statements = (number) => `${number.toLocaleString("en-GB")} ${number === 1 ? "statement" : "statements"}`;

  function filter() {
    const wanted = plain(byId("search").value).trim();
    const words = wanted ? wanted.split(" ") : [];
    const speaker = byId("speaker").value, how = byId("how").value, sure = Number(byId("sure").value);
    const filtering = words.length > 0 || speaker !== "" || how !== "" || sure > 0;
    let total = 0;
    for (const group of groups) {
      let shown = 0;
      const inGroup = speaker === "" || speaker === group.node.id;
      for (const card of group.cards) {
        const fits = inGroup && (how === "" || card.dataset.how === how) && Number(card.dataset.sure) >= sure
          && words.every((word) => textOf(card, group.name).includes(word));
        if (card.hidden === fits) card.hidden = !fits;
        if (fits) shown += 1;
      }
      group.node.hidden = shown === 0;
      const label = shown === group.cards.length ? statements(shown) : `${shown} of ${statements(group.cards.length)}`;
      if (group.number.textContent !== label) group.number.textContent = label;
      total += shown;
    }
    byId("count").textContent = filtering ? `${total.toLocaleString("en-GB")} of ${statements(all)}` : statements(all);
    byId("clear").hidden = !filtering;
    byId("nothing").hidden = total > 0;
  }

  if (form) {
    let waiting = 0;
    form.hidden = false;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filter, 120); });
    form.addEventListener("reset", () => setTimeout(filter));
    byId("clear").addEventListener("click", () => setTimeout(() => byId("search").focus()));
    filter();
  }

  // ---- going somewhere and coming back
  function arrive(id) {
    for (const lit of document.querySelectorAll(".on")) lit.classList.remove("on");
    const place = id ? byId(id) : null;
    if (!place) return;
    for (let box = place.parentElement; box; box = box.parentElement) if (box.tagName === "DETAILS") box.open = true;
    if (place.matches(".card")) {
      if (place.closest("[hidden]")) { form.reset(); filter(); }
      stand(place);
      return;
    }
    if (id.startsWith("in-")) {
      const statement = id.slice(3);
      current = byId(statement) || current;
      for (const part of document.querySelectorAll(`[data-of~="${CSS.escape(statement)}"]`)) part.classList.add("on");
    }
    if (place.tabIndex === -1) place.focus({ preventScroll: true });
    show(place, place.matches(".anchor") ? "center" : "start");
  }

  // In a large record the height of what is out of sight is a guess: once it has come into sight, the place may have moved.
  function show(place, block) {
    place.scrollIntoView({ block });
    if (document.body.classList.contains("large")) {
      requestAnimationFrame(() => requestAnimationFrame(() => place.scrollIntoView({ block })));
    }
  }

  function stand(card) {
    current = card;
    card.tabIndex = -1;
    card.focus({ preventScroll: true });
    show(card, "nearest");
  }

  function step(by) {
    const open = groups.filter((group) => group.node.open && !group.node.hidden);
    const cards = open.flatMap((group) => group.cards.filter((card) => !card.hidden));
    if (!cards.length) return;
    const here = document.activeElement.closest(".card") || current;
    const at = cards.indexOf(here);
    stand(cards[at < 0 ? 0 : Math.min(Math.max(at + by, 0), cards.length - 1)]);
  }

  addEventListener("hashchange", () => arrive(decodeURIComponent(location.hash.slice(1))));
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && link.hash === location.hash) setTimeout(() => arrive(link.hash.slice(1)));
    const button = event.target.closest(".copy");
    if (button) copy(button.closest(".card").querySelector(".footnote").textContent);
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const at = document.activeElement;
    if (at.matches("input, select, textarea")) {
      if (event.key === "Escape" && at.id === "search" && !at.value) at.blur();
      return;
    }
    if (event.key === "/" && form) { event.preventDefault(); byId("search").focus(); byId("search").select(); }
    else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "Enter" && at.matches(".card")) { event.preventDefault(); at.querySelector(".open").click(); }
    else if (event.key === "Escape" && current && at !== current) { event.preventDefault(); location.hash = current.id; arrive(current.id); }
  });

  // ---- copy as footnote
  function tell(words) {
    byId("told").textContent = words;
    setTimeout(() => { if (byId("told").textContent === words) byId("told").textContent = ""; }, 4000);
  }

  async function copy(words) {
    try {
      await navigator.clipboard.writeText(words);
      tell("Footnote copied");
    } catch {
      tell(copyFromField(words) ? "Footnote copied" : words);
    }
  }

  function copyFromField(words) {
    const back = document.activeElement, field = document.createElement("textarea");
    field.className = "offscreen";
    field.value = words;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    back.focus({ preventScroll: true });
    return done;
  }

  addEventListener("beforeprint", () => { for (const group of groups) group.node.open = true; });
  if (location.hash) arrive(decodeURIComponent(location.hash.slice(1)));
})();
