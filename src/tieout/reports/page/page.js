"use strict";
(() => {
  const cards = [...document.querySelectorAll(".card")];
  const marks = new Map();
  for (const mark of document.querySelectorAll(".text a")) {
    const id = mark.hash.slice(1);
    marks.set(id, [...(marks.get(id) || []), mark]);
  }
  const buttons = [...document.querySelectorAll("button[data-outcome]")];
  const rule = document.getElementById("rule");
  const count = document.getElementById("count");
  const keys = document.getElementById("keys");
  let shown = cards;
  let current = null;

  const filter = () => {
    const outcomes = new Set(buttons.filter((b) => b.getAttribute("aria-pressed") === "true").map((b) => b.dataset.outcome));
    for (const card of cards) {
      const rules = card.dataset.rules.split(" ");
      const on = outcomes.has(card.dataset.outcome) && (rule.value === "" || rules.includes(rule.value));
      card.hidden = !on;
      for (const mark of marks.get(card.id) || []) mark.classList.toggle("off", !on);
    }
    shown = cards.filter((card) => !card.hidden);
    tell();
  };
  const tell = () => {
    const at = shown.indexOf(current);
    const place = at < 0 ? "" : `item ${at + 1} of `;
    count.textContent = `${place}${shown.length} shown`;
  };
  const select = (card, focus) => {
    if (!card) return;
    if (current) {
      current.classList.remove("on");
      current.removeAttribute("aria-current");
      for (const mark of marks.get(current.id) || []) mark.classList.remove("on");
    }
    current = card;
    card.classList.add("on");
    card.setAttribute("aria-current", "true");
    const own = marks.get(card.id) || [];
    for (const mark of own) mark.classList.add("on");
    if (focus === "mark" && own.length) {
      own[0].focus({ preventScroll: true });
    } else {
      card.focus({ preventScroll: true });
    }
    card.scrollIntoView({ block: "nearest" });
    if (own.length && (focus === "mark" || matchMedia("(min-width: 62rem)").matches)) {
      own[0].scrollIntoView({ block: "center" });
    }
    tell();
  };
  const move = (step) => {
    const at = shown.indexOf(current);
    const to = at < 0 ? (step > 0 ? 0 : shown.length - 1) : at + step;
    select(shown[Math.max(0, Math.min(shown.length - 1, to))], "card");
  };
  const press = (button) => {
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
    filter();
  };

  for (const button of buttons) button.addEventListener("click", () => press(button));
  rule.addEventListener("change", filter);
  document.getElementById("next").addEventListener("click", () => move(1));
  document.getElementById("back").addEventListener("click", () => move(-1));
  document.getElementById("help").addEventListener("click", () => keys.showModal());
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".text a, .to-draft");
    if (!link) return;
    event.preventDefault();
    if (link.matches(".to-draft")) select(link.closest(".card"), "mark");
    else select(document.getElementById(link.hash.slice(1)), "card");
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || keys.open || event.target.matches("select, input")) return;
    const button = buttons[Number(event.key) - 1];
    if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.key === "?") keys.showModal();
    else if (event.key === "Enter" && event.target.matches(".card")) select(event.target, "mark");
    else if (button) press(button);
    else return;
    event.preventDefault();
  });
  document.querySelector(".bar").hidden = false;
  filter();
  if (location.hash) {
    const card = document.getElementById(location.hash.slice(1));
    if (card && card.matches(".card")) select(card, "card");
  }
})();
