// Everything works without this file; it saves a reach for the mouse, and a second letter to somebody who was in a hurry.
// It runs before the page is there, so that no key is lost on a slow line.
"use strict";
(() => {
	const typing = (element) => element.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

	const ready = (deed) => {
		if (document.readyState === "loading") {
			document.addEventListener("DOMContentLoaded", deed);
		}
		else {
			deed();
		}
	};

	// ------------------------------------------------------------------ keys
	// What is pressed while a page is on its way waits for it: it is meant for that page.
	const waiting = [];
	let coming = 0;

	let begun = false;

	const busy = () => coming > 0 || !begun;

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

	const catchUp = () => {
		while (waiting.length > 0 && !busy()) {
			const key = waiting.shift();
			const field = document.activeElement;
			if (!typing(field)) {
				press(key) || go(key);
			}
			else if (key.length === 1 && field.setRangeText) {
				field.setRangeText(key, field.selectionStart, field.selectionEnd, "end");
			}
		}
	};

	// g, and then where to
	let going = 0;

	const go = (key) => {
		const there = performance.now() - going < 1500 && document.querySelector(`[data-go="${CSS.escape(key)}"]`);
		going = (key === "g") ? performance.now() : 0;
		if (there) {
			there.click();
		}
		return Boolean(there) || key === "g";
	};

	// what the finder found, by arrow keys
	const walk = (event) => {
		const finder = event.target.closest?.(".finder");
		const links = [...document.querySelectorAll("#found-now a")];
		if (!finder || links.length === 0) {
			return false;
		}
		const at = links.indexOf(document.activeElement);
		if (event.key === "ArrowDown" || event.key === "ArrowUp") {
			(links[at + (event.key === "ArrowDown" ? 1 : -1)] ?? finder.querySelector("input")).focus();
			return true;
		}
		if (event.key === "Enter" && at < 0 && finder.querySelector("input").value) {
			links[0].click();
			return true;
		}
		return false;
	};

	// the squares, by arrow keys: to the nearest one in that direction, wherever the layout has put it
	const directions = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

	const wander = (event) => {
		const direction = directions[event.key];
		const squares = direction && document.getElementById("squares");
		const from = document.activeElement.closest?.("#squares a");
		if (!squares || typing(event.target) || (!from && direction[0] === 0)) {
			return false;
		}
		const all = [...squares.querySelectorAll("a")];
		let best = from ? null : all[0];
		if (from) {
			const here = from.getBoundingClientRect();
			let least = Infinity;
			for (const one of all) {
				const there = one.getBoundingClientRect();
				const x = there.left - here.left;
				const y = there.top - here.top;
				const along = x * direction[0] + y * direction[1];
				const aside = Math.abs(x * direction[1] + y * direction[0]);
				if (along > 1 && along + aside * 8 < least) {
					least = along + aside * 8;
					best = one;
				}
			}
		}
		if (best) {
			from?.setAttribute("tabindex", "-1");
			best.removeAttribute("tabindex");
			best.focus();
		}
		return true;
	};

	const close = () => document.getElementById("found-now")?.replaceChildren();

	document.addEventListener("click", (event) => {
		if (!event.target.closest?.(".finder")) {
			close();
		}
	});

	document.addEventListener("keydown", (event) => {
		if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && document.querySelector(".finder")) {
			event.preventDefault();
			document.querySelector(".finder input").select();
			return;
		}
		if (walk(event) || (!event.ctrlKey && !event.metaKey && !event.altKey && wander(event))) {
			event.preventDefault();
			return;
		}
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
			close();
			if (typing(event.target)) {
				event.target.blur();
			}
			return;
		}
		if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)
				|| document.querySelector("main[data-keys=off]")) {
			return;
		}
		if (busy() && event.key.length === 1) {
			event.preventDefault();
			waiting.push(event.key);
		}
		else if (press(event.key) || go(event.key)) {
			event.preventDefault();
		}
	});

	// one press, one deed: the server holds to that too, by the request's own key
	document.addEventListener("submit", (event) => {
		if (event.target.dataset.sent) {
			event.preventDefault();
			event.stopImmediatePropagation();
			return;
		}
		event.target.dataset.sent = "yes";
	}, true);

	const again = () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);

	window.addEventListener("pageshow", again);

	// ------------------------------------------------------------------ pages
	// The next page comes into this one (htmx), so that nothing flickers and the keyboard stays ours.
	document.addEventListener("htmx:beforeRequest", (event) => {
		if (event.detail.boosted) {
			coming++;
			document.documentElement.setAttribute("aria-busy", "true");
		}
	});

	document.addEventListener("htmx:beforeSwap", (event) => {
		if (event.detail.boosted) {
			const body = /<body(?: class="([^"]*)")?/.exec(event.detail.xhr.responseText);
			document.body.className = body?.[1] ?? "";
		}
	});

	// heard by a screen reader; seen by everybody when it is trouble
	const say = (words, trouble) => {
		const now = document.getElementById("said-now");
		if (now) {
			now.textContent = words;
			now.className = trouble ? "message" : "vh";
		}
	};

	const arrived = (event) => {
		if (event.detail.boosted) {
			coming = Math.max(0, coming - 1);
			if (coming === 0) {
				document.documentElement.removeAttribute("aria-busy");
			}
			again();
			catchUp();
		}
	};

	document.addEventListener("htmx:afterSettle", (event) => {
		if (event.detail.boosted) {
			settle();
			const start = document.querySelector("[autofocus]") ?? document.querySelector(document.querySelector(".skip")?.hash || "main");
			start?.focus({ preventScroll: true });
			const said = document.querySelector(".said span, .message[role=alert] span");
			say(said?.textContent ?? "", false);
			arrived(event);
		}
	});

	["htmx:sendError", "htmx:swapError", "htmx:timeout", "htmx:sendAbort"].forEach((name) => document.addEventListener(name, (event) => {
		arrived(event);
		if (event.detail.boosted && name !== "htmx:sendAbort") {
			say("The desk does not answer. What you pressed last may not have been done: try it once more.", true);
		}
	}));

	const settle = () => {
		// the strip of keys is of use only where this file runs
		document.querySelectorAll(".keys[hidden]").forEach((strip) => strip.removeAttribute("hidden"));
		document.querySelectorAll("[data-press]").forEach((button) => {
			if (!document.querySelector(`[data-key="${CSS.escape(button.dataset.press)}"]`)) {
				button.closest("li").remove();
				return;
			}
			button.addEventListener("click", () => press(button.dataset.press));
		});

		// one stop for the tab key; the arrows do the rest
		[...document.querySelectorAll("#squares a")].slice(1).forEach((square) => square.setAttribute("tabindex", "-1"));

		// what is open is in sight, in its queue and among the places
		document.querySelector(".places [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
		document.querySelector(".queue .row[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
	};

	ready(() => {
		settle();
		// when htmx has looked at the page, too
		setTimeout(() => {
			begun = true;
			catchUp();
		});
	});
})();
