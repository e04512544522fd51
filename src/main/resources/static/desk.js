// Everything works without this file; it saves a reach for the mouse, and a second letter to somebody who was in a hurry.
"use strict";
(() => {
	const typing = (element) => element.closest("input, textarea, select, [contenteditable]");

	const press = (key) => {
		const target = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
		if (!target) {
			return false;
		}
		if (target.matches("input, textarea")) {
			target.focus();
		}
		else {
			target.click();
			const field = target.matches("summary") && target.parentElement.querySelector("input:not([type=hidden]), textarea");
			if (field) {
				field.focus();
			}
		}
		return true;
	};

	document.addEventListener("keydown", (event) => {
		if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.form) {
			const send = event.target.form.querySelector("[data-send]");
			if (send) {
				event.preventDefault();
				send.click();
			}
			return;
		}
		if (event.key === "Escape") {
			document.querySelectorAll("details.pop[open], details.mine[open]").forEach((open) => open.removeAttribute("open"));
			if (typing(event.target)) {
				event.target.blur();
			}
			return;
		}
		if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) {
			return;
		}
		if (press(event.key)) {
			event.preventDefault();
		}
	});

	// the strip of keys is of use only where this file runs
	document.querySelectorAll(".keys[hidden]").forEach((strip) => strip.removeAttribute("hidden"));
	document.querySelectorAll("[data-press]").forEach((button) => {
		if (!document.querySelector(`[data-key="${CSS.escape(button.dataset.press)}"]`)) {
			button.closest("li").remove();
			return;
		}
		button.addEventListener("click", () => press(button.dataset.press));
	});

	// one press, one deed: the server holds to that too, by the request's own key
	document.addEventListener("submit", (event) => {
		if (event.target.dataset.sent) {
			event.preventDefault();
			return;
		}
		event.target.dataset.sent = "yes";
	});
	window.addEventListener("pageshow", () => {
		document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
	});

	// what is open is in sight, in its queue and among the places
	document.querySelector(".places [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
	document.querySelector(".queue .row[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
})();
